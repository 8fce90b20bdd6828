#include "support/business_days.hpp"

#include <array>

#include "support/calendar.hpp"

namespace visado {

namespace {

struct Holiday {
  int month;
  int day;
  bool moves;  // by Decreto 19-2018
};

constexpr std::array holidays{
    Holiday{1, 1, false},    // Año Nuevo
    Holiday{5, 1, false},    // Día del Trabajo
    Holiday{6, 30, true},    // Día del Ejército
    Holiday{9, 15, false},   // Día de la Independencia
    Holiday{10, 20, true},   // Día de la Revolución
    Holiday{11, 1, false},   // Día de Todos los Santos
    Holiday{12, 25, false},  // Navidad
};

constexpr std::int64_t first_year_of_moves = 2019;

// The day on which a movable holiday is kept.
Date moved(Date date) {
  switch (date.weekday()) {
    case 2:
      return {date.days - 1};
    case 3:
      return {date.days - 2};
    case 4:
      return {date.days + 1};
    case 6:
      return {date.days + 2};
    case 7:
      return {date.days + 1};
    default:
      return date;
  }
}

bool is_known(Date date) { return date.year() >= first_business_year && date.year() <= last_business_year; }

bool is_holiday(Date date) {
  std::int64_t const year = date.year();
  for (Holiday const& holiday : holidays) {
    Date kept{days_from_civil(year, holiday.month, holiday.day)};
    if (holiday.moves && year >= first_year_of_moves) kept = moved(kept);
    if (kept == date) return true;
  }
  std::int64_t const before_easter = easter(year).days - date.days;
  return before_easter >= 1 && before_easter <= 3;
}

}  // namespace

Date easter(std::int64_t year) {  // the anonymous Gregorian computus
  std::int64_t const golden = year % 19;
  std::int64_t const century = year / 100;
  std::int64_t const of_century = year % 100;
  std::int64_t const epact =
      (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  std::int64_t const weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  std::int64_t const late = (golden + 11 * epact + 22 * weekday) / 451;
  std::int64_t const month_and_day = epact + weekday - 7 * late + 114;
  return {
      days_from_civil(year, static_cast<int>(month_and_day / 31), static_cast<int>(month_and_day % 31 + 1))};
}

std::optional<bool> is_business_day(Date date) {
  if (!is_known(date)) return std::nullopt;
  return date.weekday() < 6 && !is_holiday(date);
}

std::optional<std::int64_t> business_days_between(Date from, Date to) {
  if (!is_known(from) || !is_known(to)) return std::nullopt;
  std::int64_t const step = from <= to ? 1 : -1;
  std::int64_t count = 0;
  for (Date date = from; date != to;) {
    date.days += step;
    if (*is_business_day(date)) count += step;
  }
  return count;
}

std::optional<Date> plus_business_days(Date date, std::int64_t days) {
  if (!is_known(date)) return std::nullopt;
  std::int64_t const step = days < 0 ? -1 : 1;
  while (days != 0) {
    date.days += step;
    auto const working = is_business_day(date);
    if (!working) return std::nullopt;
    if (*working) days -= step;
  }
  return date;
}

}  // namespace visado
