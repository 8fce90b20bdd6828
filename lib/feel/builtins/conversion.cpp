// Conversion functions: values out of texts and parts.
#include <array>

#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"
#include "feel/value/moments.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

Value invalid(CallContext& context, Code code, std::string_view text) {
  return context.fail(NullReason::invalid_argument, code, {brief(text)});
}

// ---- dates and times
// --------------------------------------------------------------------------------------------

Value date_from(CallContext& context, Arguments arguments) {
  Value const& from = arguments[0];
  if (from.is(Kind::date)) return from;
  if (from.is(Kind::date_time)) return Value::date(from.as_date_time().date);
  auto const date = Date::parse(from.as_string());
  return date ? Value::date(*date) : invalid(context, code::date_text_invalid, from.as_string());
}

std::optional<int> small_whole(Value const& number) {
  auto const whole = number.as_number().to_int64();
  if (!whole || *whole < -1'000'000 || *whole > 1'000'000) return std::nullopt;
  return static_cast<int>(*whole);
}

Value date_of(CallContext& context, Arguments arguments) {
  auto const year = arguments[0].as_number().to_int64();
  auto const month = small_whole(arguments[1]);
  auto const day = small_whole(arguments[2]);
  auto const date = year && month && day ? Date::of(*year, *month, *day) : std::nullopt;
  if (date) return Value::date(*date);
  return context.fail(NullReason::invalid_argument, code::no_such_date,
                      {brief(arguments[0]), brief(arguments[1]), brief(arguments[2])});
}

Value date_and_time_from(CallContext& context, Arguments arguments) {
  Value const& from = arguments[0];
  if (from.is(Kind::date_time)) return from;
  if (from.is(Kind::date)) return Value::date_time(midnight(from.as_date()), context.arena());
  auto const moment = DateTime::parse(from.as_string());
  return moment ? Value::date_time(*moment, context.arena())
                : invalid(context, code::date_time_text_invalid, from.as_string());
}

Value date_and_time_of(CallContext& context, Arguments arguments) {
  Date const date = arguments[0].is(Kind::date) ? arguments[0].as_date() : arguments[0].as_date_time().date;
  return Value::date_time(DateTime{date, arguments[1].as_time()}, context.arena());
}

Value time_from(CallContext& context, Arguments arguments) {
  Value const& from = arguments[0];
  switch (from.kind()) {
    case Kind::time:
      return from;
    case Kind::date:
      return Value::time(midnight(from.as_date()).time);
    case Kind::date_time:
      return Value::time(from.as_date_time().time);
    default:
      break;
  }
  auto const time = Time::parse(from.as_string());
  return time ? Value::time(*time) : invalid(context, code::time_text_invalid, from.as_string());
}

