#include "support/calendar.hpp"
#include "support/scanner.hpp"
#include "support/zone.hpp"
#include "visado/temporal.hpp"

namespace visado {

namespace {

constexpr std::int32_t max_offset = 14 * 3600;  // XML Schema

// What is written of a time, before anybody asks whether 24:00:00 is one.
struct WrittenTime {
  int hour = 0, minute = 0, second = 0;
  std::int64_t nano = 0;
  Zone zone;

  [[nodiscard]] bool is_midnight_at_end() const {
    return hour == 24 && minute == 0 && second == 0 && nano == 0;
  }
};

std::optional<Zone> parse_offset(Scanner& in, int sign) {
  auto hours = in.two_digits();
  if (!hours || !in.take(':')) return std::nullopt;
  auto minutes = in.two_digits();
  if (!minutes || *minutes > 59) return std::nullopt;
  std::int32_t seconds = *hours * 3600 + *minutes * 60;
  if (in.take(':')) {
    auto more = in.two_digits();
    if (!more || *more > 59) return std::nullopt;
    seconds += *more;
  }
  if (!in.done() || seconds > max_offset) return std::nullopt;
  return Zone{Zone::Kind::offset, sign * seconds, 0};
}

// The rest of the text: nothing, «Z», an offset, «@Zone/Name».
std::optional<Zone> parse_zone(Scanner& in) {
  if (in.done()) return Zone{};
  if (in.take('+')) return parse_offset(in, 1);
  if (in.take('-')) return parse_offset(in, -1);
  if (in.take('@')) {
    ZoneId zone = zone_by_name(in.rest());
    if (zone == 0) return std::nullopt;
    return Zone{Zone::Kind::named, 0, zone};
  }
  if ((in.take('Z') || in.take('z')) && in.done()) return Zone{Zone::Kind::offset, 0, 0};
  return std::nullopt;
}

std::optional<WrittenTime> parse_written(std::string_view text) {
  Scanner in(text);
  auto hour = in.two_digits();
  if (!hour || !in.take(':')) return std::nullopt;
  auto minute = in.two_digits();
  if (!minute || !in.take(':')) return std::nullopt;
  auto second = in.two_digits();
  if (!second) return std::nullopt;
  std::int64_t nano = 0;
  if (in.take('.')) {
    std::string_view digits = in.digits();
    auto value = to_nanos(digits);
    if (digits.empty() || !value) return std::nullopt;
    nano = *value;
  }
  auto zone = parse_zone(in);
  if (!zone) return std::nullopt;
  return WrittenTime{*hour, *minute, *second, nano, *zone};
}

std::optional<Time> to_time(WrittenTime const& w) {
  return Time::of(w.hour, w.minute, w.second, w.nano, w.zone);
}

void append_zone(std::string& text, Zone const& zone) {
  if (zone.kind == Zone::Kind::none) return;
  if (zone.kind == Zone::Kind::named) {
    text += '@';
    text += zone_name(zone.zone);
    return;
  }
  if (zone.offset_seconds == 0) {
    text += 'Z';
    return;
  }
  auto seconds =
      static_cast<std::uint64_t>(zone.offset_seconds < 0 ? -zone.offset_seconds : zone.offset_seconds);
  text += zone.offset_seconds < 0 ? '-' : '+';
  append_padded(text, seconds / 3600, 2);
  text += ':';
  append_padded(text, seconds / 60 % 60, 2);
  if (seconds % 60 == 0) return;
  text += ':';
  append_padded(text, seconds % 60, 2);
}

}  // namespace

std::optional<Time> Time::of(int hour, int minute, int second, std::int64_t nano, Zone zone) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  if (nano < 0 || nano >= nanos_of_second) return std::nullopt;
  if (zone.offset_seconds < -max_offset || zone.offset_seconds > max_offset) return std::nullopt;
  return Time{(hour * 3600 + minute * 60 + second) * nanos_of_second + nano, zone};
}

std::optional<Time> Time::parse(std::string_view text) {
  auto written = parse_written(text);
  return written ? to_time(*written) : std::nullopt;
}

int Time::hour() const { return static_cast<int>(nanos / nanos_of_second / 3600); }
int Time::minute() const { return static_cast<int>(nanos / nanos_of_second / 60 % 60); }
int Time::second() const { return static_cast<int>(nanos / nanos_of_second % 60); }
std::int32_t Time::nano() const { return static_cast<std::int32_t>(nanos % nanos_of_second); }

std::optional<std::int32_t> Time::offset() const {
  if (zone.kind == Zone::Kind::none) return std::nullopt;
  return zone.kind == Zone::Kind::offset ? zone.offset_seconds : zone_standard_offset(zone.zone);
}

std::string Time::to_string() const {
  std::string text;
  append_padded(text, static_cast<std::uint64_t>(hour()), 2);
  text += ':';
  append_padded(text, static_cast<std::uint64_t>(minute()), 2);
  text += ':';
  append_padded(text, static_cast<std::uint64_t>(second()), 2);
  append_fraction(text, nano());
  append_zone(text, zone);
  return text;
}

std::optional<DateTime> DateTime::parse(std::string_view text) {
  std::size_t middle = text.find('T');
  auto date = Date::parse(text.substr(0, middle));
  if (!date) return std::nullopt;
  if (middle == text.npos) return DateTime{*date, {}};
  auto written = parse_written(text.substr(middle + 1));
  if (!written) return std::nullopt;
  if (written->is_midnight_at_end()) {  // the first moment of the next day, as in XML Schema
    if (*date == Date::of(max_year, 12, 31)) return std::nullopt;
    ++date->days;
    written->hour = 0;
  }
  auto time = to_time(*written);
  if (!time) return std::nullopt;
  return DateTime{*date, *time};
}

std::optional<std::int32_t> DateTime::offset() const {
  if (time.zone.kind != Zone::Kind::named) return time.offset();
  return zone_offset_at_local(time.zone.zone, date.days * seconds_of_day + time.nanos / nanos_of_second);
}

std::int64_t DateTime::epoch_seconds() const {
  return date.days * seconds_of_day + time.nanos / nanos_of_second - offset().value_or(0);
}

std::string DateTime::to_string() const { return date.to_string() + 'T' + time.to_string(); }

}  // namespace visado
