#include "verify/plan.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "feel/expression_impl.hpp"

namespace visado::verify {
namespace {

// Rules in draft serve tests and comparisons; suspended and retired ones, the memory.
bool runs(Rule const& rule, VerifyOptions const& options) {
  return (rule.state == RuleState::activa || rule.state == RuleState::en_prueba) &&
         (!options.control || rule.control == *options.control);
}

FieldTests tests_of(Rule const& rule, Rulebook const& rulebook) {
  if (rule.for_each.empty()) return rule.applies ? field_tests(*rule.applies, rulebook) : FieldTests{};
  FieldTests all;
  for (auto const& part : rule.applies_to_dossier) {
    auto tests = field_tests(part, rulebook);
    std::ranges::move(tests.tests, std::back_inserter(all.tests));
    all.whole = all.whole && tests.whole;
  }
  return all;
}

bool at_stage(Rule const& rule, VerifyOptions const& options) {
  return options.stage.empty() || rule.stages.empty() ||
         std::ranges::find(rule.stages, options.stage) != rule.stages.end();
}

// The slot of the dossier that a rule goes through, when it does so through one list and its elements are records.
std::optional<std::size_t> list_slot(Rule const& rule, Rulebook const& rulebook) {
  if (rule.for_each.size() != 1 || rule.for_each.front().element == nullptr) return std::nullopt;
  auto const& program = rule.for_each.front().list.impl().program;
  auto const& root = program.code[program.root];
  bool const of_dossier = root.op == feel::Opcode::input_slot && root.a == 0 &&
                          program.records[root.extra] == &rulebook.schema().root;
  return of_dossier ? std::optional<std::size_t>(root.b) : std::nullopt;
}

}  // namespace

Days::Days(Validity const& validity)
    : from(validity.from ? validity.from->days : std::numeric_limits<std::int64_t>::min()),
      to(validity.to ? validity.to->days : std::numeric_limits<std::int64_t>::max()) {}

RulePlan::RulePlan(Rule const& rule, std::uint32_t index, Rulebook const& rulebook)
    : rule(&rule),
      index(index),
      // Whether validity or a norm of the rule depends on a date at all.
      needs_date(rule.validity.from || rule.validity.to || rule.date || !rule.basis.empty()),
      validity(rule.validity),
      tests(tests_of(rule, rulebook)),
      applies_is_tests(!rule.applies || field_tests(*rule.applies, rulebook).whole) {
  if (rule.for_each.empty()) applies_rest = tests.rest;
  for (auto const& citation : rule.basis) norms.emplace_back(citation.norm->validity);
  if (needs_date && !rule.date) {
    date = reference_date;
    if (rulebook.reference_date()) date_expression = &*rulebook.reference_date();
  }
}

std::optional<WhyNot> RulePlan::out_of_force(std::int64_t day) const {
  if (!validity.include(day)) return WhyNot::not_valid;
  if (!norms.empty() && std::ranges::none_of(norms, [day](Days const& norm) { return norm.include(day); }))
    return WhyNot::norm_not_in_force;
  return std::nullopt;
}

Plan::Plan(Rulebook const& rulebook, VerifyOptions const& options) {
  dates.push_back(rulebook.reference_date() ? &*rulebook.reference_date() : nullptr);
  auto const& all = rulebook.rules();
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    auto const& rule = all[i];
    if (!runs(rule, options)) continue;
    if (!at_stage(rule, options)) {
      passed.push_back({i, WhyNot::stage});
      continue;
    }
    auto& plan = rules.emplace_back(rule, i, rulebook);
    if (!rule.date || rule.date_of_element) continue;
    auto const text = rule.date->print(Language::en);  // all of them are read in the scope of the dossier
    auto const same = [&](Expression const* date) { return date->print(Language::en) == text; };
    auto found = std::find_if(dates.begin() + 1, dates.end(), same);
    if (found == dates.end()) found = dates.insert(dates.end(), &*rule.date);
    plan.date = static_cast<std::size_t>(found - dates.begin());
    plan.date_expression = *found;
  }
  choose_elements(rulebook);
}

