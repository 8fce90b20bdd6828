#include <algorithm>

#include "visado/verify.hpp"

namespace visado {

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
  if (verdict.accounts.empty() && verdict.proposal == Proposal::no_verificado) ++unreadable;

  for (auto const& account : verdict.accounts) {
    auto& rule = rules[account.rule];
    rule.cumple += account.cumple;
    rule.incumple += account.incumple;
    rule.no_aplica += account.no_aplica;
    rule.no_evaluable += account.no_evaluable;
    rule.por_comprobar += account.por_comprobar;
    rule.exceptuado += account.exceptuado;
    rule.error += account.error;
    rule_errors += account.error;
    rule.dossiers_incumple += account.incumple > 0;
    bool const judged = account.cumple + account.incumple + account.exceptuado + account.por_comprobar > 0;
    rule.dossiers_judged += judged;
    if (judged) continue;
    if (account.no_evaluable > 0) ++rule.why_not["faltan datos"];
    else if (account.no_aplica > 0) ++rule.why_not[std::string(account.why_not)];
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

}  // namespace visado
