#include "feel/grammar/amount_text.hpp"

#include <algorithm>
#include <array>

#include "feel/grammar/letters.hpp"
#include "support/utf8.hpp"
#include "visado/decimal.hpp"
#include "visado/diagnostics/feel_syntax.hpp"

namespace visado::feel {

namespace {

constexpr std::array<std::string_view, 13> currency_words{"q",    "q.",      "gtq",     "quetzal", "quetzales",
                                                          "$",    "us$",     "usd",     "dolar",   "dolares",
                                                          "eur",  "euro",    "euros"};

bool is_separator(char c) { return c == ',' || c == '.' || c == ' '; }

// How far digits and separators between digits go.
char const* end_of_printed(char const* at, char const* end) {
  while (at != end) {
    bool const between = is_separator(*at) && at + 1 != end && is_digit(at[1]);
    if (!is_digit(*at) && !between) break;
    ++at;
  }
  return at;
}

char const* end_of_word(char const* at, char const* end) {
  while (at != end && !is_separator(*at) && *at != '\n' && *at != ')' && *at != ']' && !is_digit(*at)) ++at;
  return at;
}

SyntaxError as_printed(State const& state, char const* begin, char const* end, std::string const& number) {
  return {code::amount_as_printed, state.span(begin, end), {std::string(begin, end)}, "escriba " + number, {}, {}};
}

// Q25, GTQ25: a name that holds a currency and the first digits.
std::size_t currency_prefix(std::string_view word) {
  std::size_t const digits = word.find_first_of("0123456789");
  bool const named = digits != word.npos && digits > 0 && is_currency_word(word.substr(0, digits));
  return named && word.find_first_not_of("0123456789", digits) == word.npos ? digits : 0;
}

}  // namespace

bool is_currency_word(std::string_view word) {
  std::string const folded = utf8::to_lower(utf8::fold(word));
  return std::find(currency_words.begin(), currency_words.end(), folded) != currency_words.end();
}

std::optional<std::string> plain_number(std::string_view printed) {
  std::size_t const last = printed.find_last_of(",. ");
  if (last == printed.npos) return std::string(printed);
  char const sign = printed[last];
  std::size_t const behind = printed.size() - last - 1;
  bool const repeated = std::count(printed.begin(), printed.end(), sign) > 1;
  bool const other = printed.substr(0, last).find_first_of(sign == ',' ? ". " : sign == '.' ? ", " : ",.") != printed.npos;
  bool const decimal = sign != ' ' && !repeated && (other || behind != 3);
  std::string_view const whole = decimal ? printed.substr(0, last) : printed;
  char thousands = 0;
  std::string digits;
  std::size_t group = 0;
  for (char const c : whole) {
    if (!is_separator(c)) {
      digits += c;
      ++group;
      continue;
    }
    bool const first = thousands == 0;
    if ((!first && (c != thousands || group != 3)) || (first && (group == 0 || group > 3))) return std::nullopt;
    thousands = c;
    group = 0;
  }
  if (thousands != 0 && group != 3) return std::nullopt;
  return decimal ? digits + "." + std::string(printed.substr(last + 1)) : digits;
}

std::optional<SyntaxError> printed_amount(State const& state, char const* at) {
  std::string_view const last = state.slice(state.last);
  char const* const last_begin = state.begin() + state.last.begin;
  char const* const end = state.end();
  bool const number_before = !last.empty() && is_digit(last.front());
  std::size_t const prefix = currency_prefix(last);
  char const* begin = nullptr;
  char const* digits = nullptr;
  bool marked = true;
  if (at != end && *at == '$') {
    begin = at;
    digits = skip_blanks(at + 1, end);
  } else if (at != end && is_currency_word(last) && is_digit(*at)) {
    begin = last_begin;
    digits = at;
  } else if (prefix != 0) {
    begin = last_begin;
    digits = last_begin + prefix;
  } else if (number_before) {
    begin = digits = last_begin;
    marked = false;
  }
  if (digits == nullptr || digits == end || !is_digit(*digits)) return std::nullopt;
  char const* amount_end = end_of_printed(digits, end);
  std::string_view const printed(digits, static_cast<std::size_t>(amount_end - digits));
  char const* const word = skip_blanks(amount_end, end);
  char const* const word_end = end_of_word(word, end);
  if (word != word_end && is_currency_word({word, static_cast<std::size_t>(word_end - word)})) {
    marked = true;
    amount_end = word_end;
  }
  bool const grouped =
      printed.find(' ') != printed.npos || std::count_if(printed.begin(), printed.end(), is_separator) > 1;
  bool const in_list = !state.open.empty() && state.open.back().bracket != 0;
  if (!marked && (!grouped || in_list)) return std::nullopt;
  if (std::optional<std::string> const number = plain_number(printed)) return as_printed(state, begin, amount_end, *number);
  return std::nullopt;
}

std::optional<SyntaxError> grouped_number(State const& state, char const* begin) {
  char const* end = begin;
  while (end != state.end() && (is_digit(*end) || ((*end == ',' || *end == '.') && end + 1 != state.end() && is_digit(end[1])))) ++end;
  std::string_view const printed(begin, static_cast<std::size_t>(end - begin));
  if (std::count_if(printed.begin(), printed.end(), is_separator) < 2) return std::nullopt;
  bool const in_list = !state.open.empty() && state.open.back().bracket != 0 && printed.find('.') == printed.npos;
  std::optional<std::string> const number = plain_number(printed);
  if (!number || in_list) return std::nullopt;
  return as_printed(state, begin, end, *number);
}

std::optional<std::string> percent_as_fraction(std::string_view number) {
  std::optional<Decimal> const value = Decimal::parse(number);
  if (!value) return std::nullopt;
  std::optional<Decimal> const fraction = Decimal::multiply(*value, *Decimal::parse("0.01"));
  return fraction ? std::optional(fraction->to_string()) : std::nullopt;
}

}  // namespace visado::feel
