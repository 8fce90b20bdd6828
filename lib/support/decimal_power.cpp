#include "support/decimal_power.hpp"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>

namespace visado {

namespace {

namespace mp = boost::multiprecision;
using Wide = mp::uint1024_t;

constexpr int kept_digits = 100;         // products of two such numbers fit in 1024 bits
constexpr int one_digits = 200;          // 10^200 / coefficient has at least 100 digits
constexpr std::int64_t far_away = 7000;  // powers of ten beyond what a Decimal holds

Wide const& ten_to(int exponent) {
  static auto const powers = [] {
    std::array<Wide, one_digits + 1> table;
    table[0] = 1;
    for (std::size_t i = 1; i < table.size(); ++i) table[i] = table[i - 1] * 10;
    return table;
  }();
  return powers[static_cast<unsigned>(exponent)];
}

int count_digits(Wide const& value) {
  int digits =
      value.is_zero() ? 1 : static_cast<int>(mp::msb(value)) * 1233 / 4096 + 1;  // log10(2) ≈ 1233/4096
  return value >= ten_to(digits) ? digits + 1 : digits;
}

// coefficient × 10^exponent and, when `more`, a little above.
struct LongDecimal {
  Wide coefficient;
  std::int64_t exponent = 0;
  bool more = false;

  [[nodiscard]] std::int64_t magnitude() const { return exponent + count_digits(coefficient); }
};

LongDecimal multiply(LongDecimal const& a, LongDecimal const& b) {
  LongDecimal product{a.coefficient * b.coefficient, a.exponent + b.exponent, a.more || b.more};
  if (int excess = count_digits(product.coefficient) - kept_digits; excess > 0) {
    Wide rest;
    mp::divide_qr(product.coefficient, ten_to(excess), product.coefficient, rest);
    product.exponent += excess;
    product.more = product.more || !rest.is_zero();
  }
  return product;
}

LongDecimal inverse(LongDecimal const& value) {
  LongDecimal result;
  Wide rest;
  mp::divide_qr(ten_to(one_digits), value.coefficient, result.coefficient, rest);
  result.exponent = -one_digits - value.exponent;
  result.more = !rest.is_zero() || value.more;
  // An exact quotient has the exponent nearest to that of the division 1 / value.
  while (!result.more && result.exponent < -value.exponent && result.coefficient % 10 == 0) {
    result.coefficient /= 10;
    ++result.exponent;
  }
  return result;
}

std::string digits_of(Wide value) {
  std::string digits;
  for (; !value.is_zero(); value /= 10) digits += static_cast<char>('0' + static_cast<int>(value % 10));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::optional<DecimalParts> out_of_range(bool large) {
  if (large) return std::nullopt;
  return DecimalParts{false, 0, decimal_min_exponent};
}

}  // namespace

std::optional<DecimalParts> whole_power(DecimalParts const& base, std::int64_t exponent) {
  if (exponent == 0) return DecimalParts{false, 1, 0};
  if (base.coefficient == 0) {
    if (exponent < 0) return std::nullopt;
    return round_digits(false, "", exponent > far_away ? decimal_min_exponent : base.exponent * exponent);
  }
  LongDecimal square{Wide(base.coefficient), base.exponent, false}, result{1, 0, false};
  std::uint64_t left =
      exponent < 0 ? -static_cast<std::uint64_t>(exponent) : static_cast<std::uint64_t>(exponent);
  bool negative = base.negative && left % 2 == 1;
  while (true) {
    if (left % 2 == 1) result = multiply(result, square);
    for (LongDecimal const* value : {&result, &square}) {  // bits left to come would take it further still
      std::int64_t magnitude = value->magnitude();
      if (magnitude > far_away || magnitude < -far_away)
        return out_of_range((magnitude > 0) == (exponent > 0));
    }
    left /= 2;
    if (left == 0) break;
    square = multiply(square, square);
  }
  if (exponent < 0) result = inverse(result);
  return round_digits(negative, digits_of(result.coefficient), result.exponent, result.more);
}

}  // namespace visado
