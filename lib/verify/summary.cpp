#include <algorithm>
#include <utility>

#include "visado/verify.hpp"

namespace visado {
namespace {

using Account = Verdict::RuleAccount;

std::uint64_t& counter(Summary::PerRule& rule, Outcome outcome) {
  switch (outcome) {
    case Outcome::cumple: return rule.cumple;
    case Outcome::incumple: return rule.incumple;
    case Outcome::no_aplica: return rule.no_aplica;
    case Outcome::no_evaluable: return rule.no_evaluable;
    case Outcome::por_comprobar: return rule.por_comprobar;
    case Outcome::exceptuado: return rule.exceptuado;
    case Outcome::error: break;
  }
  return rule.error;
}

std::uint64_t& reason(Summary::PerRule& rule, WhyNot why_not) {
  return rule.why_not[static_cast<std::size_t>(why_not)];
}

// What one rule said of one dossier. Gives how many times it broke.
std::uint64_t add_rule(Summary::PerRule& rule, Account const* first, Account const* last) {
  bool judged = false, undecided = false;
  std::uint64_t errors = 0;
  Account const* not_applied = nullptr;
  for (auto const* account = first; account != last; ++account) {
    counter(rule, account->outcome) += account->times;
    switch (account->outcome) {
      case Outcome::incumple: ++rule.dossiers_incumple; [[fallthrough]];
      case Outcome::cumple:
      case Outcome::por_comprobar:
      case Outcome::exceptuado: judged = true; break;
      case Outcome::no_evaluable: undecided = true; break;
      case Outcome::no_aplica: not_applied = account; break;
      case Outcome::error: errors = account->times; break;
    }
  }
  rule.dossiers_judged += judged;
  if (!judged && undecided) ++reason(rule, WhyNot::missing_data);
  else if (!judged && not_applied) ++reason(rule, not_applied->why_not);
  return errors;
}

// What most rules say of most dossiers, without a look at the rest. False when it is anything else.
bool add_usual(Summary::PerRule& rule, Account const& account) {
  if (account.outcome == Outcome::cumple) {
    rule.cumple += account.times;
    ++rule.dossiers_judged;
    return true;
  }
  if (account.outcome != Outcome::no_aplica) return false;
  rule.no_aplica += account.times;
  ++reason(rule, account.why_not);
  return true;
}

}  // namespace

void Summary::add(Verdict const& verdict) {
  ++read;
  if (verdict.repeated) {
    ++repeated;
    return;
  }
  switch (verdict.proposal) {
    case Proposal::sin_reparos: ++sin_reparos; break;
    case Proposal::con_observaciones: ++con_observaciones; break;
    case Proposal::con_reparos: ++con_reparos; break;
    case Proposal::no_verificado: ++no_verificado; break;
  }
  if (verdict.unreadable) {
    ++unreadable;
  } else {
    if (verdict.route >= routes_.size()) routes_.resize(verdict.route + std::size_t{1});
    ++routes_[verdict.route];
  }
  auto const* const end = verdict.accounts.data() + verdict.accounts.size();
  for (auto const* first = verdict.accounts.data(); first != end;) {
    auto const* last = first + 1;
    while (last != end && last->rule == first->rule) ++last;
    if (last == first + 1 && add_usual(rules[first->rule], *first)) {
      first = last;
      continue;
    }
    rule_errors += add_rule(rules[first->rule], first, last);
    first = last;
  }
  for (auto const& [rule, nanoseconds] : verdict.times) {
    ++rules[rule].visits;
    rules[rule].nanoseconds += nanoseconds;
  }
  for (auto const& [path, nearest] : verdict.unknown_keys) {
    ++unknown_keys[path];
    unknown_key_hints[path] = nearest;
  }
  for (auto const& finding : verdict.findings) {
    if (finding.outcome != Outcome::no_evaluable) continue;
    for (auto const& field : finding.missing) {
      auto& entry = missing[field.path];
      if (entry.document.empty()) entry.document = field.document;
      entry.rules.insert(finding.rule->id);
      ++entry.times;
    }
  }
}

void Summary::settle(Verifier const& verifier) {
  for (std::uint32_t route = 0; route < routes_.size(); ++route) {
    auto const times = std::exchange(routes_[route], 0);
    if (times == 0) continue;
    for (auto const& [rule, why_not] : verifier.passed_by(route)) {
      rules[rule].no_aplica += times;
      reason(rules[rule], why_not) += times;
    }
  }
}

bool Summary::nothing_judged() const {
  if (read == 0) return false;
  return std::ranges::none_of(rules, [](PerRule const& rule) { return rule.dossiers_judged > 0; });
}

}  // namespace visado