void Plan::choose_elements(Rulebook const& rulebook) {
  struct Asked {
    RulePlan* rule;
    std::size_t list;
    std::vector<FieldTest> tests;  // of the element
    bool whole;
    std::optional<std::uint32_t> rest;
  };
  std::vector<Asked> all;
  for (auto& rule : rules) {
    auto const slot = rule.rule->applies ? list_slot(*rule.rule, rulebook) : std::nullopt;
    if (!slot) continue;
    auto read = field_tests(*rule.rule->applies, rulebook, &rule.rule->for_each.front());
    std::erase_if(read.tests, [](FieldTest const& test) { return test.field.input == 0; });
    if (read.tests.empty()) continue;
    auto const* const record = rule.rule->for_each.front().element;
    // One variable name may be bound to different inputs in different rules: what matters is the field.
    for (auto& test : read.tests) test.field.input = 0;
    auto found = std::ranges::find(lists, *slot, &ElementList::slot);
    if (found == lists.end()) found = lists.insert(lists.end(), {*slot, record, {}});
    for (auto const& test : read.tests) {
      auto field = std::ranges::find(found->fields, test.field, &ListField::field);
      if (field == found->fields.end()) field = found->fields.insert(field, {test.field, {}});
      field->values.insert(field->values.end(), test.values.begin(), test.values.end());
    }
    all.push_back({&rule, static_cast<std::size_t>(found - lists.begin()), std::move(read.tests), read.whole, read.rest});
  }
  for (auto& list : lists) {
    for (auto& field : list.fields) {
      std::ranges::sort(field.values);
      field.values.erase(std::unique(field.values.begin(), field.values.end()), field.values.end());
    }
    std::erase_if(list.fields, [](ListField const& field) { return field.values.size() > ListField::most_values; });
  }
  std::size_t const words = words_for(rules.size());
  for (auto& list : lists)
    for (auto& field : list.fields) {
      field.asking.assign(words, 0);
      field.not_false.assign(word_bits * words, 0);
    }
  for (auto& asked : all) {
    auto& fields = lists[asked.list].fields;
    ElementTests tests{.list = asked.list, .whole = asked.whole};
    for (auto const& test : asked.tests) {
      auto const field = std::ranges::find(fields, test.field, &ListField::field);
      if (field == fields.end()) {
        tests.whole = false;
        asked.rest.reset();
        continue;
      }
      auto const place = static_cast<std::size_t>(field - fields.begin());
      auto const holds = field->true_for(test);
      auto const not_false = holds | (test.field.only_presence ? CodeSet{0} : ListField::missing);
      auto same = std::ranges::find(tests.tests, place, &ElementTest::field);
      if (same == tests.tests.end()) same = tests.tests.insert(same, {place, ~CodeSet{0}, ~CodeSet{0}});
      same->holds &= holds;
      same->not_false &= not_false;
    }
    if (tests.tests.empty()) continue;
    auto const rule = static_cast<std::size_t>(asked.rule - rules.data());
    for (auto const& test : tests.tests) {
      insert(fields[test.field].asking, rule);
      for_each_bit(test.not_false, [&](std::size_t code) {
        fields[test.field].not_false[code * words + rule / word_bits] |= bit_of(rule);
      });
    }
    asked.rule->elements = std::move(tests);
    asked.rule->applies_rest = asked.rest;
  }
}

std::optional<std::int64_t> day_of(Value const& value) {
  if (value.is(Kind::date)) return value.as_date().days;
  if (value.is(Kind::date_time)) return value.as_date_time().date.days;
  return std::nullopt;
}

}  // namespace visado::verify

namespace visado {

std::size_t rules_asked(Rulebook const& rulebook, VerifyOptions const& options) {
  return static_cast<std::size_t>(std::ranges::count_if(rulebook.rules(), [&](Rule const& rule) {
    return verify::runs(rule, options) && verify::at_stage(rule, options);
  }));
}

}  // namespace visado
