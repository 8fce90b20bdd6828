// Semantic actions: each hands what was parsed to a function of the Builder.
#pragma once

#include <boost/fusion/include/at_c.hpp>
#include <boost/fusion/include/is_sequence.hpp>
#include <boost/fusion/include/size.hpp>
#include <utility>

#include "feel/grammar/config.hpp"

namespace visado::feel::grammar {

// Calls `function` with the members of a sequence, or with the single value; they are given away.
template <class Function, class Attribute>
auto hand_over(Function const& function, Attribute& attribute) {
  if constexpr (boost::fusion::traits::is_sequence<Attribute>::value) {
    return [&]<std::size_t... index>(std::index_sequence<index...>) {
      return function(std::move(boost::fusion::at_c<index>(attribute))...);
    }(std::make_index_sequence<boost::fusion::result_of::size<Attribute>::value>{});
  } else {
    return function(std::move(attribute));
  }
}

// build<&Builder::f>: the rule's value is f(parsed…).
template <auto Member>
struct Build {
  template <class ActionContext>
  void operator()(ActionContext& context) const {
    Builder& builder = state_of(context).build;
    x3::_val(context) = hand_over([&](auto&&... parts) { return (builder.*Member)(std::move(parts)...); }, x3::_attr(context));
  }
};
template <auto Member>
inline constexpr Build<Member> build{};

// extend<&Builder::f>: the rule's value becomes f(value so far, parsed…).
template <auto Member>
struct Extend {
  template <class ActionContext>
  void operator()(ActionContext& context) const {
    Builder& builder = state_of(context).build;
    NodeId& value = x3::_val(context);
    value = hand_over([&](auto&&... parts) { return (builder.*Member)(value, std::move(parts)...); }, x3::_attr(context));
  }
};
template <auto Member>
inline constexpr Extend<Member> extend{};

// The rule's value is what was parsed.
struct Pass {
  template <class ActionContext>
  void operator()(ActionContext& context) const {
    x3::_val(context) = std::move(x3::_attr(context));
  }
};
inline constexpr Pass pass{};

// One more of the rule's values, a vector.
struct Append {
  template <class ActionContext>
  void operator()(ActionContext& context) const {
    x3::_val(context).push_back(x3::_attr(context));
  }
};
inline constexpr Append append{};

}  // namespace visado::feel::grammar
