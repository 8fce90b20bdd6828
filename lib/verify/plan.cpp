#include "verify/plan.hpp"

#include <algorithm>
#include <limits>

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
  for (auto const& citation : rule.basis) norms.emplace_back(citation.norm->validity);
  if (needs_date && !rule.date) date = reference_date;
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
