// Dates written YYYY-MM-DD of the years that dossiers are of, by a table of months.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/scalar/short_number.hpp"
#include "support/calendar.hpp"
#include "visado/temporal.hpp"

namespace visado::dossier {

inline constexpr int first_short_year = 1970, last_short_year = 2099;

// The day on which each month begins, counted from 1970-01-01; one month more at the end.
inline constexpr auto month_begins = [] {
  std::array<std::int32_t, (last_short_year - first_short_year + 1) * 12 + 1> begins{};
  constexpr int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (std::size_t i = 1; i < begins.size(); ++i) {
    std::size_t const month = (i - 1) % 12;
    bool const leap_day = month == 1 && is_leap(first_short_year + static_cast<int>((i - 1) / 12));
    begins[i] = begins[i - 1] + lengths[month] + (leap_day ? 1 : 0);
  }
  return begins;
}();

// Nothing when it is no such date; it may be a date all the same.
[[nodiscard]] inline std::optional<Date> short_date(std::string_view text) {
  if constexpr (std::endian::native != std::endian::little) return std::nullopt;
  if (text.size() != 10) return std::nullopt;
  auto const front = word_at<std::uint64_t>(text.data()), back = word_at<std::uint64_t>(text.data() + 2);
  constexpr std::uint64_t hyphens = 0xff00'00ff'0000'0000;  // YYYY-MM-
  if (((front ^ 0x2d2d'2d2d'2d2d'2d2d) & hyphens) != 0) return std::nullopt;
  std::uint64_t numerals = (front & 0xffff'ffff) | (front >> 8 & 0xffff'0000'0000) | (back & 0xffff'0000'0000'0000);
  if (!are_digits(numerals)) return std::nullopt;
  numerals -= 0x3030'3030'3030'3030;
  numerals = numerals * 10 + (numerals >> 8);  // each pair of digits in the byte of its first
  auto const pair = [numerals](int first) { return static_cast<unsigned>(numerals >> first * 8 & 0xff); };
  unsigned const year = pair(0) * 100 + pair(2), month = pair(4), day = pair(6);
  unsigned const index = (year - first_short_year) * 12 + month - 1;
  if (month - 1 >= 12 || year - first_short_year > unsigned{last_short_year - first_short_year}) return std::nullopt;
  std::int32_t const begin = month_begins[index];
  if (day - 1 >= static_cast<unsigned>(month_begins[index + 1] - begin)) return std::nullopt;
  return Date{begin + static_cast<std::int64_t>(day) - 1};
}

}  // namespace visado::dossier
