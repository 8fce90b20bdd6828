// Shared by dates, times and zones.
#pragma once

#include <cstdint>
#include <string>

namespace visado {

inline constexpr std::int64_t seconds_of_day = 86'400;
inline constexpr std::int64_t nanos_of_second = 1'000'000'000;
inline constexpr std::int64_t nanos_of_day = seconds_of_day * nanos_of_second;
inline constexpr std::int64_t max_year = 999'999'999;

[[nodiscard]] constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}
[[nodiscard]] constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
  return a - floor_div(a, b) * b;
}

[[nodiscard]] constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

struct CivilDay {
  std::int64_t year;
  int month;
  int day;
};
// Days since 1970-01-01, and back: Howard Hinnant's algorithms, for years that begin in March.
[[nodiscard]] std::int64_t days_from_civil(std::int64_t year, int month, int day);
[[nodiscard]] CivilDay civil_from_days(std::int64_t days);
[[nodiscard]] int days_in_month(std::int64_t year, int month);

// At least `digits` digits, zeros in front.
void append_padded(std::string& text, std::uint64_t value, unsigned digits);
// «.5» for half a second; nothing for none.
void append_fraction(std::string& text, std::int64_t nanos);

}  // namespace visado