// hour, minute, second (with a fraction or without), offset.
std::optional<Time> time_of_parts(Arguments arguments) {
  auto const hour = small_whole(arguments[0]);
  auto const minute = small_whole(arguments[1]);
  auto const second = truncated(arguments[2]);
  if (!hour || !minute || !second || *second < 0 || *second > 59) return std::nullopt;
  auto const fraction = Decimal::subtract(arguments[2].as_number(), Decimal::integer(*second));
  auto const scaled = fraction ? Decimal::multiply(*fraction, Decimal::integer(1'000'000'000)) : std::nullopt;
  auto const whole = scaled ? scaled->round(0, Rounding::down) : std::nullopt;
  auto const nanos = whole ? whole->to_int64() : std::nullopt;
  if (!nanos || *nanos < 0) return std::nullopt;
  Zone zone;
  if (!is_missing(arguments, 3)) {
    constexpr std::int64_t day = 86'400;
    DayTimeDuration const offset = arguments[3].as_day_time_duration();
    if (offset.nanos != 0 || offset.seconds < -day || offset.seconds > day) return std::nullopt;
    zone = {Zone::Kind::offset, static_cast<std::int32_t>(offset.seconds), 0};
  }
  return Time::of(*hour, *minute, static_cast<int>(*second), *nanos, zone);
}

Value time_of(CallContext& context, Arguments arguments) {
  if (auto const time = time_of_parts(arguments)) return Value::time(*time);
  return context.fail(NullReason::invalid_argument, code::no_such_time,
                      {brief(arguments[0]), brief(arguments[1]), brief(arguments[2])});
}

Value duration_from(CallContext& context, Arguments arguments) {
  Value const& from = arguments[0];
  if (!from.is(Kind::string)) return from;
  std::string_view const text = from.as_string();
  if (auto const months = YearMonthDuration::parse(text)) return Value::duration(*months);
  if (auto const days = DayTimeDuration::parse(text)) return Value::duration(*days);
  return invalid(context, code::duration_text_invalid, text);
}

Value years_and_months_duration(CallContext&, Arguments arguments) {
  auto const day_of = [](Value const& value) {
    return value.is(Kind::date) ? value.as_date() : value.as_date_time().date;
  };
  Date const from = day_of(arguments[0]);
  Date const to = day_of(arguments[1]);
  std::int64_t months = (to.year() - from.year()) * 12 + to.month() - from.month();
  int const days = to.day() - from.day();  // what is missing of the last month
  if (months > 0 && days < 0) --months;
  if (months < 0 && days > 0) ++months;
  return Value::duration(YearMonthDuration{months});
}

// ---- numbers and texts
// ------------------------------------------------------------------------------------------

Value number_from(CallContext& context, Arguments arguments) {
  std::string_view const from = arguments[0].as_string();
  auto const separator = [&](std::size_t index) {
    return is_missing(arguments, index) ? std::string_view() : arguments[index].as_string();
  };
  std::string_view const grouping = separator(1);
  std::string_view const point = separator(2);
  bool const grouping_fits =
      is_missing(arguments, 1) || grouping == " " || grouping == "." || grouping == ",";
  bool const point_fits = is_missing(arguments, 2) || point == "." || point == ",";
  bool const differ = is_missing(arguments, 1) || is_missing(arguments, 2) || grouping != point;
  if (!grouping_fits || !point_fits || !differ) {
    return context.fail(NullReason::invalid_argument, code::separators_invalid,
                        {brief(grouping), brief(point)});
  }
  std::string digits;
  for (char const c : from) {
    if (!grouping.empty() && c == grouping[0]) continue;
    if (!point.empty() && c == point[0]) {
      digits += '.';
    } else {
      digits += c == '.' && !point.empty() ? '?' : c;  // a point that separates nothing
    }
  }
  auto const number = Decimal::parse(digits);
  return number ? Value::number(*number, context.arena()) : invalid(context, code::number_text_invalid, from);
}

Value string_from(CallContext& context, Arguments arguments) {
  if (arguments[0].is(Kind::string)) return arguments[0];
  auto const written = to_text(arguments[0]);
  return written ? text(context, "texto", *written)
                 : without_argument(context, "texto", "de", arguments[0]);
}

// ---- ranges
// -----------------------------------------------------------------------------------------------------

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n'))
    text.remove_suffix(1);
  return text;
}

// The inside of "…", without escapes but \" and \\.
std::optional<std::string> quoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  std::string inside;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') return std::nullopt;
    if (text[i] == '\\') {
      if (++i == text.size() || (text[i] != '"' && text[i] != '\\')) return std::nullopt;
    }
    inside += text[i];
  }
  return inside;
}

// A literal that has an order: a number, a text, @"…", or one of the constructors of temporal values with a
// text.
std::optional<Value> endpoint(CallContext& context, std::string_view text) {
  Arena& arena = context.arena();
  if (text.starts_with('@')) {
    auto const inside = quoted(text.substr(1));
    return inside ? temporal_literal(*inside, arena) : std::nullopt;
  }
  if (text.starts_with('"')) {
    auto const inside = quoted(text);
    return inside ? std::optional(Value::string(*inside, arena)) : std::nullopt;
  }
  std::size_t const open = text.find('(');
  if (open == std::string_view::npos) {
    auto const number = Decimal::parse(text);
    return number ? std::optional(Value::number(*number, arena)) : std::nullopt;
  }
  if (!text.ends_with(')')) return std::nullopt;
  auto const inside = quoted(trimmed(text.substr(open + 1, text.size() - open - 2)));
  if (!inside) return std::nullopt;
  std::string const name = utf8::fold(trimmed(text.substr(0, open)));
  std::array const from{Value::string(*inside, arena)};
  Value value;
  if (name == "date" || name == "fecha") value = date_from(context, from);
  if (name == "date and time" || name == "fecha y hora") value = date_and_time_from(context, from);
  if (name == "time" || name == "hora") value = time_from(context, from);
  if (name == "duration" || name == "duracion") value = duration_from(context, from);
  if (value.is_null()) return std::nullopt;
  return value;
}

