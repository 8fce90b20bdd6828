// Words of the rule files as people read them: with their accents.
#pragma once

#include <string_view>

#include "visado/rulebook.hpp"

namespace visado::report {

// «crítica»: rule files and JSON write it without its accent.
[[nodiscard]] inline std::string_view spoken(RuleSeverity severity) {
  return severity == RuleSeverity::critica ? "crítica" : to_string(severity);
}

}  // namespace visado::report
