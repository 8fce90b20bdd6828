// Over the dossiers of an open file of JSON Lines. Both give false, and say why, when a line is not JSON or something is
// out of scope (values.hpp).
#pragma once

#include <cstdint>
#include <string>

#include "findings.hpp"

namespace yardstick {

// The twenty checks.
bool check_file(int input, Findings& findings, std::string& error);

// Only reads the fields that the checks use; `seen` is a number that depends on all of them.
bool touch_file(int input, std::uint64_t& seen, std::string& error);

}  // namespace yardstick
