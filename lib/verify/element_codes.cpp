#include "verify/element_codes.hpp"

#include <algorithm>
#include <string_view>

namespace visado::verify {

CodeSet ListField::code_of(Context const& element) const {
  Value const value = field.value(element);
  if (field.only_presence) return value.is_null() ? missing : other;
  std::string_view text;
  if (!test_text(value, text)) return missing;
  auto const found = std::ranges::lower_bound(values, text);
  return found != values.end() && *found == text ? CodeSet{1} << (found - values.begin()) : other;
}

CodeSet ListField::true_for(FieldTest const& test) const {
  if (field.only_presence) return test.negated ? missing : other;
  CodeSet set = test.negated ? other : CodeSet{0};
  for (std::size_t i = 0; i < values.size(); ++i)
    if (test.allows(values[i])) set |= CodeSet{1} << i;
  return set;
}

bool ElementCodes::List::rules_out_all(ElementTests const& tests) const {
  return std::ranges::any_of(tests.tests, [this](ElementTest const& test) {
    return (present_[test.field] & test.not_false) == 0;
  });
}

bool ElementCodes::List::rules_out(ElementTests const& tests, std::size_t element) const {
  return std::ranges::any_of(tests.tests, [&](ElementTest const& test) {
    return (codes_[element * fields_ + test.field] & test.not_false) == 0;
  });
}

bool ElementCodes::List::passes(ElementTests const& tests, std::size_t element) const {
  return std::ranges::all_of(tests.tests, [&](ElementTest const& test) {
    return (codes_[element * fields_ + test.field] & test.holds) != 0;
  });
}

ElementCodes::List const& ElementCodes::of(std::size_t list, Facts const& facts) {
  auto& known = known_[list];
  if (known.round_ != round_) {
    known.round_ = round_;
    work_out(lists_[list], facts.root().as_context().values[lists_[list].slot], known);
  }
  return known;
}

void ElementCodes::work_out(ElementList const& of, Value const& value, List& list) const {
  list.size_ = 0;
  list.fields_ = of.fields.size();
  list.present_.assign(list.fields_, 0);
  list.codes_.clear();
  if (!value.is(Kind::list)) return;
  auto const items = value.as_list();
  for (Value const& item : items) {
    if (!item.is(Kind::context) || item.as_context().record != of.record) return;
    for (std::size_t i = 0; i < list.fields_; ++i) {
      CodeSet const code = of.fields[i].code_of(item.as_context());
      list.codes_.push_back(code);
      list.present_[i] |= code;
    }
  }
  list.size_ = items.size();
}

}  // namespace visado::verify
