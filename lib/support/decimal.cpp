// Arithmetic of Decimal: on 64-bit integers while they hold the exact result, else by Intel's BID128.
// This is the only file that knows Intel's library.
#include "visado/decimal.hpp"

extern "C" {
#include <bid_conf.h>
#include <bid_functions.h>
}

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <numeric>

#include "support/decimal_bid.hpp"
#include "support/decimal_functions.hpp"
#include "support/decimal_parts.hpp"
#include "support/decimal_power.hpp"

namespace visado {

namespace {

constexpr int bias = 6176;
constexpr std::uint64_t sign_bit = 1ULL << 63;

std::int64_t small_power_of_ten(int exponent) {
  return static_cast<std::int64_t>(powers_of_ten[static_cast<unsigned>(exponent)]);
}

// a × 10^places when 64 bits hold it.
bool shift_left(std::int64_t& a, int places) {
  return places <= Decimal::max_scale && !__builtin_mul_overflow(a, small_power_of_ten(places), &a);
}

// Both coefficients at the larger scale, which is returned; -1 when 64 bits do not hold them.
int align(Decimal a, Decimal b, std::int64_t& x, std::int64_t& y) {
  x = a.coefficient();
  y = b.coefficient();
  if (a.scale() == b.scale()) return a.scale();
  if (a.scale() < b.scale()) return shift_left(x, b.scale() - a.scale()) ? b.scale() : -1;
  return shift_left(y, a.scale() - b.scale()) ? a.scale() : -1;
}

BID_UINT128 to_bid128(Decimal value) {
  std::uint64_t low = 0, high = 0;
  value.to_bid(low, high);
  BID_UINT128 bits;
  bits.w[0] = low;
  bits.w[1] = high;
  return bits;
}

std::optional<Decimal> from_bid128(BID_UINT128 bits) { return Decimal::from_bid(bits.w[0], bits.w[1]); }

// Operations take a rounding direction and a place for flags; the results say all we want to know.
template <class Operation, class... Operands>
std::optional<Decimal> by_bid(Operation operation, Operands... operands) {
  _IDEC_flags flags = 0;
  return from_bid128(operation(to_bid128(operands)..., BID_ROUNDING_TO_NEAREST, &flags));
}

// The exact quotient of small numbers at the exponent nearest to the ideal one, as IEEE 754 wants it.
// Nothing when it does not end within 64 bits.
std::optional<Decimal> divide_exactly(Decimal a, Decimal b) {
  std::int64_t n = a.coefficient(), d = b.coefficient();
  constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  if (n == lowest || d == lowest) return std::nullopt;
  std::int64_t divisor = std::gcd(n, d);
  if (d < 0) divisor = -divisor;
  n /= divisor;
  d /= divisor;
  // n / d ends when d has no factor but 2 and 5: with as many places as the larger of their counts.
  int twos = std::countr_zero(static_cast<std::uint64_t>(d)), fives = 0;
  for (d >>= twos; d % 5 == 0; d /= 5) ++fives;
  if (d != 1) return std::nullopt;
  int places = std::max(twos, fives);
  int scale = a.scale() - b.scale() + places;
  for (int i = twos; i < places; ++i) {
    if (__builtin_mul_overflow(n, 2, &n)) return std::nullopt;
  }
  for (int i = fives; i < places; ++i) {
    if (__builtin_mul_overflow(n, 5, &n)) return std::nullopt;
  }
  if (scale < 0 && !shift_left(n, -scale)) return std::nullopt;
  if (scale > Decimal::max_scale) return std::nullopt;
  return Decimal::scaled(n, std::max(scale, 0));
}

// base^exponent by integers; nothing when 64 bits do not hold it.
std::optional<Decimal> small_power(Decimal base, std::int64_t exponent) {
  if (!base.is_small() || exponent < 0 || exponent > 63 || base.scale() * exponent > Decimal::max_scale)
    return std::nullopt;
  std::int64_t result = 1;
  for (std::int64_t i = 0; i < exponent; ++i) {
    if (__builtin_mul_overflow(result, base.coefficient(), &result)) return std::nullopt;
  }
  return Decimal::scaled(result, static_cast<int>(base.scale() * exponent));
}

// value / unit, rounded.
std::int64_t divide_rounding(std::int64_t value, std::int64_t unit, Rounding mode) {
  std::int64_t kept = value / unit, rest = value % unit;
  if (rest == 0) return kept;
  std::int64_t away = value < 0 ? -1 : 1;
  std::int64_t doubled =
      (rest < 0 ? -rest : rest) - (unit - (rest < 0 ? -rest : rest));  // the sign of 2·rest - unit
  switch (mode) {
    case Rounding::up:
      return kept + away;
    case Rounding::down:
      return kept;
    case Rounding::floor:
      return value < 0 ? kept - 1 : kept;
    case Rounding::ceiling:
      return value < 0 ? kept : kept + 1;
    case Rounding::half_up:
      return doubled >= 0 ? kept + away : kept;
    case Rounding::half_down:
      return doubled > 0 ? kept + away : kept;
    case Rounding::half_even:
      return doubled > 0 || (doubled == 0 && kept % 2 != 0) ? kept + away : kept;
  }
  return kept;
}

}  // namespace

namespace bid {

std::optional<Decimal> add(Decimal a, Decimal b) { return by_bid(bid128_add, a, b); }
std::optional<Decimal> subtract(Decimal a, Decimal b) { return by_bid(bid128_sub, a, b); }
std::optional<Decimal> multiply(Decimal a, Decimal b) { return by_bid(bid128_mul, a, b); }
std::optional<Decimal> divide(Decimal a, Decimal b) { return by_bid(bid128_div, a, b); }

std::optional<Decimal> modulo(Decimal a, Decimal b) {
  _IDEC_flags flags = 0;
  auto rest = from_bid128(bid128_fmod(to_bid128(a), to_bid128(b), &flags));
  if (rest && rest->sign() != 0 && rest->sign() != b.sign()) return add(*rest, b);
  return rest;
}

int compare(Decimal a, Decimal b) {
  _IDEC_flags flags = 0;
  BID_UINT128 x = to_bid128(a), y = to_bid128(b);
  if (bid128_quiet_equal(x, y, &flags) != 0) return 0;
  return bid128_quiet_less(x, y, &flags) != 0 ? -1 : 1;
}

std::optional<Decimal> round(Decimal value, int digits, Rounding mode) {
  _IDEC_round direction = BID_ROUNDING_TO_NEAREST;
  switch (mode) {
    case Rounding::half_even:
      break;
    case Rounding::half_up:
      direction = BID_ROUNDING_TIES_AWAY;
      break;
    case Rounding::down:
      direction = BID_ROUNDING_TO_ZERO;
      break;
    case Rounding::floor:
      direction = BID_ROUNDING_DOWN;
      break;
    case Rounding::ceiling:
      direction = BID_ROUNDING_UP;
      break;
    case Rounding::up:
      direction = value.sign() < 0 ? BID_ROUNDING_DOWN : BID_ROUNDING_UP;
      break;
    case Rounding::half_down:
      return std::nullopt;
  }
  // Of the second number the exponent counts; one of 34 digits is never kept small, so it keeps its exponent.
  auto like = put_together({false, decimal_limit - 1, -digits});
  _IDEC_flags flags = 0;
  return from_bid128(bid128_quantize(to_bid128(value), to_bid128(like), direction, &flags));
}

}  // namespace bid

DecimalParts take_apart(Decimal value) {
  if (value.is_small()) {
    std::int64_t c = value.coefficient();
    auto magnitude = c < 0 ? -static_cast<std::uint64_t>(c) : static_cast<std::uint64_t>(c);
    return {c < 0, magnitude, -value.scale()};
  }
  std::uint64_t low = 0, high = 0;
  value.to_bid(low, high);
  // Two bits say that the coefficient is in the second form, which only numbers beyond 34 digits need: they
  // are 0.
  bool canonical = (high >> 61 & 3) != 3;
  UInt128 coefficient = UInt128{high & 0x1'FFFF'FFFF'FFFFULL} << 64 | low;
  if (!canonical || coefficient >= decimal_limit) coefficient = 0;
  int exponent = static_cast<int>((canonical ? high >> 49 : high >> 47) & 0x3FFF) - bias;
  return {(high & sign_bit) != 0, coefficient, exponent};
}

Decimal put_together(DecimalParts parts) {
  // Numbers of 64 bits are always small, so that the same number at the same exponent has the same bits; a
  // positive exponent becomes zeros, which print the same. There is no negative zero.
  std::int64_t coefficient = 0;
  constexpr UInt128 lowest = UInt128{1} << 63;
  if (parts.coefficient < lowest) {
    coefficient = static_cast<std::int64_t>(parts.coefficient);
    if (parts.negative) coefficient = -coefficient;
  }
  bool fits = parts.coefficient < lowest;
  if (parts.coefficient == lowest && parts.negative) {
    coefficient = std::numeric_limits<std::int64_t>::min();
    fits = true;
  }
  if (fits && parts.exponent <= 0 && parts.exponent >= -Decimal::max_scale) {
    return Decimal::scaled(coefficient, -parts.exponent);
  }
  if (fits && parts.exponent > 0 && (coefficient == 0 || shift_left(coefficient, parts.exponent))) {
    return Decimal::scaled(coefficient, 0);
  }
  auto high = static_cast<std::uint64_t>(parts.coefficient >> 64);
  high |= static_cast<std::uint64_t>(parts.exponent + bias) << 49;
  if (parts.negative && parts.coefficient != 0) high |= sign_bit;
  return Decimal(high, static_cast<std::uint64_t>(parts.coefficient));
}

std::optional<Decimal> Decimal::from_bid(std::uint64_t low, std::uint64_t high) {
  constexpr std::uint64_t special = 0x7800'0000'0000'0000ULL;
  if ((high & special) == special) return std::nullopt;
  return put_together(take_apart(Decimal(high, low)));
}

void Decimal::to_bid(std::uint64_t& low, std::uint64_t& high) const {
  low = low_;
  high = high_;
  if (!is_small()) return;
  std::int64_t c = coefficient();
  low = c < 0 ? -static_cast<std::uint64_t>(c) : static_cast<std::uint64_t>(c);
  high = static_cast<std::uint64_t>(bias - scale()) << 49 | (c < 0 ? sign_bit : 0);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  auto parts = parse_decimal(text);
  if (!parts) return std::nullopt;
  return put_together(*parts);
}

std::string Decimal::to_string() const { return print_decimal(take_apart(*this)); }

Decimal Decimal::normalized() const { return put_together(strip_zeros(take_apart(*this), 0)); }

std::optional<Decimal> Decimal::add_slowly(Decimal a, Decimal b) {
  if (a.is_small() && b.is_small()) {
    std::int64_t x = 0, y = 0, sum = 0;
    int scale = align(a, b, x, y);
    if (scale >= 0 && !__builtin_add_overflow(x, y, &sum)) return scaled(sum, scale);
  }
  return bid::add(a, b);
}

std::optional<Decimal> Decimal::subtract_slowly(Decimal a, Decimal b) {
  if (a.is_small() && b.is_small()) {
    std::int64_t x = 0, y = 0, difference = 0;
    int scale = align(a, b, x, y);
    if (scale >= 0 && !__builtin_sub_overflow(x, y, &difference)) return scaled(difference, scale);
  }
  return bid::subtract(a, b);
}

std::optional<Decimal> Decimal::multiply_slowly(Decimal a, Decimal b) { return bid::multiply(a, b); }

std::optional<Decimal> Decimal::divide(Decimal a, Decimal b) {
  if (b.sign() == 0) return std::nullopt;
  if (a.is_small() && b.is_small()) {
    if (auto quotient = divide_exactly(a, b)) return quotient;
  }
  return bid::divide(a, b);
}

std::optional<Decimal> Decimal::modulo(Decimal a, Decimal b) {
  if (b.sign() == 0) return std::nullopt;
  std::int64_t x = 0, y = 0;
  int scale = a.is_small() && b.is_small() ? align(a, b, x, y) : -1;
  if (scale >= 0) {
    std::int64_t rest = y == -1 ? 0 : x % y;  // the lowest integer % -1 overflows
    if (rest != 0 && (rest < 0) != (y < 0)) rest += y;
    return scaled(rest, scale);
  }
  return bid::modulo(a, b);
}

std::optional<Decimal> Decimal::power(Decimal a, Decimal b) {
  if (auto exponent = b.to_int64()) {
    if (auto result = small_power(a, *exponent)) return result;
    auto parts = whole_power(take_apart(a), *exponent);
    if (!parts) return std::nullopt;
    return put_together(*parts);
  }
  if (a.sign() == 0 && b.sign() < 0) return std::nullopt;
  if (a.sign() < 0 && !b.is_integer()) return std::nullopt;
  if (a.sign() == 0) return Decimal();
  auto const estimate = by_bid(bid128_log, a.abs());
  auto const magnitude = estimate ? real_power(a.abs(), b, *estimate) : std::nullopt;
  bool const odd = a.sign() < 0 && modulo(b, integer(2)).value_or(Decimal()).sign() != 0;
  return magnitude && odd ? magnitude->negated() : magnitude;
}

Decimal Decimal::negated() const {
  DecimalParts parts = take_apart(*this);
  parts.negative = !parts.negative;
  return put_together(parts);
}

Decimal Decimal::abs() const { return sign() < 0 ? negated() : *this; }

std::optional<Decimal> Decimal::round(int digits, Rounding mode) const {
  if (digits < -decimal_max_exponent || digits > -decimal_min_exponent) return std::nullopt;
  if (is_small() && digits >= 0 && digits <= scale()) {
    return scaled(divide_rounding(coefficient(), small_power_of_ten(scale() - digits), mode), digits);
  }
  return put_together(round_to_exponent(take_apart(*this), -digits, mode));
}

std::optional<Decimal> Decimal::sqrt() const {
  if (sign() < 0) return std::nullopt;
  return by_bid(bid128_sqrt, *this);
}

std::optional<Decimal> Decimal::ln() const {
  if (sign() <= 0) return std::nullopt;
  auto const estimate = by_bid(bid128_log, *this);
  return estimate ? natural_logarithm(*this, *estimate) : std::nullopt;
}

std::optional<Decimal> Decimal::exp() const { return exponential(*this); }

int Decimal::sign() const {
  if (is_small()) return coefficient() < 0 ? -1 : coefficient() > 0 ? 1 : 0;
  DecimalParts parts = take_apart(*this);
  return parts.coefficient == 0 ? 0 : parts.negative ? -1 : 1;
}

bool Decimal::is_integer() const {
  if (is_small() && scale() == 0) return true;
  return strip_zeros(take_apart(*this), 0).exponent >= 0;
}

std::optional<std::int64_t> Decimal::to_int64() const {
  Decimal plain = normalized();  // whole numbers of 64 bits are small, of scale 0
  if (!plain.is_small() || plain.scale() != 0) return std::nullopt;
  return plain.coefficient();
}

double Decimal::to_double() const {
  _IDEC_flags flags = 0;
  return bid128_to_binary64(to_bid128(*this), BID_ROUNDING_TO_NEAREST, &flags);
}

int Decimal::compare_slowly(Decimal a, Decimal b) {
  if (a.is_small() && b.is_small()) {
    // 2^63 × 10^18 is below 2^123.
    Int128 x = a.coefficient(), y = b.coefficient();
    int places = a.scale() - b.scale();
    if (places < 0) x *= small_power_of_ten(-places);
    if (places > 0) y *= small_power_of_ten(places);
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return bid::compare(a, b);
}

std::size_t Decimal::hash() const {
  DecimalParts parts = strip_zeros(take_apart(*this), decimal_max_exponent);
  auto low = static_cast<std::uint64_t>(parts.coefficient),
       high = static_cast<std::uint64_t>(parts.coefficient >> 64);
  std::uint64_t mixed = low * 0x9E37'79B9'7F4A'7C15ULL + high;
  if (parts.coefficient != 0) mixed = mixed * 31 + static_cast<std::uint64_t>(parts.exponent + bias);
  return std::hash<std::uint64_t>{}(parts.negative ? ~mixed : mixed);
}

}  // namespace visado