// Where «..» stands outside of quotes.
std::size_t find_dots(std::string_view text) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '\\' && inside) {
      ++i;
    } else if (text[i] == '"') {
      inside = !inside;
    } else if (!inside && text[i] == '.' && text[i + 1] == '.') {
      return i;
    }
  }
  return std::string_view::npos;
}

std::optional<Range> parse_range(CallContext& context, std::string_view text) {
  text = trimmed(text);
  constexpr std::string_view openers = "[(]";
  constexpr std::string_view closers = "])[";
  if (text.size() < 4 || openers.find(text.front()) == std::string_view::npos ||
      closers.find(text.back()) == std::string_view::npos) {
    return std::nullopt;
  }
  std::string_view const inside = text.substr(1, text.size() - 2);
  std::size_t const dots = find_dots(inside);
  if (dots == std::string_view::npos) return std::nullopt;
  Range range{{}, {}, text.front() == '[', text.back() == ']'};
  std::string_view const first = trimmed(inside.substr(0, dots));
  std::string_view const last = trimmed(inside.substr(dots + 2));
  // An open end may be left out: (..5].
  bool const no_low = first.empty() && !range.low_closed;
  bool const no_high = last.empty() && !range.high_closed;
  auto const low = no_low ? std::optional(Value()) : endpoint(context, first);
  auto const high = no_high ? std::optional(Value()) : endpoint(context, last);
  if (!low || !high || (no_low && no_high)) return std::nullopt;
  auto const order = no_low || no_high ? std::optional(0) : compare(*low, *high);
  if (!order || *order > 0) return std::nullopt;
  range.low = *low;
  range.high = *high;
  return range;
}

Value range_from(CallContext& context, Arguments arguments) {
  std::string_view const text = arguments[0].as_string();
  if (auto const range = parse_range(context, text)) return Value::range(context.arena().store(*range));
  return invalid(context, code::range_text_invalid, text);
}

}  // namespace

