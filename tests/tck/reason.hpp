// Why the result of a case is null, or holds nulls: a line of JSON for each diagnostic.
#pragma once

#include <string>

#include "visado/diagnostic.hpp"

namespace visado::tck {

struct Reason {
  Diagnostic diagnostic;
  std::string in;  // the binding in whose text it stands; empty: the expression itself
};

// {"code":"FEEL-093","line":1,"column":5,"offset":4,"length":3,"message":"…"}: lines and columns from 1, in code
// points; offset and length in bytes of the text. Of a binding also "in".
[[nodiscard]] std::string to_json(Reason const& reason);

}  // namespace visado::tck
