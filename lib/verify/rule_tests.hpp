// The tests that rules carry, one at a time.
#pragma once

#include "visado/verify.hpp"

namespace visado::verify {

// Of a rule of `rulebook` (a part, when there are several schemas); the test need not be one of the rule's own.
[[nodiscard]] TestOutcome run_rule_test(Rulebook const& rulebook, Rule const& rule, RuleTest const& test);

}  // namespace visado::verify
