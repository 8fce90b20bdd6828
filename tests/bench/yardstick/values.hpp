// What the checks compute with: 64-bit integers and views of the input. A null is a value of each type, not a flag beside it.
#pragma once

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>

namespace yardstick {

// Something that visado decides and this program does not try to: it stops rather than differ. Bigger amounts than
// 18 digits, exponents, numbers between quotes, elements without a key.
struct OutOfScope : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// An amount in cents, or in units of 10^-4; exact.
using Money = std::int64_t;
inline constexpr Money no_money = std::numeric_limits<Money>::min();

// A number: coefficient × 10^-scale.
struct Number {
  std::int64_t coefficient = no_money;
  int scale = 0;
  [[nodiscard]] bool is_null() const { return coefficient == no_money; }
};

// A date as the number yyyymmdd: order is all that the checks ask of it.
using Day = std::int32_t;
inline constexpr Day no_day = 0;

// A text; null when it has no data.
using Text = std::string_view;
[[nodiscard]] inline bool is_null(Text text) { return text.data() == nullptr; }

// A code of an enumeration; 0 when null or not one of its values.
using EnumCode = unsigned char;

// Three-valued truth.
enum class Truth : unsigned char { no, yes, unknown };

[[nodiscard]] inline Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

[[nodiscard]] inline Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}

[[nodiscard]] inline Truth either(Truth a, Truth b) {
  if (a == Truth::yes || b == Truth::yes) return Truth::yes;
  return a == Truth::no && b == Truth::no ? Truth::no : Truth::unknown;
}

[[nodiscard]] inline Truth at_most(Money a, Money b) {
  return a == no_money || b == no_money ? Truth::unknown : truth(a <= b);
}

[[nodiscard]] inline Truth not_after(Day a, Day b) {
  return a == no_day || b == no_day ? Truth::unknown : truth(a <= b);
}

[[nodiscard]] inline Truth same(Text a, Text b) {
  return is_null(a) || is_null(b) ? Truth::unknown : truth(a == b);
}

// Null when either is.
[[nodiscard]] inline Money plus(Money a, Money b) {
  if (a == no_money || b == no_money) return no_money;
  Money sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) throw OutOfScope("una suma pasa de 64 bits");
  return sum;
}

[[nodiscard]] inline Money minus(Money a, Money b) { return b == no_money ? no_money : plus(a, -b); }

}  // namespace yardstick
