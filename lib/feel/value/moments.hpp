// Points of time and the distances between them, for comparison and arithmetic.
#pragma once

#include <optional>

#include "visado/temporal.hpp"

namespace visado::feel {

// <0, 0, >0 by the second, as the standard maps times to numbers (fractions do not count). Nothing when one
// has a zone and the other has none.
[[nodiscard]] std::optional<int> compare_times(Time const& a, Time const& b);
[[nodiscard]] std::optional<int> compare_date_times(DateTime const& a, DateTime const& b);

// a - b; nothing when one has a zone and the other has none, or it does not fit.
[[nodiscard]] std::optional<DayTimeDuration> difference(Time const& a, Time const& b);
[[nodiscard]] std::optional<DayTimeDuration> difference(DateTime const& a, DateTime const& b);

// Nothing outside the calendar.
[[nodiscard]] std::optional<Date> plus(Date date, DayTimeDuration duration);
// On the line of time: in a named zone the clocks may have changed between.
[[nodiscard]] std::optional<DateTime> plus(DateTime const& moment, DayTimeDuration duration);
[[nodiscard]] std::optional<DateTime> plus(DateTime const& moment, YearMonthDuration duration);
// Around the clock.
[[nodiscard]] Time plus(Time const& time, DayTimeDuration duration);

// Nothing on overflow.
[[nodiscard]] std::optional<DayTimeDuration> plus(DayTimeDuration a, DayTimeDuration b);
[[nodiscard]] std::optional<YearMonthDuration> plus(YearMonthDuration a, YearMonthDuration b);
[[nodiscard]] std::optional<DayTimeDuration> negated(DayTimeDuration duration);
[[nodiscard]] std::optional<YearMonthDuration> negated(YearMonthDuration duration);

// The midnight, UTC, at which a date begins.
[[nodiscard]] DateTime midnight(Date date);

}  // namespace visado::feel
