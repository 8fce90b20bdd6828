// Literals, names, brackets, and what follows them. After an opening bracket its first expression is read, and
// what comes next decides what it is: no alternative is read twice, so that depth costs nothing.
#include "feel/grammar/actions.hpp"
#include "feel/grammar/directives.hpp"
#include "feel/grammar/rules.hpp"
#include "feel/grammar/token_parsers.hpp"

namespace visado::feel::grammar {

namespace {

// ---- tokens -----------------------------------------------------------------------------------------------------
Token<TextToken> const number{scan_number, "operand", "0123456789."};
Token<TextToken> const string{scan_string, "operand", "\""};
Token<TextToken> const at_literal{scan_at_literal, "operand", "@"};
Token<TextToken> const constant{scan_constant, "operand"};
Token<TextToken> const name{scan_name, "operand"};
Token<TextToken> const property{scan_property, "property"};
Token<TextToken> const argument_name{scan_argument, "argument"};
Token<TextToken> const key{scan_key, "key"};
Token<CloseToken> const close_range{scan_range_close, "range end", ")]["};
Token<CloseToken> const missing_end{scan_missing_end, "range end", ")]"};
Sign const comma{","};
Sign const colon{":"};
Sign const point{"."};
Sign const two_points{".."};
Open const open_parenthesis{'('};
Close const close_parenthesis{')'};
Open const open_bracket{'['};
Close const close_bracket{']'};
Open const open_reversed{']'};
FilterOpen const open_filter;
Open const open_brace{'{'};
Close const close_brace{'}'};

}  // namespace

// ---- rules ------------------------------------------------------------------------------------------------------
struct primary_class;
struct in_parentheses_class;
struct in_brackets_class;
struct entries_class;
struct in_braces_class;
struct entry_class;
struct arguments_class;
struct argument_list_class;
struct argument_class;
x3::rule<primary_class, NodeId> const primary = "operand";
x3::rule<in_parentheses_class, NodeId> const in_parentheses = "operand";
x3::rule<in_brackets_class, NodeId> const in_brackets = "operand";
x3::rule<in_braces_class, NodeId> const in_braces = "key";
x3::rule<entries_class, std::vector<NodeId>> const entries = "key";
x3::rule<entry_class, NodeId> const entry = "key";
x3::rule<arguments_class, Arguments> const arguments = "operand";
x3::rule<argument_list_class, std::vector<NodeId>> const argument_list = "operand";
x3::rule<argument_class, NodeId> const argument = "operand";

// ---- grammar: the numbers are those of DMN 1.5, clause 10.3.1.2 ------------------------------------------------------
// clang-format off
auto const postfix_def = primary[pass]
                         >> *( (point > property)[extend<&Builder::path>]                                            // 43
                             | (open_filter > nested[expression] > close_bracket)[extend<&Builder::filter>]          // 50
                             | (open_parenthesis > nested[arguments])[extend<&Builder::call>]);                      // 38

// No two of these begin alike: the commonest comes first.
auto const primary_def = name[build<&Builder::name>]                                                                 // 25
                       | number[build<&Builder::number>]                                                             // 35
                       | string[build<&Builder::string>]                                                             // 33
                       | at_literal[build<&Builder::at_literal>]                                                     // 65
                       | (open_parenthesis > nested[in_parentheses])[pass]
                       | (open_bracket > nested[in_brackets])[pass]
                       | (open_reversed > nested[expression] > two_points > range_end[expression] > close_range)
                             [build<&Builder::range>]                                                                //  8
                       | (open_brace > in_braces)[pass]
                       | control[pass]
                       | constant[build<&Builder::constant>];                                                        // 31

auto const in_parentheses_def = (two_points > range_end[expression] > close_range)[build<&Builder::range_to>]
                              | test[pass]
                                >> ( (two_points >> missing_end)[extend<&Builder::range_from>]
                                   | (two_points > range_end[expression] > close_range)[extend<&Builder::range>]     //  8
                                   | (*(comma > test) > close_parenthesis)[extend<&Builder::parentheses>]);

auto const in_brackets_def = close_bracket[build<&Builder::empty_list>]
                           | (two_points > range_end[expression] > close_range)[build<&Builder::range_to>]
                           | test[pass]
                             >> ( (two_points >> missing_end)[extend<&Builder::range_from>]
                                | (two_points > range_end[expression] > close_range)[extend<&Builder::range>]        //  8
                                | (*(comma > test) > close_bracket)[extend<&Builder::list>]);                        // 54

auto const in_braces_def = (entries > close_brace)[build<&Builder::context>];                                        // 57

auto const entries_def = -(entry[append] >> *(comma > entry)[append]);

auto const entry_def = (key > colon > nested[expression])[build<&Builder::entry>];                                   // 58

auto const arguments_def = (argument_list > close_parenthesis)[build<&Builder::arguments>];                          // 39

auto const argument_list_def = -(argument[append] >> *(comma > argument)[append]);

auto const argument_def = (argument_name > colon > test)[build<&Builder::named_argument>] | test[pass];              // 40
// clang-format on

BOOST_SPIRIT_DEFINE(postfix, primary, in_parentheses, in_brackets, in_braces, entries, entry, arguments, argument_list, argument)
BOOST_SPIRIT_INSTANTIATE(postfix_type, Iterator, Context)

}  // namespace visado::feel::grammar
