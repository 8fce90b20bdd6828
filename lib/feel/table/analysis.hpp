// What can be said of a decision table before any data: gaps, overlaps, rows that never decide.
//
// Each input is cut into regions at the values that the cells name; every cell is then evaluated on one value of each
// region, so that the analysis and the evaluation cannot differ. What cannot be cut so (a cell that computes, a
// function, a name that is not known) may hold anywhere and must hold nowhere: nothing that is not certain is said.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "visado/decision_table.hpp"

namespace visado::feel {

// What is known of an input besides its type.
struct InputKnowledge {
  // Its values are all multiples of this; nothing: it is computed, or may have any digits.
  std::optional<Decimal> unit{};
  bool is_field = false;  // read as it is, not computed
};

struct AnalysisInput {
  DecisionTable const& table;
  Scope const& scope;
  Language language = Language::es;
  std::vector<InputKnowledge> inputs{};  // by input
  // The value of a parameter, when it is known.
  std::function<std::optional<Value>(std::uint32_t)> parameter{};
  std::string when{};  // of which values of the parameters this is said; may be empty
};

// TAB-030 to TAB-035. Bounded: a table that would take too long is said to be so.
[[nodiscard]] Diagnostics analyse(AnalysisInput const& input);

}  // namespace visado::feel
