// The tokens (tokens.hpp) as parsers of Spirit X3. The text of `what` names each in an expectation failure; it is a
// key for error_report.cpp, never shown.
#pragma once

#include "feel/grammar/config.hpp"
#include "feel/grammar/tokens.hpp"

namespace visado::feel::grammar {

// Reads a token after blanks: `Derived::scan(at, state, attribute)`.
template <class Derived, class Attribute>
struct TokenParser : x3::parser<Derived> {
  using attribute_type = Attribute;
  static bool const has_attribute = true;

  template <class AnyContext, class RuleContext, class Target>
  bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext&, Target& target) const {
    first = skip_blanks_and_comments(first, last);
    State& state = state_of(context);
    Attribute value{};
    char const* const end = this->derived().scan(first, state, value);
    if (end == nullptr) return false;
    if (end != first) state.last = state.span(first, end);
    first = end;
    x3::traits::move_to(value, target);
    return true;
  }
};

// The same without a value.
template <class Derived>
struct SilentParser : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class AnyContext, class RuleContext, class Target>
  bool parse(Iterator& first, Iterator const& last, AnyContext const& context, RuleContext&, Target&) const {
    first = skip_blanks_and_comments(first, last);
    State& state = state_of(context);
    char const* const end = this->derived().scan(first, state);
    if (end == nullptr) return false;
    if (end != first) state.last = state.span(first, end);
    first = end;
    return true;
  }
};

// ---- tokens with a value ------------------------------------------------------------------------------------

template <class Attribute>
struct Token : TokenParser<Token<Attribute>, Attribute> {
  constexpr Token(Scanner<Attribute> scanner, char const* name) : scanner_(scanner), what(name) {}
  char const* scan(char const* at, State& state, Attribute& value) const { return scanner_(at, state, value); }

  Scanner<Attribute> scanner_;
  char const* what;
};

// A keyword, and where it stands.
struct Mark : TokenParser<Mark, Span> {
  constexpr explicit Mark(Keyword word) : keyword(word) {}
  char const* scan(char const* at, State& state, Span& span) const { return scan_keyword(at, state, keyword, span); }

  Keyword keyword;
};

// A closing bracket.
struct Close : TokenParser<Close, CloseToken> {
  constexpr explicit Close(char sign) : bracket(sign) {}
  char const* scan(char const* at, State& state, CloseToken& token) const {
    return scan_close(at, state, bracket, token);
  }

  char bracket;
};

// The word of a generic type: `list` before `<`.
struct Generic : TokenParser<Generic, Span> {
  constexpr explicit Generic(char const* name) : type(name) {}
  char const* scan(char const* at, State& state, Span& word) const { return scan_generic(at, state, type, word); }

  char const* type;
};

// ---- tokens without one -------------------------------------------------------------------------------------

struct Word : SilentParser<Word> {
  constexpr explicit Word(Keyword word) : keyword(word) {}
  char const* scan(char const* at, State& state) const {
    Span span;
    return scan_keyword(at, state, keyword, span);
  }

  Keyword keyword;
};

struct Sign : SilentParser<Sign> {
  constexpr explicit Sign(char const* text) : sign(text) {}
  char const* scan(char const* at, State& state) const {
    Span span;
    return scan_sign(at, state, sign, span);
  }

  char const* sign;
};

struct Open : SilentParser<Open> {
  constexpr explicit Open(char sign) : bracket(sign) {}
  char const* scan(char const* at, State& state) const { return scan_open(at, state, bracket); }

  char bracket;
};

struct Shut : SilentParser<Shut> {
  constexpr explicit Shut(char sign) : bracket(sign) {}
  char const* scan(char const* at, State& state) const {
    CloseToken token;
    return scan_close(at, state, bracket, token);
  }

  char bracket;
};

struct FilterOpen : SilentParser<FilterOpen> {
  char const* scan(char const* at, State& state) const {
    Span span;
    return scan_filter_bracket(at, state, span);
  }
};

struct NotExternal : SilentParser<NotExternal> {
  char const* scan(char const* at, State& state) const {
    Span span;
    return scan_not_external(at, state, span);
  }
};

struct End : SilentParser<End> {
  char const* scan(char const* at, State& state) const { return at == state.end() ? at : nullptr; }
};

}  // namespace visado::feel::grammar

// How an expectation that fails is named.
namespace boost::spirit::x3 {

template <class Attribute>
struct get_info<visado::feel::grammar::Token<Attribute>> {
  using result_type = std::string;
  std::string operator()(visado::feel::grammar::Token<Attribute> const& token) const { return token.what; }
};

#define VISADO_NAMED_TOKEN(Type, name)                                                            \
  template <>                                                                                     \
  struct get_info<visado::feel::grammar::Type> {                                                  \
    using result_type = std::string;                                                              \
    std::string operator()([[maybe_unused]] visado::feel::grammar::Type const& token) const { return name; } \
  };
VISADO_NAMED_TOKEN(Mark, std::string(visado::feel::spelling(token.keyword, visado::Language::en)))
VISADO_NAMED_TOKEN(Word, std::string(visado::feel::spelling(token.keyword, visado::Language::en)))
VISADO_NAMED_TOKEN(Close, std::string(1, token.bracket))
VISADO_NAMED_TOKEN(Shut, std::string(1, token.bracket))
VISADO_NAMED_TOKEN(Open, std::string(1, token.bracket))
VISADO_NAMED_TOKEN(Generic, token.type)
VISADO_NAMED_TOKEN(Sign, token.sign)
VISADO_NAMED_TOKEN(FilterOpen, "[")
VISADO_NAMED_TOKEN(NotExternal, "operand")
VISADO_NAMED_TOKEN(End, "end")
#undef VISADO_NAMED_TOKEN

}  // namespace boost::spirit::x3
