// Parts of dates, and the clock of the run.
#include <array>

#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

constexpr std::array<char const*, 7> english_days{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};
constexpr std::array<char const*, 12> english_months{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

Date day_of(Value const& value) { return value.is(Kind::date) ? value.as_date() : value.as_date_time().date; }

Value day_of_year(CallContext&, Arguments arguments) {
  return Value::number(day_of(arguments[0]).day_of_year());
}
Value week_of_year(CallContext&, Arguments arguments) {
  return Value::number(day_of(arguments[0]).week_of_year());
}

Value day_of_week(CallContext&, Arguments arguments) {
  return Value::string(english_days[static_cast<std::size_t>(day_of(arguments[0]).weekday() - 1)]);
}

Value month_of_year(CallContext&, Arguments arguments) {
  return Value::string(english_months[static_cast<std::size_t>(day_of(arguments[0]).month() - 1)]);
}

Value now(CallContext& context, Arguments) {
  return Value::date_time(context.activation().now, context.arena());
}
Value today(CallContext& context, Arguments) { return Value::date(context.activation().today); }

}  // namespace

std::vector<Builtin> temporal_builtins() {
  using namespace rows;
  constexpr std::string_view section = "10.3.4.8";
  Parameter const day = date("date", "fecha");
  return {
      {.en = "day of year",
       .es = "día del año",
       .parameters = {day},
       .result = simple<TypeKind::number>,
       .kernel = day_of_year,
       .section = section,
       .documentation = "El número del día dentro de su año, de 1 a 366.",
       .examples = {{"day of year(date(2019, 9, 17))", "260"},
                    {"day of year(date(2024, 12, 31))", "366"},
                    {"day of year(null)", "null"}}},
      {.en = "day of week",
       .es = "nombre del día",
       .parameters = {day},
       .result =
           [](std::span<Type const>) {
             return Type::enumeration({english_days.begin(), english_days.end()});
           },
       .kernel = day_of_week,
       .section = section,
       .documentation =
           "El nombre del día en inglés, como manda el estándar: \"Monday\" es lunes. Para comparar es más "
           "claro el número: `fecha.día de la semana` es 1 el lunes y 7 el domingo.",
       .examples = {{"day of week(date(2019, 9, 17))", R"("Tuesday")"},
                    {"day of week(date(2024, 2, 29))", R"("Thursday")"},
                    {R"(day of week("2024-02-29"))", "null"}}},
      {.en = "month of year",
       .es = "nombre del mes",
       .parameters = {day},
       .result =
           [](std::span<Type const>) {
             return Type::enumeration({english_months.begin(), english_months.end()});
           },
       .kernel = month_of_year,
       .section = section,
       .documentation =
           "El nombre del mes en inglés, como manda el estándar: \"January\" es enero. Para comparar es "
           "más claro el número: `fecha.mes`.",
       .examples = {{"month of year(date(2019, 9, 17))", R"("September")"},
                    {"month of year(date(2024, 12, 1))", R"("December")"},
                    {"month of year(null)", "null"}}},
      {.en = "week of year",
       .es = "semana del año",
       .parameters = {day},
       .result = simple<TypeKind::number>,
       .kernel = week_of_year,
       .section = section,
       .documentation =
           "El número de la semana ISO 8601: empiezan en lunes, y la 1 es la que tiene el primer jueves.",
       .examples = {{"week of year(date(2019, 9, 17))", "38"}, {"week of year(date(2010, 1, 1))", "53"},
                    {"week of year(null)", "null"}}},
      {.en = "now",
       .es = "ahora",
       .result = simple<TypeKind::date_time>,
       .kernel = now,
       .reads_clock = true,
       .section = "10.3.4.11",
       .documentation =
           "La fecha y hora de la verificación, que es un dato de la corrida y queda registrada.",
       .examples = {{"now() instance of date and time", "true"}}},
      {.en = "today",
       .es = "hoy",
       .result = simple<TypeKind::date>,
       .kernel = today,
       .reads_clock = true,
       .section = "10.3.4.11",
       .documentation = "La fecha de la verificación, que es un dato de la corrida y queda registrada.",
       .examples = {{"today() instance of date", "true"}}},
  };
}

}  // namespace visado::feel
