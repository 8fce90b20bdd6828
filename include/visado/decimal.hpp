// The number of FEEL: IEEE 754 decimal128, 34 digits, half-even; money is written with it, never with binary
// floats.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace visado {

struct DecimalParts;  // private to the library

enum class Rounding : unsigned char { half_even, up, down, half_up, half_down, floor, ceiling };

// A finite decimal number: exact integer coefficient × 10^-scale. Trivially copyable, 16 bytes, no
// allocation. Small numbers (64-bit coefficient, scale 0 to 18) are kept as such and computed with integers;
// anything else is an Intel BID128. Both paths give the same digits and the same preferred exponent, but that
// positive exponents become zeros while 64 bits hold them, and that there is no negative zero. NaN and
// infinities do not exist: operations that would give them return nothing.
class Decimal {
 public:
  static constexpr int max_scale = 18;  // of small numbers

  constexpr Decimal() = default;  // 0
  // coefficient × 10^-scale; 0 <= scale <= max_scale.
  static constexpr Decimal scaled(std::int64_t coefficient, int scale) {
    return Decimal(small_tag | static_cast<std::uint64_t>(scale), static_cast<std::uint64_t>(coefficient));
  }
  static constexpr Decimal integer(std::int64_t value) { return scaled(value, 0); }
  // A FEEL number or a JSON number: [-]digits[.digits][e[+-]digits]; also «.5». More than 34 significant
  // digits are rounded half-even. Nothing when it is not a number or overflows.
  static std::optional<Decimal> parse(std::string_view text);
  // The bits of a BID128 (as the Intel library lays them out) and back. Nothing for NaN and infinities.
  static std::optional<Decimal> from_bid(std::uint64_t low, std::uint64_t high);
  void to_bid(std::uint64_t& low, std::uint64_t& high) const;

  [[nodiscard]] constexpr bool is_small() const { return (high_ & ~std::uint64_t{0xff}) == small_tag; }
  // Only when is_small().
  [[nodiscard]] constexpr std::int64_t coefficient() const { return static_cast<std::int64_t>(low_); }
  [[nodiscard]] constexpr int scale() const { return static_cast<int>(high_ & 0xff); }

  // Plain decimal text as FEEL's string() writes it: no exponent from 1E-34 to 34 digits, no trailing zeros
  // dropped or added («25000.00» stays), «-0» is «0»; very large or small magnitudes are written with E.
  [[nodiscard]] std::string to_string() const;
  // Without trailing zeros behind the point.
  [[nodiscard]] Decimal normalized() const;

  // Correctly rounded to 34 digits; nothing on overflow or division by zero.
  [[nodiscard]] static std::optional<Decimal> add(Decimal a, Decimal b);
  [[nodiscard]] static std::optional<Decimal> subtract(Decimal a, Decimal b);
  [[nodiscard]] static std::optional<Decimal> multiply(Decimal a, Decimal b);
  [[nodiscard]] static std::optional<Decimal> divide(Decimal a, Decimal b);
  // a - b × floor(a / b): the sign of the divisor, as FEEL's modulo(). Nothing when b is 0.
  [[nodiscard]] static std::optional<Decimal> modulo(Decimal a, Decimal b);
  // a^b; exact for whole exponents as far as 34 digits go. Nothing on overflow or when there is no real
  // result.
  [[nodiscard]] static std::optional<Decimal> power(Decimal a, Decimal b);
  [[nodiscard]] Decimal negated() const;
  [[nodiscard]] Decimal abs() const;
  // To `digits` places behind the point (negative: before it), -6111 to 6176; nothing when out of that range.
  // Zeros are added («5» to two places is «5.00») as far as 34 digits go.
  [[nodiscard]] std::optional<Decimal> round(int digits, Rounding mode) const;
  // Nothing for negative numbers (sqrt), non-positive (ln), or overflow (exp). Correctly rounded to 34 digits, as
  // powers are.
  [[nodiscard]] std::optional<Decimal> sqrt() const;
  [[nodiscard]] std::optional<Decimal> ln() const;
  [[nodiscard]] std::optional<Decimal> exp() const;

  [[nodiscard]] int sign() const;  // -1, 0, 1
  [[nodiscard]] bool is_integer() const;
  // The value when it is whole and fits.
  [[nodiscard]] std::optional<std::int64_t> to_int64() const;
  [[nodiscard]] double to_double() const;  // for displays and statistics only

  // By value: 1.0 == 1.00.
  friend bool operator==(Decimal a, Decimal b) { return compare(a, b) == 0; }
  friend std::strong_ordering operator<=>(Decimal a, Decimal b) { return compare(a, b) <=> 0; }
  // The same for equal values.
  [[nodiscard]] std::size_t hash() const;

 private:
  // A pattern of the BID128 NaN space: no finite number has it.
  static constexpr std::uint64_t small_tag = 0x7e53'0000'0000'0000ULL;
  constexpr Decimal(std::uint64_t high, std::uint64_t low) : high_(high), low_(low) {}
  static int compare(Decimal a, Decimal b);
  static std::optional<Decimal> add_slowly(Decimal a, Decimal b);
  static std::optional<Decimal> subtract_slowly(Decimal a, Decimal b);
  static std::optional<Decimal> multiply_slowly(Decimal a, Decimal b);
  static int compare_slowly(Decimal a, Decimal b);
  friend Decimal put_together(DecimalParts parts);

  std::uint64_t high_ = small_tag;
  std::uint64_t low_ = 0;
};

// The common case of each operation is inline: an optional that goes through memory costs ten times the
// addition.
inline std::optional<Decimal> Decimal::add(Decimal a, Decimal b) {
  std::int64_t sum = 0;
  bool same_scale = a.high_ == b.high_ && a.is_small();
  if (same_scale && !__builtin_add_overflow(a.coefficient(), b.coefficient(), &sum))
    return scaled(sum, a.scale());
  return add_slowly(a, b);
}

inline std::optional<Decimal> Decimal::subtract(Decimal a, Decimal b) {
  std::int64_t difference = 0;
  bool same_scale = a.high_ == b.high_ && a.is_small();
  if (same_scale && !__builtin_sub_overflow(a.coefficient(), b.coefficient(), &difference)) {
    return scaled(difference, a.scale());
  }
  return subtract_slowly(a, b);
}

inline std::optional<Decimal> Decimal::multiply(Decimal a, Decimal b) {
  std::int64_t product = 0;
  bool small = a.is_small() && b.is_small() && a.scale() + b.scale() <= max_scale;
  if (small && !__builtin_mul_overflow(a.coefficient(), b.coefficient(), &product)) {
    return scaled(product, a.scale() + b.scale());
  }
  return multiply_slowly(a, b);
}

inline int Decimal::compare(Decimal a, Decimal b) {
  if (a.high_ != b.high_ || !a.is_small()) return compare_slowly(a, b);
  return a.coefficient() < b.coefficient() ? -1 : a.coefficient() > b.coefficient() ? 1 : 0;
}

}  // namespace visado
#pragma GCC visibility pop
