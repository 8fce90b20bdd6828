// The mutants of a rulebook: each a small change of one rule, definition or parameter, ready to be judged.
#pragma once

#include <functional>

#include "verify/proof/sites.hpp"
#include "visado/rule_proof.hpp"

namespace visado::verify {

// One change, before it is compiled. Exactly one of the members behind `described` says what it does.
struct MutantPlan {
  Mutant described;
  std::vector<Rule const*> rules;  // whose tests may notice: the rule itself, or those that use what changes

  Site const* site = nullptr;      // this expression…
  std::string text;                // …is this text instead; empty: it is dropped (`aplica`, `fecha_segun`)
  std::function<void(Rule&)> change_rule;   // a copy of the rule, changed
  std::optional<std::uint32_t> parameter;   // this parameter…
  std::vector<ParameterValue> values;       // …has these values instead
  TableSite const* table = nullptr;         // this table…
  std::function<void(TableText&)> change_table;  // …is so changed
};

// In the order of the report, names made unique.
[[nodiscard]] std::vector<MutantPlan> plan_mutants(Rulebook const& rulebook, Sites const& sites);

}  // namespace visado::verify
