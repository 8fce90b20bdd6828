// From the bytes of a JSON scalar to a value.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>

#include "dossier.hpp"
#include <simdjson.h>

namespace yardstick {

namespace ondemand = simdjson::ondemand;

[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The scalar as it stands: up to the comma or bracket behind it, blanks included.
[[nodiscard]] inline Text token_of(ondemand::value& value) { return value.raw_json_token(); }

// The name of an enumeration: its code, or 0.
template <std::size_t count>
[[nodiscard]] EnumCode code_of(ondemand::value& value, std::array<std::string_view, count> const& names) {
  Text const token = token_of(value);
  for (std::size_t i = 0; i < count; ++i) {
    auto const size = names[i].size();
    if (token.size() >= size + 2 && token[size + 1] == '"' && std::memcmp(token.data() + 1, names[i].data(), size) == 0)
      return static_cast<EnumCode>(i + 1);
  }
  return 0;
}

// Null unless it is a text.
[[nodiscard]] inline Text text_of(ondemand::value& value) {
  Text token = token_of(value);
  if (token.front() != '"') return {};
  std::size_t const size = std::min(token.find('"', 1), token.size());
  if (std::memchr(token.data(), '\\', size) != nullptr) return value.get_string().value();
  return token.substr(1, size - 1);
}

// Whether a text is there.
[[nodiscard]] inline bool is_text(ondemand::value& value) { return token_of(value).front() == '"'; }

// A quoted number is one with a warning for visado.
[[nodiscard]] inline bool has_digit(Text token) { return token.find_first_of("0123456789") != Text::npos; }

// [-]digits[.digits]; null when it is no number.
[[nodiscard]] inline Number number_of(ondemand::value& value) {
  Text const token = token_of(value);
  char const* at = token.data();
  bool const negative = *at == '-';
  if (negative) ++at;
  if (!is_digit(*at)) {
    if (*at == '"' && has_digit(token)) throw OutOfScope("un número entre comillas");
    return {};
  }
  char const* const begin = at;
  std::uint64_t digits = 0;
  while (is_digit(*at)) digits = digits * 10 + static_cast<unsigned char>(*at++ - '0');
  int scale = 0;
  if (*at == '.') {
    char const* const point = at++;
    while (is_digit(*at)) digits = digits * 10 + static_cast<unsigned char>(*at++ - '0');
    scale = static_cast<int>(at - point) - 1;
  }
  if (at - begin > 18 || *at == 'e' || *at == 'E') throw OutOfScope("un número de más de 17 cifras o con exponente");
  auto const coefficient = static_cast<std::int64_t>(digits);
  return {negative ? -coefficient : coefficient, scale};
}

// An amount in units of 10^-decimals; null when it has more of them.
template <int decimals>
[[nodiscard]] Money money_of(ondemand::value& value) {
  Number number = number_of(value);
  if (number.is_null()) return no_money;
  for (; number.scale < decimals; ++number.scale) number.coefficient *= 10;
  for (; number.scale > decimals; --number.scale) {
    if (number.coefficient % 10 != 0) return no_money;
    number.coefficient /= 10;
  }
  return number.coefficient;
}

// "yyyy-mm-dd", alone or before a time; null when it is no date.
[[nodiscard]] inline Day day_of(ondemand::value& value) {
  Text const token = token_of(value);
  if (token.size() < 12 || token.front() != '"' || (token[11] != '"' && token[11] != 'T')) return no_day;
  char const* const c = token.data() + 1;
  auto const digit = [c](int i) { return static_cast<unsigned>(c[i] - '0'); };
  bool wrong = c[4] != '-' || c[7] != '-';
  for (int const i : {0, 1, 2, 3, 5, 6, 8, 9}) wrong |= digit(i) > 9;
  if (wrong) return no_day;
  unsigned const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  unsigned const month = digit(5) * 10 + digit(6), day = digit(8) * 10 + digit(9);
  constexpr std::array<unsigned char, 13> lengths{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return no_day;
  bool const leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (day > lengths[month] + (leap ? 1u : 0u)) return no_day;
  return static_cast<Day>(year * 10000 + month * 100 + day);
}

}  // namespace yardstick
