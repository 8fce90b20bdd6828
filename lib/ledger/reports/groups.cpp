#include "ledger/reports/groups.hpp"

#include <algorithm>

namespace visado::ledger {

void Groups::add(Counted const& reparo, std::string const& key, std::string const& label) {
  auto four_months = four_months_of(reparo.formulated);
  auto& entry = entries_[{four_months, key}];
  auto& group = entry.group;
  if (group.reparos == 0) {
    group.four_months = std::move(four_months);
    group.key = key;
    group.label = label;
  }
  ++group.reparos;
  if (reparo.open()) ++group.open;
  if (entry.last == reparo.dossier) return;
  entry.last = reparo.dossier;
  ++group.dossiers;
  ledger::add(group.requested, reparo.currency, reparo.requested);
  ledger::add(group.excluded, reparo.currency, reparo.excluded);
}

std::vector<IndicatorsReport::Group> Groups::sorted() const {
  std::vector<IndicatorsReport::Group> groups;
  for (auto const& [key, entry] : entries_) groups.push_back(entry.group);
  std::ranges::stable_sort(groups, [](auto const& a, auto const& b) {
    return std::tie(a.four_months, b.dossiers, b.reparos) < std::tie(b.four_months, a.dossiers, a.reparos);
  });
  return groups;
}

void Precisions::add(Counted const& reparo) {
  auto& rule = rules_[reparo.rule];
  rule.rule = reparo.rule;
  rule.title = reparo.title;
  ++rule.reparos;
  if (reparo.lifted()) ++rule.lifted;
  if (reparo.rule_changed()) ++rule.rule_changed;
}

std::vector<IndicatorsReport::Precision> Precisions::sorted() const {
  std::vector<IndicatorsReport::Precision> rules;
  for (auto const& [id, rule] : rules_) {
    auto const& one = rules.emplace_back(rule);
    auto const right = static_cast<std::int64_t>(one.reparos - one.lifted - one.rule_changed);
    auto const share = Decimal::divide(Decimal::integer(right * 100), Decimal::integer(static_cast<std::int64_t>(one.reparos)));
    if (share) rules.back().percent = share->round(1, Rounding::half_up).value_or(*share);
  }
  std::ranges::stable_sort(rules, {}, &IndicatorsReport::Precision::percent);
  return rules;
}

void Recidivisms::add(Counted const& reparo, bool before) {
  add(reparo, before, By::rule, "", "");
  if (!reparo.unit.empty()) add(reparo, before, By::unit, reparo.unit, "");
  if (!reparo.supplier.empty()) add(reparo, before, By::supplier, reparo.supplier, reparo.supplier_name);
}

void Recidivisms::add(Counted const& reparo, bool before, By by, std::string const& who, std::string const& label) {
  auto& entry = entries_[{by, reparo.rule, who}];
  auto& count = entry.count;
  count.by = by;
  count.rule = reparo.rule;
  count.title = reparo.title;
  count.who = who;
  if (!label.empty()) count.label = label;
  auto& last = before ? entry.last_before : entry.last;
  if (last != reparo.dossier) ++(before ? count.before : count.dossiers);
  last = reparo.dossier;
  if (!before && reparo.returned) ++count.returned;
}

std::vector<IndicatorsReport::Recidivism> Recidivisms::sorted() const {
  std::vector<IndicatorsReport::Recidivism> all;
  for (auto const& [key, entry] : entries_) {
    auto const& count = entry.count;
    bool const again = count.dossiers + count.before > 1 || count.returned > 0;
    if (again && count.dossiers > 0) all.push_back(count);
  }
  std::ranges::stable_sort(all, [](auto const& a, auto const& b) {
    return std::make_tuple(a.by, b.dossiers + b.before, b.returned) < std::make_tuple(b.by, a.dossiers + a.before, a.returned);
  });
  return all;
}

}  // namespace visado::ledger
