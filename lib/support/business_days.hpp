// The working days of the State of Guatemala.
//
// What is counted is general knowledge, not yet confirmed against the official texts: the national holidays
// of article 69 of Decreto 1748 and article 127 of the Código de Trabajo, and the moved holidays of Decreto
// 19-2018.
// - Not working: Saturdays, Sundays, 1 January, Holy Thursday, Good Friday and Holy Saturday, 1 May, 30 June,
//   15 September, 20 October, 1 November, 25 December.
// - Since 2019, 30 June and 20 October are moved: from a Tuesday or Wednesday to the Monday before, from a
// Thursday
//   to the Friday after, from a Saturday or Sunday to the Monday after.
// - Half days (Holy Wednesday, 24 and 31 December) are working days, and local fairs (15 August in the
// capital) are
//   not known.
#pragma once

#include <cstdint>
#include <optional>

#include "visado/temporal.hpp"

namespace visado {

// The years that the calendar knows.
inline constexpr std::int64_t first_business_year = 1970;
inline constexpr std::int64_t last_business_year = 2199;

// Nothing outside those years.
[[nodiscard]] std::optional<bool> is_business_day(Date date);

// Working days after `from` and up to `to`, so that from one working day to the next is 1; negative when `to`
// is earlier. Nothing outside those years.
[[nodiscard]] std::optional<std::int64_t> business_days_between(Date from, Date to);

// The working day that is so many later (earlier, when negative); the date itself for 0.
[[nodiscard]] std::optional<Date> plus_business_days(Date date, std::int64_t days);

// Easter Sunday of the Gregorian calendar.
[[nodiscard]] Date easter(std::int64_t year);

}  // namespace visado
