// The tokens (tokens.hpp) as parsers of Spirit X3. The text of `what` names each in an expectation failure; it is a
// key for error_report.cpp, never shown.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "feel/grammar/config.hpp"
#include "feel/grammar/tokens.hpp"

namespace visado::feel::grammar {

// The characters that a token may begin with, when there are few: most rules that try a token are told no by one look.
class Beginnings {
 public:
  constexpr explicit Beginnings(std::string_view characters) {
    for (char const c : characters) sets_[static_cast<unsigned char>(c) >> 6] |= bit(c);
  }
  // At the end of the text, `c` is 0.
  [[nodiscard]] constexpr bool has(char c) const { return (sets_[static_cast<unsigned char>(c) >> 6] & bit(c)) != 0; }

 private:
  static constexpr std::uint64_t bit(char c) { return std::uint64_t{1} << (static_cast<unsigned char>(c) & 63); }
  std::array<std::uint64_t, 4> sets_{};
};

[[nodiscard]] inline char first_character(char const* at, State const& state) { return at == state.end() ? '\0' : *at; }

// Reads a token after blanks: `Derived::scan(at, state, attribute)`, where `Derived::begins(at, state)` does not say no.
template <class Derived, class Attribute>
struct TokenParser : x3::parser<Derived> {
  using attribute_type = Attribute;
  static bool const has_attribute = true;

  template <class AnyContext, class RuleContext, class Target>
  bool parse(Iterator& first, Iterator const&, AnyContext const& context, RuleContext&, Target& target) const {
    State& state = state_of(context);
    first = state.token_at(first);
    if (!this->derived().begins(first, state)) return false;
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
  bool parse(Iterator& first, Iterator const&, AnyContext const& context, RuleContext&, Target&) const {
    State& state = state_of(context);
    first = state.token_at(first);
    if (!this->derived().begins(first, state)) return false;
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
  constexpr Token(Scanner<Attribute> scanner, char const* name, std::string_view first)
      : scanner_(scanner), what(name), any_(false), beginnings_(first) {}
  bool begins(char const* at, State const& state) const { return any_ || beginnings_.has(first_character(at, state)); }
  char const* scan(char const* at, State& state, Attribute& value) const { return scanner_(at, state, value); }

  Scanner<Attribute> scanner_;
  char const* what;

 private:
  bool any_ = true;
  Beginnings beginnings_{std::string_view()};
};

// A keyword, and where it stands.
struct Mark : TokenParser<Mark, Span> {
  constexpr explicit Mark(Keyword word) : keyword(word) {}
  bool begins(char const* at, State const& state) const { return state.word(at).keyword == keyword; }
  char const* scan(char const* at, State& state, Span& span) const { return scan_keyword(at, state, keyword, span); }

  Keyword keyword;
};

// A closing bracket.
struct Close : TokenParser<Close, CloseToken> {
  constexpr explicit Close(char sign) : bracket(sign) {}
  bool begins(char const* at, State const& state) const { return first_character(at, state) == bracket; }
  char const* scan(char const* at, State& state, CloseToken& token) const {
    return scan_close(at, state, bracket, token);
  }

  char bracket;
};

// The word of a generic type: `list` before `<`.
struct Generic : TokenParser<Generic, Span> {
  constexpr explicit Generic(char const* name) : type(name) {}
  bool begins(char const*, State const&) const { return true; }
  char const* scan(char const* at, State& state, Span& word) const { return scan_generic(at, state, type, word); }

  char const* type;
};

// ---- tokens without one -------------------------------------------------------------------------------------

struct Word : SilentParser<Word> {
  constexpr explicit Word(Keyword word) : keyword(word) {}
  bool begins(char const* at, State const& state) const { return state.word(at).keyword == keyword; }
  char const* scan(char const* at, State& state) const {
    Span span;
    return scan_keyword(at, state, keyword, span);
  }

  Keyword keyword;
};

struct Sign : SilentParser<Sign> {
  constexpr explicit Sign(char const* text) : sign(text) {}
  bool begins(char const* at, State const& state) const { return first_character(at, state) == *sign; }
  char const* scan(char const* at, State& state) const {
    Span span;
    return scan_sign(at, state, sign, span);
  }

  char const* sign;
};

struct Open : SilentParser<Open> {
  constexpr explicit Open(char sign) : bracket(sign) {}
  bool begins(char const* at, State const& state) const { return first_character(at, state) == bracket; }
  char const* scan(char const* at, State& state) const { return scan_open(at, state, bracket); }

  char bracket;
};

struct Shut : SilentParser<Shut> {
  constexpr explicit Shut(char sign) : bracket(sign) {}
  bool begins(char const* at, State const& state) const { return first_character(at, state) == bracket; }
  char const* scan(char const* at, State& state) const {
    CloseToken token;
    return scan_close(at, state, bracket, token);
  }

  char bracket;
};

struct FilterOpen : SilentParser<FilterOpen> {
  bool begins(char const* at, State const& state) const { return first_character(at, state) == '['; }
  char const* scan(char const* at, State& state) const {
    Span span;
    return scan_filter_bracket(at, state, span);
  }
};

struct NotExternal : SilentParser<NotExternal> {
  bool begins(char const*, State const&) const { return true; }
  char const* scan(char const* at, State& state) const {
    Span span;
    return scan_not_external(at, state, span);
  }
};

struct End : SilentParser<End> {
  bool begins(char const*, State const&) const { return true; }
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
