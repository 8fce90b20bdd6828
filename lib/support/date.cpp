#include "support/calendar.hpp"
#include "support/scanner.hpp"
#include "visado/temporal.hpp"

namespace visado {

std::optional<Date> Date::of(std::int64_t year, int month, int day) {
  if (year < -max_year || year > max_year || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

std::optional<Date> Date::parse(std::string_view text) {
  Scanner in(text);
  bool before = in.take('-');
  std::string_view digits = in.digits();
  if (digits.size() < 4 || (digits.size() > 4 && digits[0] == '0')) return std::nullopt;
  auto year = to_number(digits);
  if (!year || !in.take('-')) return std::nullopt;
  auto month = in.two_digits();
  if (!month || !in.take('-')) return std::nullopt;
  auto day = in.two_digits();
  if (!day || !in.done()) return std::nullopt;
  return of(before ? -*year : *year, *month, *day);
}

std::int64_t Date::year() const { return civil_from_days(days).year; }
int Date::month() const { return civil_from_days(days).month; }
int Date::day() const { return civil_from_days(days).day; }
int Date::weekday() const {
  return static_cast<int>(floor_mod(days + 3, 7)) + 1;
}  // 1970-01-01 was a Thursday
int Date::day_of_year() const { return static_cast<int>(days - days_from_civil(year(), 1, 1)) + 1; }

int Date::week_of_year() const {
  // A week belongs to the year of its Thursday.
  Date thursday{days - weekday() + 4};
  return (thursday.day_of_year() - 1) / 7 + 1;
}

std::optional<Date> Date::plus_months(std::int64_t months) const {
  CivilDay civil = civil_from_days(days);
  std::int64_t total = civil.year * 12 + civil.month - 1;
  if (__builtin_add_overflow(total, months, &total)) return std::nullopt;
  std::int64_t new_year = floor_div(total, 12);
  int new_month = static_cast<int>(floor_mod(total, 12)) + 1;
  int last = days_in_month(new_year, new_month);
  return of(new_year, new_month, civil.day < last ? civil.day : last);
}

std::string Date::to_string() const {
  CivilDay civil = civil_from_days(days);
  std::string text = civil.year < 0 ? "-" : "";
  append_padded(text, static_cast<std::uint64_t>(civil.year < 0 ? -civil.year : civil.year), 4);
  text += '-';
  append_padded(text, static_cast<std::uint64_t>(civil.month), 2);
  text += '-';
  append_padded(text, static_cast<std::uint64_t>(civil.day), 2);
  return text;
}

}  // namespace visado
