// Dates, times and durations.
#include <charconv>

#include "dossier/scalar/scalar.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits) {
  int value = 0;
  for (char const c : digits) value = value * 10 + (c - '0');
  return value;
}

// As many digits as there are, off the front.
std::string_view take_digits(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  std::string_view const digits = text.substr(0, size);
  text.remove_prefix(size);
  return digits;
}

// A day as written, and what follows it.
struct WrittenDay {
  enum class Form : unsigned char { none, iso, slashes, short_year } form = Form::none;
  int year = 0, month = 0, day = 0;
  std::string_view rest;
};

bool is_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t const i : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u}) {
    if (!is_digit(text[i])) return false;
  }
  return text.size() == 10 || !is_digit(text[10]);
}

WrittenDay parse_day(std::string_view text) {
  using Form = WrittenDay::Form;
  if (is_iso_day(text)) {
    return {Form::iso, number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)),
            text.substr(10)};
  }
  std::string_view const day = take_digits(text);
  if (day.empty() || day.size() > 2 || !text.starts_with('/')) return {};
  text.remove_prefix(1);
  std::string_view const month = take_digits(text);
  if (month.empty() || month.size() > 2 || !text.starts_with('/')) return {};
  text.remove_prefix(1);
  std::string_view const year = take_digits(text);
  if (year.size() != 4 && year.size() != 2) return {};
  return {year.size() == 4 ? Form::slashes : Form::short_year, number(year), number(month), number(day), text};
}

// «T10:20:41.000-06:00», « 10:20», « 08:41:05 p.m.»: what may follow a day, without its separator.
std::string_view time_behind(std::string_view rest) {
  if (rest.empty() || (rest[0] != 'T' && rest[0] != ' ')) return {};
  return trim(rest.substr(1));
}

// HH:MM[:SS[.f]][zone], or HH:MM[:SS] with a.m. and p.m.
std::optional<Time> parse_time(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  if (is_digit(text[0]) && text[1] == ':') return parse_time("0" + std::string(text));
  bool const starts = text.size() >= 5 && text[2] == ':' && is_digit(text[3]) && is_digit(text[4]);
  if (!starts) return std::nullopt;
  bool const complete = text.size() > 5 && text[5] == ':';
  if (complete && (is_digit(text.back()) || text.back() == 'Z')) return Time::parse(text);  // no half of the day
  std::string written(text);
  int half = 0;  // 1: a.m., 2: p.m.
  std::string const lower = utf8::to_lower(written);
  for (std::string_view const suffix : {"a.m.", "a. m.", "am", "p.m.", "p. m.", "pm"}) {
    if (!lower.ends_with(suffix)) continue;
    half = suffix[0] == 'a' ? 1 : 2;
    written = trim(std::string_view(written).substr(0, written.size() - suffix.size()));
    break;
  }
  if (written.size() == 5 || written[5] != ':') written.insert(5, ":00");
  std::optional<Time> time = Time::parse(written);
  if (!time || half == 0) return time;
  int const hour = time->hour();
  if (hour < 1 || hour > 12) return std::nullopt;
  int const shift = (hour % 12 + (half == 2 ? 12 : 0)) - hour;
  time->nanos += std::int64_t{shift} * 3600 * 1'000'000'000;
  return time;
}

// A spreadsheet's count of days; those before March 1900 are off by one in it, and nobody pays for them.
std::optional<Date> from_serial(std::string_view text) {
  std::size_t const point = text.find('.');
  std::string_view const whole = text.substr(0, point);
  int serial = 0;
  auto const [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), serial);
  if (error != std::errc{} || end != whole.data() + whole.size() || serial < 61 || serial > 2'958'465) {
    return std::nullopt;
  }
  return Date{Date::of(1899, 12, 30)->days + serial};
}

bool is_text(Raw raw) { return raw.kind == RawKind::untyped || raw.kind == RawKind::json_string; }

struct Day {
  std::optional<Date> date;
  std::optional<Code> fault;
  bool slashes = false;
  std::string_view rest;
};