std::vector<Builtin> conversion_builtins() {
  using namespace rows;
  constexpr std::string_view section = "10.3.4.1";
  KindSet const date_like = kinds(Kind::string, Kind::date, Kind::date_time);
  return {
      {.en = "date",
       .es = "fecha",
       .parameters = {of_kinds("from", "de", date_like)},
       .result = simple<TypeKind::date>,
       .kernel = date_from,
       .section = section,
       .documentation =
           "La fecha de un texto «AAAA-MM-DD», o la parte de fecha de una fecha y hora. Un texto que no "
           "es una fecha da nulo.",
       .examples = {{R"(date("2024-03-15"))", R"(date("2024-03-15"))"}, {R"(date("2024-02-30"))", "null"}}},
      {.en = "date",
       .es = "fecha",
       .parameters = {number("year", "año"), number("month", "mes"), number("day", "día")},
       .result = simple<TypeKind::date>,
       .kernel = date_of,
       .section = section,
       .documentation = "La fecha de un año, un mes y un día; nulo cuando ese día no existe.",
       .examples = {{"date(2024, 2, 29)", R"(date("2024-02-29"))"}, {"date(2023, 2, 29)", "null"}}},
      {.en = "date and time",
       .es = "fecha y hora",
       .parameters = {of_kinds("from", "de", date_like)},
       .result = simple<TypeKind::date_time>,
       .kernel = date_and_time_from,
       .section = section,
       .documentation =
           "La fecha y hora de un texto «AAAA-MM-DDThh:mm:ss», con zona o sin ella; un texto con fecha "
           "sola es la medianoche.",
       .examples = {{R"(date and time("2024-03-15T08:30:00"))", R"(date and time("2024-03-15T08:30:00"))"}}},
      {.en = "date and time",
       .es = "fecha y hora",
       .parameters = {date("date", "fecha"), of_kinds("time", "hora", kinds(Kind::time))},
       .result = simple<TypeKind::date_time>,
       .kernel = date_and_time_of,
       .section = section,
       .documentation = "Junta la parte de fecha del primero con la hora (y la zona) del segundo.",
       .examples = {{R"(date and time(date("2024-03-15"), time("08:30:00Z")))",
                     R"(date and time("2024-03-15T08:30:00Z"))"},
                    {R"(date and time("2024-03-15 08:30"))", "null"}}},
      {.en = "time",
       .es = "hora",
       .parameters = {of_kinds("from", "de", kinds(Kind::string, Kind::time, Kind::date, Kind::date_time))},
       .result = simple<TypeKind::time>,
       .kernel = time_from,
       .section = section,
       .documentation =
           "La hora de un texto «hh:mm:ss», con zona o sin ella, o la parte de hora de una fecha y hora. "
           "La de una fecha es la medianoche UTC.",
       .examples = {{R"(time("08:30:00"))", R"(time("08:30:00"))"}, {R"(time("25:00:00"))", "null"}}},
      {.en = "time",
       .es = "hora",
       .parameters = {number("hour", "hora"), number("minute", "minuto"), number("second", "segundo"),
                      optional(nullable(of_kinds("offset", "desfase", kinds(Kind::day_time_duration))))},
       .result = simple<TypeKind::time>,
       .kernel = time_of,
       .section = section,
       .documentation = "La hora de sus partes. El desfase respecto a UTC es una duración, o nulo.",
       .examples = {{"time(8, 30, 0)", R"(time("08:30:00"))"},
                    {R"(time(8, 30, 0, duration("-PT6H")))", R"(time("08:30:00-06:00"))"}}},
      {.en = "number",
       .es = "número",
       .parameters = {text("from", "de"),
                      optional(nullable(text("grouping separator", "separador de miles"))),
                      optional(nullable(text("decimal separator", "separador decimal")))},
       .result = simple<TypeKind::number>,
       .kernel = number_from,
       .section = section,
       .documentation =
           "El número de un texto. El separador de miles puede ser blanco, punto o coma; el decimal, "
           "punto o coma, distinto del otro.",
       .examples = {{R"(number("1,250.50", ",", "."))", "1250.50"}, {R"(number("mil"))", "null"}}},
      {.en = "string",
       .es = "texto",
       .parameters = {anything("from", "de")},
       .result = simple<TypeKind::string>,
       .kernel = string_from,
       .section = section,
       .documentation = "El valor escrito como texto: los números sin separador de miles, las fechas como "
                        "AAAA-MM-DD. El de nulo es nulo.",
       .examples = {{"string(25000.00)", R"("25000.00")"},
                    {R"(string(date("2024-03-15")))", R"("2024-03-15")"},
                    {"string(null)", "null"}}},
      {.en = "duration",
       .es = "duración",
       .parameters = {of_kinds("from", "de",
                               kinds(Kind::string, Kind::day_time_duration, Kind::year_month_duration))},
       .result = anything_at_all,
       .kernel = duration_from,
       .section = section,
       .documentation = "La duración de un texto ISO 8601: de días y horas («P5D», «PT8H») o de años y meses "
                        "(«P1Y6M»), no ambas.",
       .examples = {{R"(duration("P1DT12H"))", R"(duration("P1DT12H"))"},
                    {R"(duration("P26M"))", R"(duration("P2Y2M"))"},
                    {R"(duration("5 days"))", "null"}}},
      {.en = "years and months duration",
       .es = "duración de años y meses",
       .aliases = {"duración en meses"},
       .parameters = {date("from", "desde"), date("to", "hasta")},
       .result = simple<TypeKind::year_month_duration>,
       .kernel = years_and_months_duration,
       .section = section,
       .documentation =
           "Los años y meses completos entre dos fechas; negativos cuando la segunda es anterior.",
       .examples = {{R"(years and months duration(date("2011-12-22"), date("2013-08-24")))",
                     R"(duration("P1Y8M"))"},
                    {R"(years and months duration(date("2024-03-15"), date("2023-01-10")))", R"(duration("-P1Y2M"))"},
                    {R"(years and months duration(date("2024-03-15"), null))", "null"}}},
      {.en = "range",
       .es = "rango",
       .parameters = {text("from", "de")},
       .result = [](std::span<Type const>) { return Type::range({}); },
       .kernel = range_from,
       .section = section,
       .documentation =
           "El rango de un texto como «[1..10]», con extremos literales del mismo tipo y en orden.",
       .examples = {{R"(range("[18..21]"))", "[18..21]"}, {R"(range("[3..1]"))", "null"}}},
  };
}

}  // namespace visado::feel
