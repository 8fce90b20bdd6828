// Numbers of at most sixteen characters, with hardly a branch: nearly all amounts there are.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/same_bytes.hpp"

namespace visado::dossier {

struct ShortNumber {
  std::int64_t coefficient;
  int scale;
};

// Every byte is a digit.
[[nodiscard]] constexpr bool are_digits(std::uint64_t bytes) {
  constexpr std::uint64_t high = 0xf0f0'f0f0'f0f0'f0f0;
  return ((bytes & high) | ((bytes + 0x0606'0606'0606'0606) & high) >> 4) == 0x3333'3333'3333'3333;
}

// The number that eight digits are, the first in the lowest byte: pairs, then fours, then eight.
[[nodiscard]] constexpr std::uint32_t number_of_digits(std::uint64_t bytes) {
  bytes -= 0x3030'3030'3030'3030;
  bytes = bytes * 10 + (bytes >> 8);
  constexpr std::uint64_t mask = 0x0000'00ff'0000'00ff;
  std::uint64_t const outer = (bytes & mask) * (100 + (std::uint64_t{1'000'000} << 32));
  std::uint64_t const inner = ((bytes >> 16) & mask) * (1 + (std::uint64_t{10'000} << 32));
  return static_cast<std::uint32_t>((outer + inner) >> 32);
}

// The first `count` (at most 8) of eight characters, behind zeros that make them eight.
[[nodiscard]] constexpr std::uint64_t behind_zeros(std::uint64_t bytes, std::size_t count) {
  constexpr std::uint64_t zeros = 0x3030'3030'3030'3030;
  if (count == 0) return zeros;
  std::size_t const others = 64 - count * 8;  // bits
  return bytes << others | zeros >> 1 >> (63 - others);
}

// (0|[1-9]d*)(.d+)? of at most sixteen characters; eight bytes from its begin must stand before `limit`. Nothing
// otherwise: it may be a number all the same.
[[nodiscard]] inline std::optional<ShortNumber> short_number(std::string_view token, char const* limit) {
  if constexpr (std::endian::native != std::endian::little) return std::nullopt;
  std::size_t const size = token.size();
  char const* const at = token.data();
  if (size == 0 || size > 16 || limit - at < 8) return std::nullopt;
  bool const leading_zero = at[0] == '0' && size > 1 && at[1] != '.';
  if (leading_zero || at[0] == '.') return std::nullopt;
  bool const is_long = size > 8;
  std::uint64_t bytes = is_long ? word_at<std::uint64_t>(at + size - 8) : behind_zeros(word_at<std::uint64_t>(at), size);
  std::size_t leading = is_long ? size - 8 : 0;  // characters before those of `bytes`
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
  std::uint64_t const differs = bytes ^ (ones * '.');
  std::uint64_t const points = (differs - ones) & ~differs & (ones << 7);  // the lowest is exact
  int scale = 0;
  if (points != 0) {
    int const point = std::countr_zero(points) / 8;
    scale = 7 - point;
    if (scale == 0) return std::nullopt;
    // What stands before the point moves into its place, and one character more from before the eight.
    std::uint64_t const whole = (std::uint64_t{1} << (point * 8)) - 1;
    std::uint64_t const before = is_long ? static_cast<unsigned char>(at[--leading]) : std::uint64_t{'0'};
    bytes = (bytes & whole) << 8 | before | (bytes & ~(whole << 8 | 0xff));
  }
  if (!are_digits(bytes)) return std::nullopt;
  std::int64_t coefficient = number_of_digits(bytes);
  if (is_long) {
    std::uint64_t const first = behind_zeros(word_at<std::uint64_t>(at), leading);
    if (!are_digits(first)) return std::nullopt;
    coefficient += std::int64_t{number_of_digits(first)} * 100'000'000;
  }
  return ShortNumber{coefficient, scale};
}

}  // namespace visado::dossier
