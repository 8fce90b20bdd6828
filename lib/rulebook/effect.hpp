// What a finding does to the payment: by severity, and by how the text of its norms is known.
#pragma once

#include "visado/rulebook.hpp"

namespace visado::rulebook {

// `efecto` when a rule does not say it.
[[nodiscard]] Effect default_effect(RuleSeverity severity);

// Sets the effect that a rule may have. Rejecting, returning and excluding need a citation of at least one norm whose
// official text has been read, and a rule that is not merely tried out; otherwise it observes, and says why.
void limit_effect(Rule& rule);

}  // namespace visado::rulebook
