// Numbers and strings.
#include "feel/grammar/amount_text.hpp"
#include "feel/grammar/letters.hpp"
#include "feel/grammar/syntax_error.hpp"
#include "feel/grammar/tokens.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel_syntax.hpp"

namespace visado::feel {

namespace {

char const* skip_digits(char const* at, State const& state) {
  while (at != state.end() && is_digit(*at)) ++at;
  return at;
}

bool digit_at(char const* at, State const& state) { return at != state.end() && is_digit(*at); }

// In packs `25,000` is never two values: it is a mistake for one number.
void forbid_decimal_comma(char const* begin, char const* comma, State const& state) {
  if (!state.options.pack || comma == state.end() || *comma != ',' || !digit_at(comma + 1, state)) return;
  throw decimal_comma(begin, comma, state);
}

// The value of `count` hexadecimal digits at `at`; nothing when they are fewer.
std::optional<char32_t> hexadecimal(char const* at, int count, State const& state) {
  if (state.end() - at < count) return std::nullopt;
  char32_t value = 0;
  for (int i = 0; i < count; ++i) {
    char const c = at[i];
    if (is_digit(c)) {
      value = value * 16 + static_cast<char32_t>(c - '0');
    } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
      value = value * 16 + static_cast<char32_t>((c | 0x20) - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

// `\uXXXX`, a pair of them, or `\UXXXXXX` at `at`; where it ends, or null when it is no such escape.
char const* scan_code_point(char const* at, State const& state, std::string& text) {
  int const digits = at[1] == 'u' ? 4 : 6;
  std::optional<char32_t> code = hexadecimal(at + 2, digits, state);
  if (!code) return nullptr;
  char const* end = at + 2 + digits;
  if (is_high_surrogate(*code) && state.end() - end >= 2 && end[0] == '\\' && end[1] == 'u') {
    std::optional<char32_t> const low = hexadecimal(end + 2, 4, state);
    if (low && is_low_surrogate(*low)) {
      code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
      end += 6;
    }
  }
  if (*code > 0x10FFFF || is_high_surrogate(*code) || is_low_surrogate(*code)) {
    throw SyntaxError{code::invalid_escape, state.span(at, end), {std::string(at, end)}};
  }
  utf8::append(text, *code);
  return end;
}

// The escape at a backslash. One that is none stands for itself: «\d» in a regular expression.
char const* scan_escape(char const* at, State const& state, std::string& text) {
  char const next = at + 1 == state.end() ? '\0' : at[1];
  switch (next) {
    case 'n': text += '\n'; return at + 2;
    case 'r': text += '\r'; return at + 2;
    case 't': text += '\t'; return at + 2;
    case '"':
    case '\'':
    case '\\': text += next; return at + 2;
    case 'u':
    case 'U':
      if (char const* const end = scan_code_point(at, state, text)) return end;
      [[fallthrough]];
    default: text += '\\'; return at + 1;
  }
}

}  // namespace

SyntaxError decimal_comma(char const* begin, char const* comma, State const& state) {
  if (std::optional<SyntaxError> grouped = grouped_number(state, begin)) return *grouped;
  char const* const end = skip_digits(comma + 1, state);
  std::string const whole(begin, comma);
  std::string const rest(comma + 1, end);
  std::string hint = "escriba " + whole + "." + rest;
  if (rest.size() == 3) hint = "¿" + whole + rest + " o " + whole + "." + rest + "?";
  if (state.open.size() != 0 && state.open.back().bracket != 0) hint += "; si son dos valores: " + whole + ", " + rest;
  return {code::decimal_comma, state.span(begin, end), {std::string(begin, end)}, hint};
}

char const* scan_number(char const* at, State& state, TextToken& number) {
  char const* end = skip_digits(at, state);
  bool const whole = end != at;
  if (end != state.end() && *end == '.' && digit_at(end + 1, state)) {
    end = skip_digits(end + 1, state);
  } else if (!whole) {
    return nullptr;
  }
  if (end != state.end() && (*end == 'e' || *end == 'E')) {
    char const* exponent = end + 1;
    if (exponent != state.end() && (*exponent == '+' || *exponent == '-')) ++exponent;
    if (digit_at(exponent, state)) end = skip_digits(exponent, state);
  }
  forbid_decimal_comma(at, end, state);
  number = {std::string(at, end), state.span(at, end)};
  return end;
}

char const* scan_string(char const* at, State& state, TextToken& string) {
  if (at == state.end() || *at != '"') return nullptr;
  string.text.clear();
  char const* end = at + 1;
  for (;;) {
    // Up to a character that may mean something.
    char const* const plain = end;
    while (end != state.end() && *end != '"' && *end != '\\' && static_cast<unsigned char>(*end) > 0xD) ++end;
    string.text.append(plain, end);
    if (end == state.end() || *end == '"' || is_line_end(character_at(end, state.end()))) break;
    if (*end == '\\') end = scan_escape(end, state, string.text);
    else string.text += *end++;
  }
  if (end == state.end() || *end != '"') {
    throw SyntaxError{code::unfinished_string, state.span(at, end), {}, "falta la comilla \" del final"};
  }
  string.span = state.span(at, end + 1);
  return end + 1;
}

char const* scan_at_literal(char const* at, State& state, TextToken& literal) {
  if (at == state.end() || *at != '@') return nullptr;
  char const* const quote = skip_blanks_and_comments(at + 1, state.end());
  char const* const end = scan_string(quote, state, literal);
  if (end != nullptr) literal.span = state.span(at, end);
  return end;
}

char const* scan_constant(char const* at, State& state, TextToken& constant) {
  auto const& [begin, word, keyword] = state.word(at);
  if (keyword != Keyword::true_ && keyword != Keyword::false_ && keyword != Keyword::null) return nullptr;
  constant = {std::string(word), state.span(at, at + word.size())};
  return at + word.size();
}

}  // namespace visado::feel
