// Values as text, and temporal values out of text.
#include <charconv>

#include "feel/value/operations.hpp"

namespace visado::feel {

namespace {

// The digits of a number without an exponent.
std::string plain(Decimal number) {
  std::string const text = number.to_string();
  std::size_t const e = text.find('E');
  if (e == std::string::npos) return text;
  if (number.sign() == 0) return "0";
  bool const negative = text[0] == '-';
  std::string digits = text.substr(negative ? 1 : 0, e - (negative ? 1 : 0));
  std::size_t const point = digits.find('.');
  if (point != std::string::npos) digits.erase(point, 1);
  std::ptrdiff_t exponent = 0;
  std::size_t const first = e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(text.data() + first, text.data() + text.size(), exponent);
  auto const whole = static_cast<std::ptrdiff_t>(point == std::string::npos ? digits.size() : point) + exponent;
  if (whole <= 0) {
    digits.insert(0, "0." + std::string(static_cast<std::size_t>(-whole), '0'));
  } else if (whole >= static_cast<std::ptrdiff_t>(digits.size())) {
    digits.append(static_cast<std::size_t>(whole) - digits.size(), '0');
  } else {
    digits.insert(static_cast<std::size_t>(whole), ".");
  }
  return (negative ? "-" : "") + digits;
}

}  // namespace

std::optional<Value> temporal_literal(std::string_view text, Arena& arena) {
  std::string_view const unsigned_text = text.starts_with('-') ? text.substr(1) : text;
  if (unsigned_text.starts_with('P')) {
    if (auto const months = YearMonthDuration::parse(text)) return Value::duration(*months);
    if (auto const days = DayTimeDuration::parse(text)) return Value::duration(*days);
    return std::nullopt;
  }
  if (text.find('T') != std::string_view::npos) {
    if (auto const moment = DateTime::parse(text)) return Value::date_time(*moment, arena);
  }
  if (auto const date = Date::parse(text)) return Value::date(*date);
  if (auto const time = Time::parse(text)) return Value::time(*time);
  return std::nullopt;
}

std::optional<std::string> to_text(Value const& value) {
  switch (value.kind()) {
    case Kind::null:
      return std::nullopt;
    case Kind::string:
      return std::string(value.as_string());
    case Kind::number:
      return plain(value.as_number());
    case Kind::date:
      return value.as_date().to_string();
    case Kind::time:
      return value.as_time().to_string();
    case Kind::date_time:
      return value.as_date_time().to_string();
    case Kind::day_time_duration:
      return value.as_day_time_duration().to_string();
    case Kind::year_month_duration:
      return value.as_year_month_duration().to_string();
    default:
      return to_feel(value);
  }
}

}  // namespace visado::feel
