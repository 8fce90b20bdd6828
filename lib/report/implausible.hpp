// A rule that fires on most of what it judges: either the rule is wrong, or the data are.
#pragma once

#include "visado/verify.hpp"

namespace visado::report {

// More than half, of twenty dossiers or more.
[[nodiscard]] inline bool is_implausible(Summary::PerRule const& rule) {
  constexpr std::uint64_t fewest_judged = 20;
  return rule.dossiers_judged >= fewest_judged && rule.dossiers_incumple * 2 > rule.dossiers_judged;
}

}  // namespace visado::report
