// + - * / ** over numbers, amounts, texts and temporal values.
#include "feel/value/kind_name.hpp"
#include "feel/value/moments.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

// ---- what goes wrong
// --------------------------------------------------------------------------------------------

Value without_operand(CallContext& context, std::string_view symbol) {
  return context.fail(NullReason::operand, code::operand_without_value, {symbol});
}

Value unfit(CallContext& context, std::string_view symbol, Value const& a, Value const& b) {
  return context.fail(NullReason::type_mismatch, code::operands_unfit, {symbol, kind_name(a), kind_name(b)});
}

Value out_of_calendar(CallContext& context, std::string_view symbol) {
  return context.fail(NullReason::overflow, code::date_overflow, {symbol});
}

Value too_large(CallContext& context, std::string_view symbol) {
  return context.fail(NullReason::overflow, code::number_overflow, {symbol});
}

Value by_zero(CallContext& context) {
  return context.fail(NullReason::division_by_zero, code::division_by_zero);
}

Value amounts_misused(CallContext& context, std::string_view symbol) {
  return context.fail(NullReason::type_mismatch, code::amount_misused, {symbol});
}

bool currencies_differ(Value const& a, Value const& b) {
  return a.currency() != 0 && b.currency() != 0 && a.currency() != b.currency();
}

Value different_currencies(CallContext& context, Value const& a, Value const& b) {
  std::string const first = currency_name(a.currency());
  std::string const second = currency_name(b.currency());
  return context.fail(NullReason::currency_mismatch, code::currencies_differ, {first, second});
}

// ---- results
// ----------------------------------------------------------------------------------------------------

Value number(CallContext& context, std::string_view symbol, std::optional<Decimal> result,
             std::uint16_t currency = 0) {
  if (!result) return too_large(context, symbol);
  return Value::number(*result, context.arena()).with_currency(currency);
}

template <class T>
Value duration(CallContext& context, std::string_view symbol, std::optional<T> const& result) {
  return result ? Value::duration(*result) : out_of_calendar(context, symbol);
}

Value date(CallContext& context, std::string_view symbol, std::optional<Date> const& result) {
  return result ? Value::date(*result) : out_of_calendar(context, symbol);
}

Value date_time(CallContext& context, std::string_view symbol, std::optional<DateTime> const& result) {
  return result ? Value::date_time(*result, context.arena()) : out_of_calendar(context, symbol);
}

// ---- durations as numbers
// ---------------------------------------------------------------------------------------

constexpr int nano_digits = 9;

std::optional<Decimal> seconds_of(DayTimeDuration duration) {
  return Decimal::add(Decimal::integer(duration.seconds), Decimal::scaled(duration.nanos, nano_digits));
}

