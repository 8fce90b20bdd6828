// The one iterator and context that every rule of the grammar is instantiated with.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include "feel/grammar/letters.hpp"
#include "feel/grammar/state.hpp"

namespace visado::feel::grammar {

namespace x3 = boost::spirit::x3;

using Iterator = char const*;

struct state_tag;

// There is no skipper: each token steps over the blanks and comments before it (token_parsers.hpp).
using Context = decltype(x3::make_context<state_tag>(std::declval<State&>()));

template <class AnyContext>
State& state_of(AnyContext const& context) {
  return x3::get<state_tag>(context);
}

}  // namespace visado::feel::grammar
