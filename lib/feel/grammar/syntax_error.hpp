// What stops the reading of a text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "visado/diagnostic.hpp"

namespace visado::feel {

// Thrown inside the grammar, caught at its door: the first error is the only one. Spans are in the text read.
struct SyntaxError {
  Code code{};
  Span at{};
  std::vector<std::string> arguments{};
  std::string hint{};
  std::string label{};
  std::vector<std::pair<Span, std::string>> related{};
};

}  // namespace visado::feel
