// From «expected this, there» to a sentence for a person.
#pragma once

#include <string_view>

#include "feel/grammar/state.hpp"
#include "feel/grammar/syntax_error.hpp"

namespace visado::feel {

// The error for an expectation that was not met. `expected` is the name of a rule or token of the grammar: a word of
// the language, a sign, or «operand», «end», «property», «variable», «parameter», «key», «field», «type»,
// «range end».
[[nodiscard]] SyntaxError unmet_expectation(State const& state, std::string_view expected, char const* at);

}  // namespace visado::feel
