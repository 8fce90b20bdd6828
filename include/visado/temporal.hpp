// Dates, times and durations of FEEL. Proleptic Gregorian calendar, years -999,999,999 to 999,999,999, nanoseconds.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace visado {

// A calendar day: days since 1970-01-01.
struct Date {
  std::int64_t days = 0;

  // Nothing when there is no such day.
  static std::optional<Date> of(std::int64_t year, int month, int day);
  // As FEEL and XML Schema 1.1 write it: YYYY-MM-DD, longer years without leading zeros, a leading minus, no plus;
  // there is a year 0000.
  static std::optional<Date> parse(std::string_view text);
  [[nodiscard]] std::int64_t year() const;
  [[nodiscard]] int month() const;        // 1–12
  [[nodiscard]] int day() const;          // 1–31
  [[nodiscard]] int weekday() const;      // 1 = Monday … 7 = Sunday
  [[nodiscard]] int day_of_year() const;  // 1–366
  [[nodiscard]] int week_of_year() const; // ISO 8601
  // Months later, the day clipped to the length of the month. Nothing outside the range of years.
  [[nodiscard]] std::optional<Date> plus_months(std::int64_t months) const;
  [[nodiscard]] std::string to_string() const;

  friend auto operator<=>(Date const&, Date const&) = default;
};

// An IANA zone by index into a process-wide, append-only table of the names met; 0 is none.
using ZoneId = std::uint16_t;
[[nodiscard]] ZoneId zone_by_name(std::string_view name);  // 0 when unknown; thread-safe
[[nodiscard]] std::string const& zone_name(ZoneId zone);

// The zone part of a time: none, an offset, or a zone with the name it was written with.
struct Zone {
  enum class Kind : unsigned char { none, offset, named } kind = Kind::none;
  std::int32_t offset_seconds = 0;  // Kind::offset: -14 h to 14 h
  ZoneId zone = 0;                  // Kind::named

  friend bool operator==(Zone const&, Zone const&) = default;
};

// A time of day.
struct Time {
  std::int64_t nanos = 0;  // since midnight, below 86,400 × 10^9
  Zone zone;

  static std::optional<Time> of(int hour, int minute, int second, std::int64_t nano, Zone zone = {});
  // HH:MM:SS[.f][Z|±HH:MM[:SS]|@Zone/Name], at most nine decimals; 24:00:00 is no time of a day.
  static std::optional<Time> parse(std::string_view text);
  [[nodiscard]] int hour() const;
  [[nodiscard]] int minute() const;
  [[nodiscard]] int second() const;
  [[nodiscard]] std::int32_t nano() const;  // below the second
  // Seconds east of UTC; a named zone has its standard offset here. Nothing without a zone.
  [[nodiscard]] std::optional<std::int32_t> offset() const;
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(Time const&, Time const&) = default;  // field by field; FEEL's equality is in feel
};

struct DateTime {
  Date date;
  Time time;

  // DateTtime, or a date alone: its midnight. 24:00:00 is the midnight of the next day.
  static std::optional<DateTime> parse(std::string_view text);
  // Offset at that moment, by the zone database; a time that clocks show twice is the first, one they skip counts as
  // before the gap. Nothing without a zone.
  [[nodiscard]] std::optional<std::int32_t> offset() const;
  // Seconds since the epoch in UTC (local time taken as UTC without a zone), and nanoseconds of the second.
  [[nodiscard]] std::int64_t epoch_seconds() const;
  [[nodiscard]] std::string to_string() const;
  friend bool operator==(DateTime const&, DateTime const&) = default;
};

// Days and time duration: seconds and nanoseconds with 0 <= nanos < 10^9 (so -0.5 s is {-1, 500000000}).
struct DayTimeDuration {
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;

  static std::optional<DayTimeDuration> parse(std::string_view text);  // PnDTnHnMn.fS, a leading minus
  [[nodiscard]] std::string to_string() const;                         // normalised: P1DT2H, PT0S
  friend auto operator<=>(DayTimeDuration const&, DayTimeDuration const&) = default;
};

// Years and months duration.
struct YearMonthDuration {
  std::int64_t months = 0;

  static std::optional<YearMonthDuration> parse(std::string_view text);  // PnYnM, a leading minus
  [[nodiscard]] std::string to_string() const;                           // normalised: P1Y2M, P0M
  friend auto operator<=>(YearMonthDuration const&, YearMonthDuration const&) = default;
};

}  // namespace visado
#pragma GCC visibility pop
