// Types, after `instance of` and in parameters.
#include "feel/grammar/actions.hpp"
#include "feel/grammar/directives.hpp"
#include "feel/grammar/rules.hpp"
#include "feel/grammar/token_parsers.hpp"

namespace visado::feel::grammar {

namespace {

// ---- tokens -----------------------------------------------------------------------------------------------------
Generic const list{"list"};
Generic const range{"range"};
Generic const boxed_context{"context"};
Generic const function{"function"};
Token<Span> const list_of{scan_list_of, "type"};
Token<TextToken> const type_name{scan_type_name, "type"};
Token<TextToken> const key{scan_key, "field"};
Open const open_angle{'<'};
Close const close_angle{'>'};
Shut const shut_angle{'>'};
Sign const comma{","};
Sign const colon{":"};
Sign const arrow{"->"};

}  // namespace

// ---- rules ------------------------------------------------------------------------------------------------------
struct fields_class;
struct field_class;
struct types_class;
x3::rule<fields_class, std::vector<NodeId>> const fields = "field";
x3::rule<field_class, NodeId> const field = "field";
x3::rule<types_class, std::vector<NodeId>> const types = "type";

// ---- grammar: the numbers are those of DMN 1.5, clause 10.3.1.2 ------------------------------------------------------
// clang-format off
auto const type_def   = (list > open_angle > nested[type] > close_angle)[build<&Builder::type_list>]                      // 52
                      | (list_of > nested[type])[build<&Builder::type_list_of>]
                      | (range > open_angle > nested[type] > close_angle)[build<&Builder::type_range>]
                      | (boxed_context > open_angle > nested[fields] > close_angle)[build<&Builder::type_context>]
                      | (function > open_angle > nested[types] > shut_angle > arrow > nested[type])
                            [build<&Builder::type_function>]
                      | type_name[build<&Builder::type_name>];

auto const fields_def = -(field[append] >> *(comma > field)[append]);
auto const field_def  = (key > colon > type)[build<&Builder::entry>];
auto const types_def  = -(type[append] >> *(comma > type)[append]);
// clang-format on

BOOST_SPIRIT_DEFINE(type, fields, field, types)
BOOST_SPIRIT_INSTANTIATE(type_type, Iterator, Context)

}  // namespace visado::feel::grammar
