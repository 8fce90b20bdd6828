// 128-bit integers and powers of ten for decimal arithmetic.
#pragma once

#include <array>
#include <cstdint>

namespace visado {

__extension__ using UInt128 = unsigned __int128;
__extension__ using Int128 = __int128;

inline constexpr int decimal_digits = 34;

// 10^0 to 10^38, all that 128 bits hold.
inline constexpr std::array<UInt128, 39> powers_of_ten = [] {
  std::array<UInt128, 39> powers{};
  UInt128 power = 1;
  for (UInt128& p : powers) {
    p = power;
    power *= 10;
  }
  return powers;
}();

inline constexpr UInt128 decimal_limit = powers_of_ten[decimal_digits];  // coefficients are below

[[nodiscard]] constexpr int count_digits(UInt128 value) {
  int digits = 1;
  while (digits < 39 && value >= powers_of_ten[static_cast<unsigned>(digits)]) ++digits;
  return digits;
}

}  // namespace visado
