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

void ElementCodes::work_out(ElementList const& of, Facts const& facts, List& list) const {
  list.round_ = round_;
  list.size_ = 0;
  list.fields_ = of.fields.size();
  list.codes_.clear();
  list.ruled_out_.assign(words_, 0);
  Value const value = facts.root().as_context().values[of.slot];
  if (!value.is(Kind::list)) return;
  auto const items = value.as_list();
  auto const is_record = [&](Value const& item) { return item.is(Kind::context) && item.as_context().record == of.record; };
  if (!std::ranges::all_of(items, is_record)) return;
  list.size_ = items.size();
  if (items.empty()) return;
  list.codes_.resize(items.size() * list.fields_);
  for (std::size_t i = 0; i < list.fields_; ++i) {
    CodeSet present = 0;
    CodeSet* code = list.codes_.data() + i;
    for (Value const& item : items) {
      *code = of.fields[i].code_of(item.as_context());
      present |= *code;
      code += list.fields_;
    }
    rule_out(of.fields[i], present, list);
  }
}

void ElementCodes::rule_out(ListField const& field, CodeSet present, List& list) const {
  for (std::size_t word = 0; word < words_; ++word) {
    std::uint64_t not_false = 0;
    for_each_bit(present, [&](std::size_t code) { not_false |= field.not_false[code * words_ + word]; });
    list.ruled_out_[word] |= field.asking[word] & ~not_false;
  }
}

}  // namespace visado::verify
