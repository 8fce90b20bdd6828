// Numbers of at most eight characters, without a branch for each: nearly all amounts there are.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace visado::dossier {

struct ShortNumber {
  std::int32_t coefficient;
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

// (0|[1-9]d*)(.d+)? of at most eight characters; eight bytes from its begin must stand before `limit`. Nothing
// otherwise: it may be a number all the same.
[[nodiscard]] inline std::optional<ShortNumber> short_number(std::string_view token, char const* limit) {
  if constexpr (std::endian::native != std::endian::little) return std::nullopt;
  std::size_t const size = token.size();
  char const* const at = token.data();
  if (size == 0 || size > 8 || limit - at < 8) return std::nullopt;
  bool const leading_zero = at[0] == '0' && size > 1 && at[1] != '.';
  if (leading_zero || at[0] == '.') return std::nullopt;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  constexpr std::uint64_t zeros = 0x3030'3030'3030'3030;
  std::size_t const others = 64 - size * 8;  // bits of what stands behind; zeros go in front of the number instead
  bytes = bytes << others | zeros >> 1 >> (63 - others);
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
  std::uint64_t const differs = bytes ^ (ones * '.');
  std::uint64_t const points = (differs - ones) & ~differs & (ones << 7);  // the lowest is exact
  int scale = 0;
  if (points != 0) {
    int const point = std::countr_zero(points) / 8;
    scale = 7 - point;
    if (scale == 0) return std::nullopt;
    std::uint64_t const whole = (std::uint64_t{1} << (point * 8)) - 1;
    bytes = (bytes & whole) << 8 | '0' | (bytes & ~(whole << 8 | 0xff));
  }
  if (!are_digits(bytes)) return std::nullopt;
  return ShortNumber{static_cast<std::int32_t>(number_of_digits(bytes)), scale};
}

}  // namespace visado::dossier
