#include "verify/router.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>

namespace visado::verify {

Router::Router(Plan const& plan) : plan_(plan) {
  choose_fields();
  choose_dates();
  auto everything = std::make_unique<Route>();
  begin(*everything);
  for (std::size_t i = 0; i < plan_.rules.size(); ++i) insert(everything->visits, i);
  routes_.push_back(std::move(everything));
}

// The fields that most rules ask for.
void Router::choose_fields() {
  std::map<TestedField, std::size_t> rules_by_field;
  for (auto const& rule : plan_.rules)
    for (auto const& test : rule.tests.tests) ++rules_by_field[test.field];
  std::vector<std::pair<std::size_t, TestedField>> ranked;
  for (auto const& [field, rules] : rules_by_field) ranked.emplace_back(rules, field);
  std::ranges::sort(ranked, std::greater<>());
  for (auto const& [rules, tested] : ranked) {
    if (fields_.size() == most_fields) break;
    Field field{tested, {}};
    for (auto const& rule : plan_.rules)
      for (auto const& test : rule.tests.tests)
        if (test.field == tested) field.values.insert(field.values.end(), test.values.begin(), test.values.end());
    std::ranges::sort(field.values);
    field.values.erase(std::unique(field.values.begin(), field.values.end()), field.values.end());
    if (field.values.size() <= most_codes) fields_.push_back(std::move(field));
  }
}

// The dates that most rules have, each with the days on which anything changes.
void Router::choose_dates() {
  std::vector<std::pair<std::size_t, std::size_t>> ranked(plan_.dates.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) ranked[i].second = i;
  for (auto const& rule : plan_.rules)
    if (rule.date != no_date) ++ranked[rule.date].first;
  std::ranges::sort(ranked, std::greater<>());
  for (auto const& [rules, date] : ranked) {
    if (rules == 0 || dates_.size() == most_dates) break;
    Dates dates{date, {}};
    auto const turn = [&](Days const& days) {
      if (days.from != std::numeric_limits<std::int64_t>::min()) dates.turns.push_back(days.from);
      if (days.to != std::numeric_limits<std::int64_t>::max()) dates.turns.push_back(days.to + 1);
    };
    for (auto const& rule : plan_.rules) {
      if (rule.date != date) continue;
      turn(rule.validity);
      for (auto const& norm : rule.norms) turn(norm);
    }
    std::ranges::sort(dates.turns);
    dates.turns.erase(std::unique(dates.turns.begin(), dates.turns.end()), dates.turns.end());
    if (dates.turns.size() <= most_codes) dates_.push_back(std::move(dates));
  }
}

Router::Code Router::code_of(Field const& field, Value const& value, std::size_t& last) const {
  if (field.field.only_presence) return value.is_null() ? missing : other;
  std::string_view text;
  if (!test_text(value, text)) return missing;
  auto const& values = field.values;
  if (last < values.size() && values[last] == text) return static_cast<Code>(last + 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != text) continue;
    last = i;
    return static_cast<Code>(i + 1);
  }
  return other;
}

Router::Code Router::code_of(Dates const& dates, Value const& value) {
  auto const day = day_of(value);
  if (!day) return missing;
  return static_cast<Code>(std::ranges::upper_bound(dates.turns, *day) - dates.turns.begin());
}

Route const& Router::route(Facts& facts, Memory& memory) const {
  Codes codes{};
  auto const& root = facts.root().as_context();
  for (std::size_t i = 0; i < fields_.size(); ++i)
    codes[i] = code_of(fields_[i], fields_[i].field.value(root), memory.last_value_[i]);
  for (std::size_t i = 0; i < dates_.size(); ++i)
    codes[most_fields + i] = code_of(dates_[i], facts.date(dates_[i].date, plan_.dates[dates_[i].date]));
  Key key;
  static_assert(sizeof(Codes) == sizeof(Key));
  std::memcpy(&key, codes.data(), sizeof(key));
  std::uint64_t mixed = 0;
  for (auto const word : key.words) mixed = (mixed ^ word) * 0x9e3779b97f4a7c15ULL;
  auto& known = memory.known_[mixed >> 56];
  if (known.route == nullptr || known.key != key) known = {key, &make(codes, key)};
  return *known.route;
}

