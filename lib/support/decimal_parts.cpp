#include "support/decimal_parts.hpp"

#include <algorithm>
#include <array>

namespace visado {

namespace {

UInt128 power_of_ten(int exponent) { return powers_of_ten[static_cast<unsigned>(exponent)]; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the digits kept of a number go up by one. `half` compares what was dropped with one half of the
// last place kept: -1, 0, 1.
bool goes_up(Rounding mode, bool negative, bool kept_is_odd, bool dropped_something, int half) {
  if (!dropped_something) return false;
  switch (mode) {
    case Rounding::up:
      return true;
    case Rounding::down:
      return false;
    case Rounding::floor:
      return negative;
    case Rounding::ceiling:
      return !negative;
    case Rounding::half_up:
      return half >= 0;
    case Rounding::half_down:
      return half > 0;
    case Rounding::half_even:
      return half > 0 || (half == 0 && kept_is_odd);
  }
  return false;
}

std::string digits_of(UInt128 value) {
  std::array<char, 40> buffer;
  auto out = buffer.end();
  do {
    *--out = static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  return std::string(out, buffer.end());
}

}  // namespace

std::optional<DecimalParts> round_digits(bool negative, std::string_view digits, std::int64_t exponent,
                                         bool more) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  auto size = static_cast<std::int64_t>(digits.size());
  std::int64_t drop = std::max<std::int64_t>({size - decimal_digits, decimal_min_exponent - exponent, 0});
  std::int64_t keep = std::max<std::int64_t>(size - drop, 0);

  DecimalParts parts{negative, 0, 0};
  for (char c : digits.substr(0, static_cast<std::size_t>(keep))) {
    parts.coefficient = parts.coefficient * 10 + static_cast<unsigned>(c - '0');
  }
  std::string_view dropped = digits.substr(static_cast<std::size_t>(keep));
  bool rest = more || (dropped.size() > 1 && dropped.find_first_not_of('0', 1) != dropped.npos);
  int half = -1;  // more zeros stand before `dropped` when drop > size
  if (drop > 0 && drop <= size && dropped[0] >= '5') half = dropped[0] > '5' || rest ? 1 : 0;
  if (goes_up(Rounding::half_even, negative, parts.coefficient % 2 == 1, !dropped.empty(), half))
    ++parts.coefficient;
  exponent += drop;
  if (parts.coefficient == decimal_limit) {
    parts.coefficient /= 10;
    ++exponent;
  }
  if (parts.coefficient == 0) {
    parts.exponent =
        static_cast<int>(std::clamp<std::int64_t>(exponent, decimal_min_exponent, decimal_max_exponent));
    return parts;
  }
  if (exponent >
      decimal_max_exponent) {  // the last exponents exist as zeros at the end of the coefficient only
    std::int64_t zeros = exponent - decimal_max_exponent;
    if (count_digits(parts.coefficient) + zeros > decimal_digits) return std::nullopt;
    parts.coefficient *= power_of_ten(static_cast<int>(zeros));
    exponent = decimal_max_exponent;
  }
  parts.exponent = static_cast<int>(exponent);
  return parts;
}

std::optional<DecimalParts> parse_decimal(std::string_view text) {
  bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::string digits;
  std::int64_t exponent = 0;
  auto take_digits = [&] {
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    digits += text.substr(0, end);
    text.remove_prefix(end);
    return end;
  };
  std::size_t whole = take_digits();
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    std::size_t fraction = take_digits();
    if (fraction == 0) return std::nullopt;
    exponent = -static_cast<std::int64_t>(fraction);
  } else if (whole == 0) {
    return std::nullopt;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    bool below = text.starts_with('-');
    if (below || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
    std::int64_t written = 0;
    for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1)) {
      written =
          std::min<std::int64_t>(written * 10 + (text[0] - '0'), 1'000'000'000'000);  // far out of range
    }
    exponent += below ? -written : written;
  }
  if (!text.empty()) return std::nullopt;
  return round_digits(negative, digits, exponent);
}

std::string print_decimal(DecimalParts const& parts) {
  std::string digits = digits_of(parts.coefficient);
  auto size = static_cast<int>(digits.size());
  int leading = size + parts.exponent;  // digits before the point
  std::string text = parts.negative && parts.coefficient != 0 ? "-" : "";
  if (parts.exponent >= 0 && (leading <= decimal_digits || parts.coefficient == 0)) {
    if (parts.coefficient == 0) return "0";
    return text + digits + std::string(static_cast<std::size_t>(parts.exponent), '0');
  }
  if (parts.exponent < 0 && leading > 0) {
    return text + digits.substr(0, static_cast<std::size_t>(leading)) + '.' +
           digits.substr(static_cast<std::size_t>(leading));
  }
  if (parts.exponent < 0 && leading > -decimal_digits) {
    return text + "0." + std::string(static_cast<std::size_t>(-leading), '0') + digits;
  }
  text += digits[0];
  if (size > 1) text += '.' + digits.substr(1);
  int power = leading - 1;
  return text + (power < 0 ? "E-" : "E+") + std::to_string(power < 0 ? -power : power);
}

DecimalParts round_to_exponent(DecimalParts parts, int exponent, Rounding mode) {
  int drop = exponent - parts.exponent;
  if (drop <= 0) {
    int zeros =
        std::min(-drop, parts.coefficient == 0 ? -drop : decimal_digits - count_digits(parts.coefficient));
    if (zeros == -drop) {
      if (parts.coefficient != 0) parts.coefficient *= power_of_ten(zeros);
      parts.exponent = exponent;
    }
    return parts;
  }
  UInt128 kept = 0, rest = parts.coefficient;
  int half = -1;
  if (drop <= decimal_digits) {
    UInt128 unit = power_of_ten(drop);
    kept = parts.coefficient / unit;
    rest = parts.coefficient % unit;
    half = rest * 2 == unit ? 0 : rest * 2 > unit ? 1 : -1;
  }
  if (goes_up(mode, parts.negative, kept % 2 == 1, rest != 0, half)) ++kept;
  return {parts.negative, kept, exponent};
}

DecimalParts strip_zeros(DecimalParts parts, int limit) {
  if (parts.coefficient == 0) return {false, 0, std::max(parts.exponent, limit)};
  while (parts.exponent < limit && parts.coefficient % 10 == 0) {
    parts.coefficient /= 10;
    ++parts.exponent;
  }
  return parts;
}

}  // namespace visado
