// The rules of the grammar that more than one unit needs: declared here, defined in operators.cpp, primary.cpp,
// types.cpp and start.cpp. The name of a rule is what an expectation failure calls it (error_report.cpp).
#pragma once

#include "feel/grammar/config.hpp"

namespace visado::feel::grammar {

// A whole text.
struct whole_expression_class;
using whole_expression_type = x3::rule<whole_expression_class, NodeId>;
struct whole_unary_tests_class;
using whole_unary_tests_type = x3::rule<whole_unary_tests_class, NodeId>;
BOOST_SPIRIT_DECLARE(whole_expression_type, whole_unary_tests_type)
inline whole_expression_type const whole_expression = "operand";
inline whole_unary_tests_type const whole_unary_tests = "operand";

// operators.cpp
struct expression_class;
using expression_type = x3::rule<expression_class, NodeId>;
struct test_class;
using test_type = x3::rule<test_class, NodeId>;
BOOST_SPIRIT_DECLARE(expression_type, test_type)
inline expression_type const expression = "operand";  // any expression
inline test_type const test = "operand";              // one, or `< 5`

// primary.cpp
struct postfix_class;
using postfix_type = x3::rule<postfix_class, NodeId>;
BOOST_SPIRIT_DECLARE(postfix_type)
inline postfix_type const postfix = "operand";  // a primary, and what follows it: paths, filters, calls

// control.cpp
struct control_class;
using control_type = x3::rule<control_class, NodeId>;
BOOST_SPIRIT_DECLARE(control_type)
inline control_type const control = "operand";  // if, for, some, every, function

// types.cpp
struct type_class;
using type_type = x3::rule<type_class, NodeId>;
BOOST_SPIRIT_DECLARE(type_type)
inline type_type const type = "type";

}  // namespace visado::feel::grammar
