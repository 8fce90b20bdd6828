// The working days of the State of Guatemala.
//
// Not working: Saturdays, Sundays and the national holidays of article 69 of Decreto 1748 and article 127 of the Código
// de Trabajo: 1 January, Holy Thursday, Good Friday, Holy Saturday, 1 May, 30 June, 15 September, 20 October,
// 1 November, 25 December. Half days (Holy Wednesday, 24 and 31 December) are working days; local fairs (15 August in
// the capital) and closures by decree are for the caller to give.
//
// Days that are moved, by the law in force on the day (Ley que Promueve el Turismo Interno):
// - 2011 to 17 October 2018, Decreto 42-2010: 30 June, from a Tuesday to the Monday before, from a Wednesday or
//   Thursday to the Friday after; a weekend moves nothing.
// - from 18 October 2018, Decreto 19-2018: 1 May, 30 June and 20 October, from a Tuesday or Wednesday to the Monday
//   before, from a Thursday, Friday, Saturday or Sunday to the Monday after.
// - from 17 April 2020, Corte de Constitucionalidad, expediente 5536-2018: only 30 June, by the same rule.
// Known from copies of the decrees and the press, not from the official text; whether 1 May was moved before October
// 2018 could not be found out: here it was not. Future years are as the law is today. rules/catalogos/feriados.csv lists
// the days with their law, for people; a test compares the two.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "visado/temporal.hpp"

namespace visado {

// The years that the calendar knows.
inline constexpr std::int64_t first_business_year = 1970;
inline constexpr std::int64_t last_business_year = 2199;

// Immutable; reading it is thread-safe. Questions about other years have no answer.
class BusinessCalendar {
 public:
  // `closures`: further days on which nobody works (asuetos by decree, local fairs), in any order; those that are no
  // working day anyway change nothing.
  explicit BusinessCalendar(std::vector<Date> closures = {});

  [[nodiscard]] std::optional<bool> is_business_day(Date date) const;
  // Working days after `from` and up to `to`, so that from one working day to the next is 1; negative when `to` is
  // earlier. Takes the same time for any distance.
  [[nodiscard]] std::optional<std::int64_t> between(Date from, Date to) const;
  // The working day that is so many later (earlier, when negative); the date itself for 0.
  [[nodiscard]] std::optional<Date> plus(Date date, std::int64_t days) const;

 private:
  [[nodiscard]] std::int64_t business_days_until(Date date) const;

  std::vector<Date> closures_;  // in order, each once, working days but for these
};

// Easter Sunday of the Gregorian calendar.
[[nodiscard]] Date easter(std::int64_t year);

}  // namespace visado
