// Values as text, and temporal values out of text.
#include "feel/value/operations.hpp"

namespace visado::feel {

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
