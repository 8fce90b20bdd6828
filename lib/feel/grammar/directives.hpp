// Directives around an expression inside an expression.
#pragma once

#include "feel/grammar/config.hpp"
#include "feel/grammar/syntax_error.hpp"
#include "visado/diagnostics/feel_syntax.hpp"

namespace visado::feel::grammar {

// nested[p]: p one level deeper, with the limit that keeps the stack safe. Stands at every recursive entrance.
template <class Subject>
struct Nested : x3::unary_parser<Subject, Nested<Subject>> {
  using base_type = x3::unary_parser<Subject, Nested<Subject>>;
  static bool const is_pass_through_unary = true;
  using base_type::base_type;

  template <class AnyContext, class RuleContext, class Target>
  bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext& rule, Target& target) const {
    State& state = state_of(context);
    Level const level(state, first);
    return this->subject.parse(first, last, context, rule, target);
  }

 private:
  class Level {
   public:
    Level(State& state, Iterator at) : state_(state), range_end_(state.range_end) {
      if (state.depth >= Limits::nesting) {
        throw SyntaxError{code::nesting_too_deep, state.span(at, at), {std::to_string(Limits::nesting)},
                          "divida la expresión en definiciones con nombre"};
      }
      ++state_.depth;
      state_.range_end = false;
    }
    Level(Level const&) = delete;
    Level& operator=(Level const&) = delete;
    ~Level() {
      --state_.depth;
      state_.range_end = range_end_;
    }

   private:
    State& state_;
    bool range_end_;
  };
};

// range_end[p]: p as the high end of a range, which `[` may close.
template <class Subject>
struct RangeEnd : x3::unary_parser<Subject, RangeEnd<Subject>> {
  using base_type = x3::unary_parser<Subject, RangeEnd<Subject>>;
  static bool const is_pass_through_unary = true;
  using base_type::base_type;

  template <class AnyContext, class RuleContext, class Target>
  bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext& rule, Target& target) const {
    State& state = state_of(context);
    bool const before = std::exchange(state.range_end, true);
    bool const found = this->subject.parse(first, last, context, rule, target);
    state.range_end = before;
    return found;
  }
};

template <template <class> class Directive>
struct DirectiveGenerator {
  template <class Subject>
  auto operator[](Subject const& subject) const {
    return Directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr DirectiveGenerator<Nested> nested{};
inline constexpr DirectiveGenerator<RangeEnd> range_end{};

}  // namespace visado::feel::grammar

namespace boost::spirit::x3 {

template <class Subject>
struct get_info<visado::feel::grammar::Nested<Subject>> {
  using result_type = std::string;
  std::string operator()(visado::feel::grammar::Nested<Subject> const& parser) const { return what(parser.subject); }
};
template <class Subject>
struct get_info<visado::feel::grammar::RangeEnd<Subject>> {
  using result_type = std::string;
  std::string operator()(visado::feel::grammar::RangeEnd<Subject> const& parser) const { return what(parser.subject); }
};

}  // namespace boost::spirit::x3
