// The tokens of FEEL. Each function reads one at `at`, blanks already skipped, and gives where it ends; null when
// it is not there. What can be nothing else and is wrong throws a SyntaxError.
#pragma once

#include "feel/grammar/state.hpp"
#include "feel/grammar/syntax_error.hpp"

namespace visado::feel {

template <class Attribute>
using Scanner = char const* (*)(char const* at, State& state, Attribute& result);

// ---- literals -------------------------------------------------------------------------------------------------
char const* scan_number(char const* at, State& state, TextToken& number);
char const* scan_string(char const* at, State& state, TextToken& string);
char const* scan_at_literal(char const* at, State& state, TextToken& literal);
char const* scan_constant(char const* at, State& state, TextToken& constant);  // true, false, null

// The error for the comma of `25,000`, a number from `begin` on.
SyntaxError decimal_comma(char const* begin, char const* comma, State const& state);

// ---- names ----------------------------------------------------------------------------------------------------
char const* scan_name(char const* at, State& state, TextToken& name);
char const* scan_property(char const* at, State& state, TextToken& property);   // behind a point
char const* scan_variable(char const* at, State& state, TextToken& variable);   // up to `in`
char const* scan_parameter(char const* at, State& state, TextToken& parameter); // up to `,` `:` `)`
char const* scan_argument(char const* at, State& state, TextToken& argument);   // only before `:`
char const* scan_key(char const* at, State& state, TextToken& key);             // name or string up to `:`
char const* scan_type_name(char const* at, State& state, TextToken& type);

// ---- operators ------------------------------------------------------------------------------------------------
char const* scan_additive(char const* at, State& state, OperatorToken& op);
char const* scan_multiplicative(char const* at, State& state, OperatorToken& op);
char const* scan_power(char const* at, State& state, OperatorToken& op);
char const* scan_relational(char const* at, State& state, OperatorToken& op);
char const* scan_minus(char const* at, State& state, Span& minus);
char const* scan_only_dash(char const* at, State& state, Span& dash);  // the whole text is `-`
char const* scan_instance_of(char const* at, State& state, Span& words);
char const* scan_filter_bracket(char const* at, State& state, Span& bracket);
char const* scan_range_close(char const* at, State& state, CloseToken& bracket);
char const* scan_missing_end(char const* at, State& state, CloseToken& bracket);  // `)` or `]` behind `..`
char const* scan_not_external(char const* at, State& state, Span& nothing);

// ---- words and signs ------------------------------------------------------------------------------------------
char const* scan_keyword(char const* at, State& state, Keyword keyword, Span& word);
char const* scan_sign(char const* at, State& state, std::string_view sign, Span& span);
char const* scan_open(char const* at, State& state, char bracket);
char const* scan_close(char const* at, State& state, char bracket, CloseToken& result);
// The word of a generic type before its `<`; and the words «lista de».
char const* scan_generic(char const* at, State& state, std::string_view type, Span& word);
char const* scan_list_of(char const* at, State& state, Span& words);

}  // namespace visado::feel