// What is finer than a nanosecond is dropped.
std::optional<DayTimeDuration> duration_of(std::optional<Decimal> const& seconds) {
  auto const exact = seconds ? seconds->round(nano_digits, Rounding::down) : std::nullopt;
  auto const whole = exact ? exact->round(0, Rounding::floor) : std::nullopt;
  auto const count = whole ? whole->to_int64() : std::nullopt;
  auto const rest = count ? Decimal::subtract(*exact, *whole) : std::nullopt;
  auto const nanos =
      rest ? Decimal::multiply(*rest, Decimal::integer(1'000'000'000)).value_or(Decimal()).to_int64()
           : std::nullopt;
  if (!nanos) return std::nullopt;
  return DayTimeDuration{*count, static_cast<std::int32_t>(*nanos)};
}

// Months are whole.
std::optional<YearMonthDuration> months_of(std::optional<Decimal> const& months) {
  auto const whole = months ? months->round(0, Rounding::down) : std::nullopt;
  auto const count = whole ? whole->to_int64() : std::nullopt;
  if (!count) return std::nullopt;
  return YearMonthDuration{*count};
}

using Calculation = std::optional<Decimal> (*)(Decimal, Decimal);

// A duration times or between a number.
Value scaled(CallContext& context, std::string_view symbol, Value const& length, Decimal factor,
             Calculation calculate) {
  if (length.is(Kind::year_month_duration)) {
    Decimal const months = Decimal::integer(length.as_year_month_duration().months);
    return duration(context, symbol, months_of(calculate(months, factor)));
  }
  auto const seconds = seconds_of(length.as_day_time_duration());
  return duration(context, symbol, duration_of(seconds ? calculate(*seconds, factor) : std::nullopt));
}

bool is_duration(Value const& value) {
  return value.is(Kind::day_time_duration) || value.is(Kind::year_month_duration);
}

// ---- temporal sums
// ----------------------------------------------------------------------------------------------

// A point of time and a duration; nothing when they are something else.
std::optional<Value> moved(CallContext& context, std::string_view symbol, Value const& point,
                           Value const& by) {
  if (by.is(Kind::year_month_duration)) {
    YearMonthDuration const months = by.as_year_month_duration();
    if (point.is(Kind::date)) return date(context, symbol, point.as_date().plus_months(months.months));
    if (point.is(Kind::date_time)) return date_time(context, symbol, plus(point.as_date_time(), months));
    return std::nullopt;
  }
  if (!by.is(Kind::day_time_duration)) return std::nullopt;
  DayTimeDuration const length = by.as_day_time_duration();
  if (point.is(Kind::date)) return date(context, symbol, plus(point.as_date(), length));
  if (point.is(Kind::date_time)) return date_time(context, symbol, plus(point.as_date_time(), length));
  if (point.is(Kind::time)) return Value::time(plus(point.as_time(), length));
  return std::nullopt;
}

bool is_day(Value const& value) { return value.is(Kind::date) || value.is(Kind::date_time); }

Value days_between(CallContext& context, Value const& a, Value const& b) {
  if (a.is(Kind::date) && b.is(Kind::date)) {
    return Value::duration(DayTimeDuration{(a.as_date().days - b.as_date().days) * 86'400, 0});
  }
  DateTime const first = a.is(Kind::date) ? midnight(a.as_date()) : a.as_date_time();
  DateTime const second = b.is(Kind::date) ? midnight(b.as_date()) : b.as_date_time();
  auto const between = difference(first, second);
  if (!between) return context.fail(NullReason::type_mismatch, code::zone_missing, {"-"});
  return Value::duration(*between);
}

Value joined(CallContext& context, std::string_view a, std::string_view b) {
  if (a.size() + b.size() > Limits::string)
    return context.fail(NullReason::limit, code::result_too_large, {"+"});
  if (a.empty()) return Value::string(b);
  if (b.empty()) return Value::string(a);
  auto* const text = context.arena().allocate_array<char>(a.size() + b.size());
  a.copy(text, a.size());
  b.copy(text + a.size(), b.size());
  return Value::string(std::string_view(text, a.size() + b.size()));
}

}  // namespace

Value add(CallContext& context, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return without_operand(context, "+");
  if (a.is(Kind::number) && b.is(Kind::number)) {
    if (currencies_differ(a, b)) return different_currencies(context, a, b);
    auto const currency = static_cast<std::uint16_t>(a.currency() | b.currency());
    return number(context, "+", Decimal::add(a.as_number(), b.as_number()), currency);
  }
  if (a.kind() == b.kind()) {
    switch (a.kind()) {
      case Kind::string:
        return joined(context, a.as_string(), b.as_string());
      case Kind::day_time_duration:
        return duration(context, "+", plus(a.as_day_time_duration(), b.as_day_time_duration()));
      case Kind::year_month_duration:
        return duration(context, "+", plus(a.as_year_month_duration(), b.as_year_month_duration()));
      default:
        return unfit(context, "+", a, b);
    }
  }
  if (auto const result = moved(context, "+", a, b)) return *result;
  if (auto const result = moved(context, "+", b, a)) return *result;
  return unfit(context, "+", a, b);
}

Value subtract(CallContext& context, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return without_operand(context, "-");
  if (a.is(Kind::number) && b.is(Kind::number)) {
    if (currencies_differ(a, b)) return different_currencies(context, a, b);
    auto const currency = static_cast<std::uint16_t>(a.currency() | b.currency());
    return number(context, "-", Decimal::subtract(a.as_number(), b.as_number()), currency);
  }
  if (is_day(a) && is_day(b)) return days_between(context, a, b);
  if (a.is(Kind::time) && b.is(Kind::time)) {
    auto const between = difference(a.as_time(), b.as_time());
    if (!between) return context.fail(NullReason::type_mismatch, code::zone_missing, {"-"});
    return Value::duration(*between);
  }
  if (!is_duration(b)) return unfit(context, "-", a, b);
  Value const opposite = negate(context, b);
  if (opposite.is_null()) return opposite;
  if (a.kind() == b.kind()) return add(context, a, opposite);
  if (auto const result = moved(context, "-", a, opposite)) return *result;
  return unfit(context, "-", a, b);
}

Value multiply(CallContext& context, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return without_operand(context, "*");
  if (a.is(Kind::number) && b.is(Kind::number)) {
    if (a.currency() != 0 && b.currency() != 0) return amounts_misused(context, "*");
    auto const currency = static_cast<std::uint16_t>(a.currency() | b.currency());
    return number(context, "*", Decimal::multiply(a.as_number(), b.as_number()), currency);
  }
  bool const length_first = is_duration(a);
  Value const& length = length_first ? a : b;
  Value const& factor = length_first ? b : a;
  if (!is_duration(length) || !factor.is(Kind::number)) return unfit(context, "*", a, b);
  if (factor.currency() != 0) return amounts_misused(context, "*");
  return scaled(context, "*", length, factor.as_number(), Decimal::multiply);
}

Value divide(CallContext& context, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return without_operand(context, "/");
  if (a.is(Kind::number) && b.is(Kind::number)) {
    if (currencies_differ(a, b)) return different_currencies(context, a, b);
    if (a.currency() == 0 && b.currency() != 0) return amounts_misused(context, "/");
    Decimal const divisor = b.as_number();
    if (divisor.sign() == 0) return by_zero(context);
    std::uint16_t const currency = b.currency() != 0 ? std::uint16_t{0} : a.currency();
    return number(context, "/", Decimal::divide(a.as_number(), divisor), currency);
  }
  if (!is_duration(a)) return unfit(context, "/", a, b);
  if (b.is(Kind::number)) {
    if (b.currency() != 0) return amounts_misused(context, "/");
    Decimal const divisor = b.as_number();
    if (divisor.sign() == 0) return by_zero(context);
    return scaled(context, "/", a, divisor, Decimal::divide);
  }
  if (a.kind() != b.kind()) return unfit(context, "/", a, b);
  auto const size = [](Value const& value) {
    return value.is(Kind::year_month_duration) ? Decimal::integer(value.as_year_month_duration().months)
                                               : seconds_of(value.as_day_time_duration()).value_or(Decimal());
  };
  Decimal const divisor = size(b);
  if (divisor.sign() == 0) return by_zero(context);
  return number(context, "/", Decimal::divide(size(a), divisor));
}

Value power(CallContext& context, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return without_operand(context, "**");
  if (!a.is(Kind::number) || !b.is(Kind::number)) return unfit(context, "**", a, b);
  if (a.currency() != 0 || b.currency() != 0) return amounts_misused(context, "**");
  return number(context, "**", Decimal::power(a.as_number(), b.as_number()));
}

Value negate(CallContext& context, Value const& a) {
  switch (a.kind()) {
    case Kind::null:
      return without_operand(context, "-");
    case Kind::number:
      return Value::number(a.as_number().negated(), context.arena()).with_currency(a.currency());
    case Kind::day_time_duration:
      return duration(context, "-", negated(a.as_day_time_duration()));
    case Kind::year_month_duration:
      return duration(context, "-", negated(a.as_year_month_duration()));
    default:
      return context.fail(NullReason::type_mismatch, code::operand_unfit, {"-", kind_name(a)});
  }
}

}  // namespace visado::feel
