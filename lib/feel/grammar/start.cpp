// A whole text: the two goals.
#include "feel/grammar/actions.hpp"
#include "feel/grammar/rules.hpp"
#include "feel/grammar/token_parsers.hpp"

namespace visado::feel::grammar {

// ---- tokens -----------------------------------------------------------------------------------------------------
Token<Span> const only_dash{scan_only_dash, "operand"};
Sign const comma{","};
End const end;

// ---- rules ------------------------------------------------------------------------------------------------------
struct unary_tests_class;
using unary_tests_type = x3::rule<unary_tests_class, NodeId>;
unary_tests_type const unary_tests = "operand";

// ---- grammar: the numbers are those of DMN 1.5, clause 10.3.1.2 ------------------------------------------------------
// clang-format off
auto const whole_expression_def  = expression[pass] > end;                                                  //  1
auto const whole_unary_tests_def = (only_dash[build<&Builder::any_test>] | unary_tests[pass]) > end;        // 15
auto const unary_tests_def       = (test >> *(comma > test))[build<&Builder::unary_tests>];                 // 14
// clang-format on

BOOST_SPIRIT_DEFINE(whole_expression, whole_unary_tests, unary_tests)
BOOST_SPIRIT_INSTANTIATE(whole_expression_type, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(whole_unary_tests_type, Iterator, Context)

}  // namespace visado::feel::grammar
