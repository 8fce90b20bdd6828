#include "feel/value/moments.hpp"

#include "support/calendar.hpp"
#include "support/zone.hpp"

namespace visado::feel {

namespace {

bool in_calendar(std::int64_t days) {
  static std::int64_t const first = days_from_civil(-max_year, 1, 1);
  static std::int64_t const last = days_from_civil(max_year, 12, 31);
  return days >= first && days <= last;
}

int order_of(std::int64_t a, std::int64_t b) { return a < b ? -1 : (a > b ? 1 : 0); }

// Seconds of the day in UTC (on the clock itself without a zone).
std::int64_t utc_second(Time const& time) { return time.nanos / nanos_of_second - time.offset().value_or(0); }

}  // namespace

std::optional<int> compare_times(Time const& a, Time const& b) {
  if (a.offset().has_value() != b.offset().has_value()) return std::nullopt;
  return order_of(utc_second(a), utc_second(b));
}

std::optional<int> compare_date_times(DateTime const& a, DateTime const& b) {
  if (a.offset().has_value() != b.offset().has_value()) return std::nullopt;
  return order_of(a.epoch_seconds(), b.epoch_seconds());
}

std::optional<DayTimeDuration> difference(Time const& a, Time const& b) {
  if (a.offset().has_value() != b.offset().has_value()) return std::nullopt;
  return plus(DayTimeDuration{utc_second(a), a.nano()}, *negated(DayTimeDuration{utc_second(b), b.nano()}));
}

std::optional<DayTimeDuration> difference(DateTime const& a, DateTime const& b) {
  if (a.offset().has_value() != b.offset().has_value()) return std::nullopt;
  return plus(DayTimeDuration{a.epoch_seconds(), a.time.nano()},
              *negated(DayTimeDuration{b.epoch_seconds(), b.time.nano()}));
}

std::optional<Date> plus(Date date, DayTimeDuration duration) {
  std::int64_t days = 0;
  if (__builtin_add_overflow(date.days, floor_div(duration.seconds, seconds_of_day), &days))
    return std::nullopt;
  if (!in_calendar(days)) return std::nullopt;
  return Date{days};
}

std::optional<DateTime> plus(DateTime const& moment, DayTimeDuration duration) {
  bool const named = moment.time.zone.kind == Zone::Kind::named;
  // Counted on the clock, or in UTC where the clock may jump.
  std::int64_t const base = named ? moment.epoch_seconds()
                                  : moment.date.days * seconds_of_day + moment.time.nanos / nanos_of_second;
  auto const sum = plus(DayTimeDuration{base, moment.time.nano()}, duration);
  if (!sum) return std::nullopt;
  std::int64_t local = sum->seconds;
  if (!in_calendar(floor_div(local, seconds_of_day))) return std::nullopt;
  if (named) local += zone_offset_at_utc(moment.time.zone.zone, sum->seconds);
  Date const date{floor_div(local, seconds_of_day)};
  if (!in_calendar(date.days)) return std::nullopt;
  return DateTime{date,
                  Time{floor_mod(local, seconds_of_day) * nanos_of_second + sum->nanos, moment.time.zone}};
}

std::optional<DateTime> plus(DateTime const& moment, YearMonthDuration duration) {
  auto const date = moment.date.plus_months(duration.months);
  if (!date) return std::nullopt;
  return DateTime{*date, moment.time};
}

Time plus(Time const& time, DayTimeDuration duration) {
  std::int64_t const added = floor_mod(duration.seconds, seconds_of_day) * nanos_of_second + duration.nanos;
  return {(time.nanos + added) % nanos_of_day, time.zone};
}

std::optional<DayTimeDuration> plus(DayTimeDuration a, DayTimeDuration b) {
  std::int64_t seconds = 0;
  std::int64_t const nanos = std::int64_t{a.nanos} + b.nanos;
  if (__builtin_add_overflow(a.seconds, b.seconds, &seconds) ||
      __builtin_add_overflow(seconds, nanos / nanos_of_second, &seconds)) {
    return std::nullopt;
  }
  return DayTimeDuration{seconds, static_cast<std::int32_t>(nanos % nanos_of_second)};
}

std::optional<YearMonthDuration> plus(YearMonthDuration a, YearMonthDuration b) {
  std::int64_t months = 0;
  if (__builtin_add_overflow(a.months, b.months, &months)) return std::nullopt;
  return YearMonthDuration{months};
}

std::optional<DayTimeDuration> negated(DayTimeDuration duration) {
  std::int64_t seconds = 0;
  if (__builtin_sub_overflow(std::int64_t{0}, duration.seconds, &seconds)) return std::nullopt;
  if (duration.nanos == 0) return DayTimeDuration{seconds, 0};
  if (__builtin_sub_overflow(seconds, std::int64_t{1}, &seconds)) return std::nullopt;
  return DayTimeDuration{seconds, static_cast<std::int32_t>(nanos_of_second - duration.nanos)};
}

std::optional<YearMonthDuration> negated(YearMonthDuration duration) {
  std::int64_t months = 0;
  if (__builtin_sub_overflow(std::int64_t{0}, duration.months, &months)) return std::nullopt;
  return YearMonthDuration{months};
}

DateTime midnight(Date date) { return {date, Time{0, Zone{Zone::Kind::offset, 0, 0}}}; }

}  // namespace visado::feel
