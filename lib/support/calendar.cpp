#include "support/calendar.hpp"

namespace visado {

namespace {

constexpr std::int64_t days_of_era = 146'097;  // 400 years
constexpr std::int64_t epoch_shift = 719'468;  // 0000-03-01 to 1970-01-01

}  // namespace

std::int64_t days_from_civil(std::int64_t year, int month, int day) {
  if (month <= 2) --year;
  std::int64_t era = floor_div(year, 400);
  std::int64_t year_of_era = year - era * 400;
  std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * days_of_era + day_of_era - epoch_shift;
}

CivilDay civil_from_days(std::int64_t days) {
  days += epoch_shift;
  std::int64_t era = floor_div(days, days_of_era);
  std::int64_t day_of_era = days - era * days_of_era;
  std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  std::int64_t from_march = (5 * day_of_year + 2) / 153;
  auto day = static_cast<int>(day_of_year - (153 * from_march + 2) / 5 + 1);
  auto month = static_cast<int>(from_march < 10 ? from_march + 3 : from_march - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int days_in_month(std::int64_t year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

void append_padded(std::string& text, std::uint64_t value, unsigned digits) {
  std::string number = std::to_string(value);
  if (number.size() < digits) text.append(digits - number.size(), '0');
  text += number;
}

void append_fraction(std::string& text, std::int64_t nanos) {
  if (nanos == 0) return;
  text += '.';
  append_padded(text, static_cast<std::uint64_t>(nanos), 9);
  while (text.back() == '0') text.pop_back();
}

}  // namespace visado
