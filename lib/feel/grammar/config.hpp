// The one iterator, skipper and context that every rule of the grammar is instantiated with.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include "feel/grammar/letters.hpp"
#include "feel/grammar/state.hpp"

namespace visado::feel::grammar {

namespace x3 = boost::spirit::x3;

using Iterator = char const*;

// Blanks and comments between tokens.
struct Skipper : x3::parser<Skipper> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class Context, class RuleContext, class Attribute>
  bool parse(Iterator& first, Iterator const& last, Context const&, RuleContext&, Attribute&) const {
    Iterator const begin = first;
    first = skip_blanks_and_comments(first, last);
    return first != begin;
  }
};

struct state_tag;

// A context refers to the next one, which has to outlive it.
using SkipperContext = decltype(x3::make_context<x3::skipper_tag>(std::declval<Skipper const&>()));
using Context =
    decltype(x3::make_context<state_tag>(std::declval<State&>(), std::declval<SkipperContext const&>()));

template <class AnyContext>
State& state_of(AnyContext const& context) {
  return x3::get<state_tag>(context);
}

}  // namespace visado::feel::grammar
