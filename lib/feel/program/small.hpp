// Arithmetic and comparison of numbers with 64-bit coefficients, inline; anything else is left to the full
// operations.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "visado/value.hpp"

namespace visado::feel::small {

inline constexpr std::array<std::int64_t, 19> powers_of_ten = [] {
  std::array<std::int64_t, 19> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// Two coefficients brought to one scale, the larger of the two.
struct Aligned {
  std::int64_t a;
  std::int64_t b;
  int scale;
};

// False when a coefficient does not fit.
inline bool align(Value const& a, Value const& b, Aligned& out) {
  if (a.scale() == b.scale()) {
    out = {a.coefficient(), b.coefficient(), a.scale()};
    return true;
  }
  if (a.scale() < b.scale()) {
    out = {0, b.coefficient(), b.scale()};
    return !__builtin_mul_overflow(a.coefficient(),
                                   powers_of_ten[static_cast<std::size_t>(b.scale() - a.scale())], &out.a);
  }
  out = {a.coefficient(), 0, a.scale()};
  return !__builtin_mul_overflow(b.coefficient(),
                                 powers_of_ten[static_cast<std::size_t>(a.scale() - b.scale())], &out.b);
}

// A number beside an amount is an amount in that currency.
inline bool one_currency(Value const& a, Value const& b) {
  return a.currency() == b.currency() || a.currency() == 0 || b.currency() == 0;
}

inline bool both_small(Value const& a, Value const& b) {
  return a.is_small_number() && b.is_small_number() && one_currency(a, b);
}

inline std::uint16_t currency_of(Value const& a, Value const& b) {
  return static_cast<std::uint16_t>(a.currency() | (a.currency() == 0 ? b.currency() : 0));
}

// A number, its head written at once: a byte here and two there would have to be read back together by whoever takes
// the value, which costs more than the operation. The tests of operators hold it against `Value::small_number`.
inline Value number_of(std::int64_t coefficient, int scale, std::uint16_t currency) {
  if constexpr (std::endian::native == std::endian::little) {
    struct Halves {
      std::uint64_t head;
      std::int64_t coefficient;
    };
    return std::bit_cast<Value>(Halves{static_cast<std::uint64_t>(Kind::number) | static_cast<std::uint64_t>(scale) << 8 |
                                           static_cast<std::uint64_t>(currency) << 16,
                                       coefficient});
  } else {
    return Value::small_number(coefficient, scale).with_currency(currency);
  }
}

// Each gives false when the full operation has to be used.
inline bool add(Value const& a, Value const& b, Value& out) {
  Aligned aligned;
  std::int64_t sum = 0;
  if (!both_small(a, b) || !align(a, b, aligned) || __builtin_add_overflow(aligned.a, aligned.b, &sum))
    return false;
  out = number_of(sum, aligned.scale, currency_of(a, b));
  return true;
}

inline bool subtract(Value const& a, Value const& b, Value& out) {
  Aligned aligned;
  std::int64_t difference = 0;
  if (!both_small(a, b) || !align(a, b, aligned) || __builtin_sub_overflow(aligned.a, aligned.b, &difference))
    return false;
  out = number_of(difference, aligned.scale, currency_of(a, b));
  return true;
}

inline bool multiply(Value const& a, Value const& b, Value& out) {
  if (!a.is_small_number() || !b.is_small_number() || (a.currency() != 0 && b.currency() != 0)) return false;
  std::int64_t product = 0;
  if (a.scale() + b.scale() > 18 || __builtin_mul_overflow(a.coefficient(), b.coefficient(), &product))
    return false;
  out = number_of(product, a.scale() + b.scale(), currency_of(a, b));
  return true;
}

// -1, 0 or 1 in `order`. Dates compare as their days.
inline bool compare(Value const& a, Value const& b, int& order) {
  Aligned aligned;
  if (a.is(Kind::date) && b.is(Kind::date)) {
    order = (a.coefficient() > b.coefficient()) - (a.coefficient() < b.coefficient());
    return true;
  }
  if (!both_small(a, b) || !align(a, b, aligned)) return false;
  order = (aligned.a > aligned.b) - (aligned.a < aligned.b);
  return true;
}

}  // namespace visado::feel::small
