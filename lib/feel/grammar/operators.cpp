// Operators, from the loosest to the tightest: the precedence of the language stands here and nowhere else.
#include "feel/grammar/actions.hpp"
#include "feel/grammar/directives.hpp"
#include "feel/grammar/rules.hpp"
#include "feel/grammar/token_parsers.hpp"

namespace visado::feel::grammar {

namespace {

// ---- tokens -----------------------------------------------------------------------------------------------------
Mark const k_or{Keyword::or_};
Mark const k_and{Keyword::and_};
Mark const k_between{Keyword::between};
Mark const k_in{Keyword::in};
Word const k_between_and{Keyword::and_};
Token<OperatorToken> const relational{scan_relational, "operator", "<>=!"};
Token<OperatorToken> const plus_or_minus{scan_additive, "operator", "+-"};
Token<OperatorToken> const times_or_divided{scan_multiplicative, "operator", "*/"};
Token<OperatorToken> const power_sign{scan_power, "operator", "*"};
Token<Span> const minus{scan_minus, "operator", "-"};
Token<Span> const k_instance_of{scan_instance_of, "operator"};

}  // namespace

// ---- rules ------------------------------------------------------------------------------------------------------
struct conjunction_class;
struct comparison_class;
struct tested_by_class;
struct additive_class;
struct multiplicative_class;
struct power_class;
struct negation_class;
struct instance_class;
x3::rule<conjunction_class, NodeId> const conjunction = "operand";
x3::rule<comparison_class, NodeId> const comparison = "operand";
x3::rule<tested_by_class, NodeId> const tested_by = "operand";
x3::rule<additive_class, NodeId> const additive = "operand";
x3::rule<multiplicative_class, NodeId> const multiplicative = "operand";
x3::rule<power_class, NodeId> const power = "operand";
x3::rule<negation_class, NodeId> const negation = "operand";
x3::rule<instance_class, NodeId> const instance = "operand";

// ---- grammar: the numbers are those of DMN 1.5, clause 10.3.1.2 ------------------------------------------------------
// clang-format off
auto const expression_def     = conjunction[pass] >> *(k_or > conjunction)[extend<&Builder::disjunction>];          // 47

auto const conjunction_def    = comparison[pass] >> *(k_and > comparison)[extend<&Builder::conjunction>];           // 48

auto const comparison_def     = additive[pass]                                                                      // 49
                                >> *( (relational > additive)[extend<&Builder::comparison>]
                                    | (k_between > additive > k_between_and > additive)[extend<&Builder::between>]
                                    | (k_in > tested_by)[extend<&Builder::in>]);

auto const tested_by_def      = (relational > additive)[build<&Builder::unary_comparison>] | additive[pass];

auto const additive_def       = multiplicative[pass] >> *(plus_or_minus > multiplicative)[extend<&Builder::arithmetic>];  // 19, 20

auto const multiplicative_def = power[pass] >> *(times_or_divided > power)[extend<&Builder::arithmetic>];           // 21, 22

auto const power_def          = negation[pass] >> *(power_sign > negation)[extend<&Builder::arithmetic>];           // 23

auto const negation_def       = (minus > nested[negation])[build<&Builder::negation>] | instance[pass];             // 24

auto const instance_def       = postfix[pass] >> *(k_instance_of > type)[extend<&Builder::instance_of>];            // 51

auto const test_def           = (relational > additive)[build<&Builder::unary_comparison>] | expression[pass];      //  7, 13
// clang-format on

BOOST_SPIRIT_DEFINE(expression, conjunction, comparison, tested_by, additive, multiplicative, power, negation, instance,
                    test)
BOOST_SPIRIT_INSTANTIATE(expression_type, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(test_type, Iterator, Context)

}  // namespace visado::feel::grammar
