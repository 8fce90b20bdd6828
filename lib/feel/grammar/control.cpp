// if, for, some, every and functions: they begin with a word and take all that follows.
#include "feel/grammar/actions.hpp"
#include "feel/grammar/directives.hpp"
#include "feel/grammar/rules.hpp"
#include "feel/grammar/token_parsers.hpp"

namespace visado::feel::grammar {

namespace {

// ---- tokens -----------------------------------------------------------------------------------------------------
Mark const k_if{Keyword::if_};
Word const k_then{Keyword::then};
Word const k_else{Keyword::else_};
Mark const k_for{Keyword::for_};
Word const k_return{Keyword::return_};
Mark const k_some{Keyword::some};
Mark const k_every{Keyword::every};
Word const k_in{Keyword::in};
Word const k_satisfies{Keyword::satisfies};
Mark const k_function{Keyword::function};
NotExternal const not_external;
Token<TextToken> const variable{scan_variable, "variable"};
Token<TextToken> const parameter_name{scan_parameter, "parameter"};
Open const open_parenthesis{'('};
Shut const close_parenthesis{')'};
Sign const comma{","};
Sign const colon{":"};
Sign const two_points{".."};

}  // namespace

// ---- rules ------------------------------------------------------------------------------------------------------
struct iteration_class;
struct iterations_class;
struct parameter_class;
struct parameters_class;
x3::rule<iteration_class, NodeId> const iteration = "variable";
x3::rule<iterations_class, std::vector<NodeId>> const iterations = "variable";
x3::rule<parameter_class, NodeId> const parameter = "parameter";
x3::rule<parameters_class, std::vector<NodeId>> const parameters = "parameter";

// ---- grammar: the numbers are those of DMN 1.5, clause 10.3.1.2 ------------------------------------------------------
// clang-format off
auto const control_def    = (k_for > iterations > k_return > nested[expression])[build<&Builder::for_loop>]         // 44
                          | (k_if > nested[expression] > k_then > nested[expression] > k_else > nested[expression])
                                [build<&Builder::if_then_else>]                                                     // 45
                          | (k_some > iterations > k_satisfies > nested[expression])[build<&Builder::some>]         // 46
                          | (k_every > iterations > k_satisfies > nested[expression])[build<&Builder::every>]
                          | (k_function > open_parenthesis > parameters > not_external > nested[expression])
                                [build<&Builder::function>];                                                        // 55

auto const iterations_def = iteration[append] >> *(comma > iteration)[append];

auto const iteration_def  = ((variable > k_in > nested[expression]) >> -(two_points > nested[expression]))
                                [build<&Builder::iteration>];                                                       // 63

auto const parameters_def = close_parenthesis
                          | ((parameter[append] >> *(comma > parameter)[append]) > close_parenthesis);

auto const parameter_def  = (parameter_name >> -(colon > type))[build<&Builder::parameter>];                        // 56
// clang-format on

BOOST_SPIRIT_DEFINE(control, iterations, iteration, parameters, parameter)
BOOST_SPIRIT_INSTANTIATE(control_type, Iterator, Context)

}  // namespace visado::feel::grammar
