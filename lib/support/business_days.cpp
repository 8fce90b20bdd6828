#include "support/business_days.hpp"

#include <algorithm>
#include <array>
#include <boost/date_time/gregorian/gregorian_types.hpp>

#include "support/calendar.hpp"

namespace visado {

namespace {

namespace greg = boost::gregorian;

Date to_date(greg::date const& day) { return {(day - greg::date(1970, 1, 1)).days()}; }

// The day on which a holiday is kept, by one of the laws that move some.
greg::date by_decree_42_2010(greg::date const& day) {
  switch (day.day_of_week()) {
    case boost::date_time::Tuesday:
      return day - greg::days(1);
    case boost::date_time::Wednesday:
    case boost::date_time::Thursday:
      return greg::next_weekday(day, greg::greg_weekday(boost::date_time::Friday));
    default:
      return day;
  }
}
greg::date by_decree_19_2018(greg::date const& day) {
  greg::greg_weekday const monday(boost::date_time::Monday);
  switch (day.day_of_week()) {
    case boost::date_time::Monday:
      return day;
    case boost::date_time::Tuesday:
    case boost::date_time::Wednesday:
      return greg::previous_weekday(day, monday);
    default:
      return greg::next_weekday(day, monday);
  }
}

struct Holiday {
  greg::partial_date day;
  bool moved_2010 = false;  // by Decreto 42-2010
  bool moved_2018 = false;  // by Decreto 19-2018, as it was passed
  bool moved_2020 = false;  // by what the court left of it
};

greg::date kept(Holiday const& holiday, greg::greg_year year) {
  greg::date const day = holiday.day.get_date(year);
  if (day >= greg::date(2020, 4, 17)) return holiday.moved_2020 ? by_decree_19_2018(day) : day;
  if (day >= greg::date(2018, 10, 18)) return holiday.moved_2018 ? by_decree_19_2018(day) : day;
  if (day >= greg::date(2011, 1, 1)) return holiday.moved_2010 ? by_decree_42_2010(day) : day;
  return day;
}

// Every holiday of the years that are known, in order, but for those on a weekend.
std::vector<Date> make_holidays() {
  using greg::partial_date;
  std::array const fixed{
      Holiday{partial_date(1, greg::Jan)},                     // Año Nuevo
      Holiday{partial_date(1, greg::May), false, true},        // Día del Trabajo
      Holiday{partial_date(30, greg::Jun), true, true, true},  // Día del Ejército
      Holiday{partial_date(15, greg::Sep)},                    // Día de la Independencia
      Holiday{partial_date(20, greg::Oct), false, true},       // Día de la Revolución
      Holiday{partial_date(1, greg::Nov)},                     // Día de Todos los Santos
      Holiday{partial_date(25, greg::Dec)},                    // Navidad
  };
  std::vector<Date> days;
  for (std::int64_t year = first_business_year; year <= last_business_year; ++year) {
    for (Holiday const& holiday : fixed) {
      days.push_back(to_date(kept(holiday, greg::greg_year(static_cast<unsigned short>(year)))));
    }
    for (std::int64_t before_easter = 1; before_easter <= 3; ++before_easter) {
      days.push_back({easter(year).days - before_easter});
    }
  }
  std::erase_if(days, [](Date day) { return day.weekday() > 5; });
  std::sort(days.begin(), days.end());
  return days;
}

std::vector<Date> const& holidays() {
  static std::vector<Date> const days = make_holidays();
  return days;
}

bool is_known(Date date) { return date.year() >= first_business_year && date.year() <= last_business_year; }

bool contains(std::vector<Date> const& days, Date date) { return std::binary_search(days.begin(), days.end(), date); }

std::int64_t count_until(std::vector<Date> const& days, Date date) {
  return std::upper_bound(days.begin(), days.end(), date) - days.begin();
}

// Mondays to Fridays up to and with a day, counted from some Monday.
std::int64_t weekdays_until(Date date) {
  std::int64_t const from_monday = date.days + 3;  // 1970-01-01 was a Thursday
  return floor_div(from_monday, 7) * 5 + std::min<std::int64_t>(floor_mod(from_monday, 7) + 1, 5);
}

Date const first_day{days_from_civil(first_business_year, 1, 1)};
Date const last_day{days_from_civil(last_business_year, 12, 31)};

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

BusinessCalendar::BusinessCalendar(std::vector<Date> closures) : closures_(std::move(closures)) {
  std::erase_if(closures_, [](Date day) { return day.weekday() > 5 || contains(holidays(), day); });
  std::sort(closures_.begin(), closures_.end());
  closures_.erase(std::unique(closures_.begin(), closures_.end()), closures_.end());
}

std::optional<bool> BusinessCalendar::is_business_day(Date date) const {
  if (!is_known(date)) return std::nullopt;
  return date.weekday() < 6 && !contains(holidays(), date) && !contains(closures_, date);
}

std::int64_t BusinessCalendar::business_days_until(Date date) const {
  return weekdays_until(date) - count_until(holidays(), date) - count_until(closures_, date);
}

std::optional<std::int64_t> BusinessCalendar::between(Date from, Date to) const {
  if (!is_known(from) || !is_known(to)) return std::nullopt;
  if (from <= to) return business_days_until(to) - business_days_until(from);
  Date const before_from{from.days - 1};  // going back, the day of arrival counts and that of departure does not
  Date const before_to{to.days - 1};
  return business_days_until(before_to) - business_days_until(before_from);
}

std::optional<Date> BusinessCalendar::plus(Date date, std::int64_t days) const {
  if (!is_known(date)) return std::nullopt;
  if (days == 0) return date;
  std::int64_t const most = last_day.days - first_day.days;
  if (days > most || days < -most) return std::nullopt;
  // The working day of that number, counted as business_days_until does.
  std::int64_t const number = days > 0 ? business_days_until(date) + days
                                       : business_days_until(Date{date.days - 1}) + days + 1;
  std::int64_t low = first_day.days;
  std::int64_t high = last_day.days;
  if (number > business_days_until(last_day) || number <= business_days_until(Date{low - 1})) return std::nullopt;
  while (low < high) {
    std::int64_t const middle = low + (high - low) / 2;
    if (business_days_until(Date{middle}) < number) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return Date{low};
}

}  // namespace visado
