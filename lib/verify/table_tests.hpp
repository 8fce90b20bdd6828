// Runs the tests that tables carry beside them.
#pragma once

#include <vector>

#include "visado/verify.hpp"

namespace visado::verify {

void run_table_tests(Rulebook const& rulebook, std::vector<TestOutcome>& outcomes);

}  // namespace visado::verify
