#include <array>

#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

Value date_and_time_from(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value date_and_time_of(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value date_from(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value date_of(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value duration_from(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value number_from(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value range_from(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value string_from(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value time_from(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value time_of(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value years_and_months_duration(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }

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
       .documentation = "La fecha de un texto «AAAA-MM-DD», o la parte de fecha de una fecha y hora. Un texto que no "
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
       .documentation = "La fecha y hora de un texto «AAAA-MM-DDThh:mm:ss», con zona o sin ella; un texto con fecha "
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
                     R"(date and time("2024-03-15T08:30:00Z"))"}}},
      {.en = "time",
       .es = "hora",
       .parameters = {of_kinds("from", "de", kinds(Kind::string, Kind::time, Kind::date, Kind::date_time))},
       .result = simple<TypeKind::time>,
       .kernel = time_from,
       .section = section,
       .documentation = "La hora de un texto «hh:mm:ss», con zona o sin ella, o la parte de hora de una fecha y hora. "
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
       .parameters = {text("from", "de"), optional(nullable(text("grouping separator", "separador de miles"))),
                      optional(nullable(text("decimal separator", "separador decimal")))},
       .result = simple<TypeKind::number>,
       .kernel = number_from,
       .section = section,
       .documentation = "El número de un texto. El separador de miles puede ser blanco, punto o coma; el decimal, "
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
       .examples = {{"string(25000.00)", R"("25000.00")"}, {R"(string(date("2024-03-15")))", R"("2024-03-15")"}}},
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
                    {R"(duration("P26M"))", R"(duration("P2Y2M"))"}}},
      {.en = "years and months duration",
       .es = "duración de años y meses",
       .aliases = {"duración en meses"},
       .parameters = {date("from", "desde"), date("to", "hasta")},
       .result = simple<TypeKind::year_month_duration>,
       .kernel = years_and_months_duration,
       .section = section,
       .documentation = "Los años y meses completos entre dos fechas; negativos cuando la segunda es anterior.",
       .examples = {{R"(years and months duration(date("2011-12-22"), date("2013-08-24")))",
                     R"(duration("P1Y8M"))"}}},
      {.en = "range",
       .es = "rango",
       .parameters = {text("from", "de")},
       .result = [](std::span<Type const>) { return Type::range({}); },
       .kernel = range_from,
       .section = section,
       .documentation = "El rango de un texto como «[1..10]», con extremos literales del mismo tipo y en orden.",
       .examples = {{R"(range("[18..21]"))", "[18..21]"}, {R"(range("[3..1]"))", "null"}}},
  };
}

}  // namespace visado::feel
