// From the bytes of a JSON scalar to a value.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "dossier.hpp"
#include "dossier/scalar/short_number.hpp"
#include <simdjson.h>

namespace yardstick {

namespace ondemand = simdjson::ondemand;

[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The scalar as it stands: up to the comma or bracket behind it, blanks included.
[[nodiscard]] inline Text token_of(ondemand::value& value) { return value.raw_json_token(); }

// The names of an enumeration by their first eight bytes, closing quote included: compared without a branch for each.
template <std::size_t count>
class Names {
 public:
  constexpr explicit Names(std::array<std::string_view, count> const& names) : names_(names) {
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t k = std::min(names[i].size() + 1, word); k-- > 0;) {
        auto const byte = k < names[i].size() ? names[i][k] : '"';
        begins_[i] = begins_[i] << 8 | static_cast<unsigned char>(byte);
        masks_[i] = masks_[i] << 8 | 0xff;
      }
    }
  }

  // The code of a text behind its opening quote, with eight bytes behind it at least; 0: none of them.
  [[nodiscard]] EnumCode code_of(char const* text) const {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, word);
    std::size_t code = 0;
    for (std::size_t i = 0; i < count; ++i) code = (bytes & masks_[i]) == begins_[i] ? i + 1 : code;
    if (code == 0) return 0;
    auto const& name = names_[code - 1];
    bool const whole = name.size() < word || (std::memcmp(text, name.data(), name.size()) == 0 && text[name.size()] == '"');
    return whole ? static_cast<EnumCode>(code) : EnumCode{0};
  }

 private:
  static constexpr std::size_t word = sizeof(std::uint64_t);
  static_assert(std::endian::native == std::endian::little);
  std::array<std::string_view, count> names_;
  std::array<std::uint64_t, count> begins_{}, masks_{};
};
template <std::size_t count>
Names(std::array<std::string_view, count>) -> Names<count>;

// Null unless it is a text. `escaped`: it may have backslashes.
[[nodiscard]] inline Text text_of(ondemand::value& value, bool escaped) {
  Text const token = token_of(value);
  if (token.front() != '"') return {};
  if (escaped) return value.get_string().value();
  std::size_t end = token.size() - 1;
  while (token[end] != '"') --end;
  return token.substr(1, end - 1);
}

// Whether a text is there.
[[nodiscard]] inline bool is_text(ondemand::value& value) { return token_of(value).front() == '"'; }

// A quoted number is one with a warning for visado.
[[nodiscard]] inline bool has_digit(Text token) { return token.find_first_of("0123456789") != Text::npos; }

// [-]digits[.digits], digit by digit; null when it is no number.
[[nodiscard]] inline Number any_number(Text token) {
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

// Nearly all numbers are short and positive: eight characters at a time, as visado reads them.
[[nodiscard, gnu::always_inline]] inline Number number_of(ondemand::value& value) {
  Text const token = token_of(value);
  if (auto const number = visado::dossier::short_number(token, token.data() + simdjson::SIMDJSON_PADDING))
    return {number->coefficient, number->scale};
  return any_number(token);
}

// An amount in units of 10^-decimals; null when it has more of them.
template <int decimals>
[[nodiscard]] Money money_of(ondemand::value& value) {
  static constexpr std::array<std::int64_t, decimals + 1> powers = [] {
    std::array<std::int64_t, decimals + 1> all{1};
    for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * 10;
    return all;
  }();
  Number number = number_of(value);
  if (number.is_null()) return no_money;
  for (; number.scale > decimals; --number.scale) {
    if (number.coefficient % 10 != 0) return no_money;
    number.coefficient /= 10;
  }
  return number.coefficient * powers[static_cast<std::size_t>(decimals - number.scale)];
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
