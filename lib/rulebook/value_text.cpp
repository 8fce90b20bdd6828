#include "rulebook/value_text.hpp"

#include "rulebook/section.hpp"

namespace visado::rulebook {
namespace {

constexpr int money_decimals = 2;

bool has_more_decimals(Decimal number, int allowed) {
  Decimal const normal = number.normalized();
  return !normal.is_small() || normal.scale() > allowed;
}

std::optional<Value> parse_number(std::string_view text, ReadType const& type, Arena& arena) {
  std::optional<Decimal> const number = Decimal::parse(text);
  if (!number) return std::nullopt;
  if (type.integer && has_more_decimals(*number, 0)) return std::nullopt;
  if (!type.type.is(TypeKind::money)) return Value::number(*number, arena);
  if (has_more_decimals(*number, money_decimals)) return std::nullopt;
  return Value::number(*number, arena).with_currency(type.type.currency());
}

template <class T, class Make>
std::optional<Value> made(std::optional<T> const& parsed, Make make) {
  if (!parsed) return std::nullopt;
  return make(*parsed);
}

}  // namespace

std::optional<Value> parse_value(std::string_view text, ReadType const& type, Arena& arena) {
  switch (type.type.kind()) {
    case TypeKind::string: return Value::string(text, arena);
    case TypeKind::number:
    case TypeKind::money: return parse_number(text, type, arena);
    case TypeKind::boolean: return made(parse_yes_no(text), [](bool value) { return Value::boolean(value); });
    case TypeKind::date: return made(Date::parse(text), [](Date value) { return Value::date(value); });
    case TypeKind::time: return made(Time::parse(text), [](Time const& value) { return Value::time(value); });
    case TypeKind::date_time:
      return made(DateTime::parse(text), [&](DateTime const& value) { return Value::date_time(value, arena); });
    case TypeKind::day_time_duration:
      return made(DayTimeDuration::parse(text), [](DayTimeDuration value) { return Value::duration(value); });
    case TypeKind::year_month_duration:
      return made(YearMonthDuration::parse(text), [](YearMonthDuration value) { return Value::duration(value); });
    default: return std::nullopt;
  }
}

}  // namespace visado::rulebook