Route const& Router::by_number(std::uint32_t number) const {
  std::lock_guard const lock(guard_);
  return *routes_[number];
}

Route const& Router::make(Codes const& codes, Key const& key) const {
  std::lock_guard const lock(guard_);
  auto const [found, is_new] = by_key_.try_emplace(key, routes_.front().get());
  if (!is_new) return *found->second;
  if (routes_.size() == most_routes) {  // data that vary without end: the rest visits every rule
    by_key_.erase(found);
    return *routes_.front();
  }
  auto route = std::make_unique<Route>();
  route->number = static_cast<std::uint32_t>(routes_.size());
  work_out(codes, *route);
  found->second = route.get();
  routes_.push_back(std::move(route));
  return *found->second;
}

void Router::begin(Route& route) const {
  std::size_t const words = words_for(plan_.rules.size());
  route.visits.assign(words, 0);
  route.coded.assign(words, 0);
  route.known.assign(plan_.rules.size(), {});
  route.passed = plan_.passed;
}

void Router::work_out(Codes const& codes, Route& route) const {
  begin(route);
  for (std::size_t i = 0; i < plan_.rules.size(); ++i) place(i, codes, route);
}

std::optional<bool> Router::holds(FieldTest const& test, Codes const& codes) const {
  auto const field = std::ranges::find(fields_, test.field, &Field::field);
  if (field == fields_.end()) return std::nullopt;
  Code const code = codes[static_cast<std::size_t>(field - fields_.begin())];
  if (test.field.only_presence) return (code != missing) != test.negated;
  if (code == missing) return std::nullopt;
  return code == other ? test.negated : test.allows(field->values[code - 1U]);
}

// As the judge would decide, in its order: of a rule over the dossier first the days in force, then `aplica`.
void Router::place(std::size_t rule, Codes const& codes, Route& route) const {
  auto const& plan = plan_.rules[rule];
  bool ruled_out = false, all_hold = true;
  for (auto const& test : plan.tests.tests) {
    auto const known = holds(test, codes);
    ruled_out = ruled_out || known == false;
    all_hold = all_hold && known == true;
  }
  std::optional<WhyNot> why = ruled_out ? std::optional(WhyNot::condition) : std::nullopt;
  bool in_force = !plan.needs_date;
  if (plan.needs_date) {
    auto const dates = std::ranges::find(dates_, plan.date, &Dates::date);
    bool const of_dossier = plan.rule->for_each.empty();
    if (plan.date == no_date || dates == dates_.end()) {
      if (of_dossier) why.reset();
    } else if (Code const code = codes[most_fields + static_cast<std::size_t>(dates - dates_.begin())]; code != missing) {
      // Any day between two turns stands for all of them.
      auto const& turns = dates->turns;
      auto const day = code > 0 ? turns[code - 1U] : turns.empty() ? 0 : turns.front() - 1;
      auto const out = plan.out_of_force(day);
      in_force = !out;
      if (of_dossier && out) why = out;
    }
  }
  if (why) {
    route.passed.push_back({plan.index, *why});
    return;
  }
  insert(route.visits, rule);
  bool const coded = plan.elements.list != ElementTests::none && in_force;
  route.known[rule] = {.applies = all_hold && plan.applies_is_tests,
                       .tests = all_hold,
                       .dossier = all_hold && plan.tests.whole,
                       .in_force = in_force,
                       .coded = coded};
  if (!coded) return;
  insert(route.coded, rule);
  if (std::ranges::find(route.lists, plan.elements.list) == route.lists.end()) route.lists.push_back(plan.elements.list);
}

}  // namespace visado::verify
