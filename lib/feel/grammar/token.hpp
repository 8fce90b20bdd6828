// What the token parsers hand to the builder.
#pragma once

#include <string>

#include "feel/syntax/ast.hpp"

namespace visado::feel {

struct OperatorToken {
  Operator op = Operator::none;
  Span span{};
};

// A literal or a name, with its decoded text.
struct TextToken {
  std::string text{};
  Span span{};
  bool builtin = false;
};

// The end of a bracket, with its beginning.
struct CloseToken {
  Span opener{};
  Span closer{};
  bool closed_low = false;   // opened by [
  bool closed_high = false;  // closed by ]
};

}  // namespace visado::feel