Day read_day(std::string_view text) {
  WrittenDay const written = parse_day(text);
  switch (written.form) {
    case WrittenDay::Form::none: return {{}, code::not_a_date, false, {}};
    case WrittenDay::Form::short_year: return {{}, code::date_short_year, false, {}};
    default: break;
  }
  bool const slashes = written.form == WrittenDay::Form::slashes;
  std::optional<Date> const date = Date::of(written.year, written.month, written.day);
  if (!date) return {{}, code::date_impossible, slashes, {}};
  return {date, {}, slashes, written.rest};
}

void default_zone(Time& time, ColumnFormat const& format) {
  if (time.zone.kind == Zone::Kind::none && format.zone) time.zone = {Zone::Kind::offset, *format.zone, 0};
}

}  // namespace

Conversion convert_date(SchemaField const& field, Raw raw, ColumnFormat const& format) {
  if (!is_text(raw) && raw.kind != RawKind::sheet_date) {
    bool const serial = raw.kind == RawKind::sheet_number || raw.kind == RawKind::json_number;
    if (raw.kind != RawKind::sheet_number || !format.excel_serial_dates) {
      return wrong_kind(field, raw, "una fecha",
                        serial ? "dé formato de fecha a la columna, o escriba AAAA-MM-DD" : std::string{});
    }
  }
  std::string_view const text = trim(raw.text);
  if (format.excel_serial_dates && raw.kind != RawKind::sheet_date) {
    if (std::optional<Date> const date = from_serial(text)) return {Value::date(*date)};
  }
  Day const day = read_day(text);
  if (day.fault) {
    bool const american = *day.fault == code::date_impossible && day.slashes;
    return illegible(field, *day.fault, raw.text, {}, american ? "con barras el orden es día/mes/año" : std::string{});
  }
  if (!day.rest.empty() && !parse_time(time_behind(day.rest))) return illegible(field, code::not_a_date, raw.text);
  if (!day.slashes) return {Value::date(*day.date)};
  return noted(field, Value::date(*day.date), code::date_normalised, raw.text, {day.date->to_string()});
}

Conversion convert_date_time(SchemaField const& field, Raw raw, Arena& arena, ColumnFormat const& format) {
  constexpr std::string_view expected = "una fecha y hora";
  if (!is_text(raw) && raw.kind != RawKind::sheet_date) return wrong_kind(field, raw, expected);
  std::string_view const text = trim(raw.text);
  if (std::optional<DateTime> exact = is_iso_day(text) && text.size() > 10 ? DateTime::parse(text) : std::nullopt) {
    default_zone(exact->time, format);
    return {Value::date_time(*exact, arena)};
  }
  Day const day = read_day(text);
  if (day.fault && *day.fault != code::not_a_date) return illegible(field, *day.fault, raw.text);
  std::optional<Time> time = day.date ? parse_time(time_behind(day.rest)) : std::nullopt;
  if (!time) {
    bool const alone = day.date && day.rest.empty();
    return illegible(field, code::not_a_moment, raw.text, {std::string(expected)}, alone ? "falta la hora" : "");
  }
  default_zone(*time, format);
  DateTime const moment{*day.date, *time};
  if (raw.kind == RawKind::sheet_date) return {Value::date_time(moment, arena)};
  return noted(field, Value::date_time(moment, arena), code::date_normalised, raw.text, {moment.to_string()});
}

Conversion convert_time(SchemaField const& field, Raw raw, ColumnFormat const& format) {
  constexpr std::string_view expected = "una hora";
  if (!is_text(raw)) return wrong_kind(field, raw, expected);
  std::optional<Time> time = parse_time(trim(raw.text));
  if (!time) return illegible(field, code::not_a_moment, raw.text, {std::string(expected)});
  default_zone(*time, format);
  return {Value::time(*time)};
}

Conversion convert_duration(SchemaField const& field, Type const& type, Raw raw) {
  constexpr std::string_view expected = "una duración";
  if (!is_text(raw)) return wrong_kind(field, raw, expected);
  std::string_view const text = trim(raw.text);
  if (type.is(TypeKind::day_time_duration)) {
    if (auto const duration = DayTimeDuration::parse(text)) return {Value::duration(*duration)};
  } else if (auto const duration = YearMonthDuration::parse(text)) {
    return {Value::duration(*duration)};
  }
  return illegible(field, code::not_a_moment, raw.text, {std::string(expected)});
}

}  // namespace visado::dossier
