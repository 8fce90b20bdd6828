// What payment dossiers in Guatemala need: identifiers, working days, periods, amounts in words.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"
#include "support/business_days.hpp"
#include "support/identifiers.hpp"
#include "support/spelled.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

constexpr std::string_view holidays_basis = "Código de Trabajo art. 127 y Decreto 1748 art. 69";

Date day_of(Value const& value) { return value.is(Kind::date) ? value.as_date() : value.as_date_time().date; }

Parameter closures() {
  return rows::optional(rows::list("closures", "cierres", kinds(Kind::date, Kind::date_time)));
}

// ---- identifiers
// --------------------------------------------------------------------------------------------------

Value valid_nit(CallContext&, Arguments arguments) {
  return Value::boolean(visado::valid_nit(arguments[0].as_string()));
}

Value valid_cui(CallContext&, Arguments arguments) {
  return Value::boolean(visado::valid_cui(arguments[0].as_string()));
}

// ---- the calendar of the State
// --------------------------------------------------------------------------------------

Value outside_calendar(CallContext& context, std::string_view function) {
  return context.fail(NullReason::invalid_argument, code::days_outside, {function});
}

// The calendar with the closures of the argument at `index`, when it was given; or why there is none.
struct Calendar {
  BusinessCalendar days;
  std::optional<Value> failure;
};
Calendar calendar_of(CallContext& context, std::string_view function, Arguments arguments, std::size_t index) {
  if (is_missing(arguments, index)) {
    static BusinessCalendar const national;
    return {national, std::nullopt};
  }
  Arguments const closures = arguments[index].as_list();
  if (auto refused = refuse_work(context, function, closures.size())) return {BusinessCalendar(), refused};
  std::vector<Date> days;
  for (std::size_t i = 0; i < closures.size(); ++i) {
    Value const& closure = closures[i];
    if (closure.is_null()) return {BusinessCalendar(), without_value(context, function, i)};
    if (!closure.is(Kind::date) && !closure.is(Kind::date_time)) {
      return {BusinessCalendar(), unfit_item(context, function, i, closure)};
    }
    days.push_back(day_of(closure));
  }
  return {BusinessCalendar(std::move(days)), std::nullopt};
}

Value business_day(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "día hábil";
  Calendar const calendar = calendar_of(context, function, arguments, 1);
  if (calendar.failure) return *calendar.failure;
  auto const working = calendar.days.is_business_day(day_of(arguments[0]));
  return working ? Value::boolean(*working) : outside_calendar(context, function);
}

Value business_days(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "días hábiles";
  Calendar const calendar = calendar_of(context, function, arguments, 2);
  if (calendar.failure) return *calendar.failure;
  auto const days = calendar.days.between(day_of(arguments[0]), day_of(arguments[1]));
  return days ? Value::number(*days) : outside_calendar(context, function);
}

Value add_business_days(CallContext& context, Arguments arguments) {
  constexpr std::string_view function = "sumar días hábiles";
  auto const days = arguments[1].as_number().to_int64();
  if (!days) {
    return context.fail(NullReason::invalid_argument, code::whole_number_needed,
                        {function, brief(arguments[1])});
  }
  Calendar const calendar = calendar_of(context, function, arguments, 2);
  if (calendar.failure) return *calendar.failure;
  auto const date = calendar.days.plus(day_of(arguments[0]), *days);
  return date ? Value::date(*date) : outside_calendar(context, function);
}

Value four_month_period(CallContext&, Arguments arguments) {
  return Value::number((day_of(arguments[0]).month() - 1) / 4 + 1);
}

Value quarter(CallContext&, Arguments arguments) {
  return Value::number((day_of(arguments[0]).month() - 1) / 3 + 1);
}

// ---- amounts in words
// ---------------------------------------------------------------------------------------------

struct CurrencyWords {
  std::string_view code;
  std::string_view one;
  std::string_view many;
};

constexpr std::array currency_words{
    CurrencyWords{"GTQ", "quetzal", "quetzales"},
    CurrencyWords{"USD", "dólar", "dólares"},
    CurrencyWords{"EUR", "euro", "euros"},
};

Value spell_amount(CallContext& context, Arguments arguments) {
  constexpr std::int64_t billion = 1'000'000'000'000;
  Value const& amount = arguments[0];
  auto const cents = Decimal::multiply(amount.as_number(), Decimal::integer(100));
  auto const whole = cents ? cents->to_int64() : std::nullopt;
  if (!whole || *whole < 0 || *whole / 100 >= billion) {
    return context.fail(NullReason::invalid_argument, code::amount_not_spelled, {brief(amount)});
  }
  std::string const code = amount.currency() == 0 ? "GTQ" : currency_name(amount.currency());
  auto const* const words = std::find_if(currency_words.begin(), currency_words.end(),
                                         [&](CurrencyWords const& entry) { return entry.code == code; });
  if (words == currency_words.end()) {
    return context.fail(NullReason::invalid_argument, code::currency_unspelled, {code});
  }
  auto const units = static_cast<std::uint64_t>(*whole / 100);
  std::string_view const unit = units == 1 ? words->one : words->many;
  std::string_view const of =
      units >= 1'000'000 && units % 1'000'000 == 0 ? "de " : "";  // un millón de quetzales
  std::string const spelled_out = fmt::format("{} {}{} con {:02}/100", spelled(units), of, unit, *whole % 100);
  return text(context, "monto en letras", utf8::to_upper(spelled_out));
}

}  // namespace

std::vector<Builtin> domain_builtins() {
  using namespace rows;
  return {
      {.en = "valid nit",
       .es = "nit válido",
       .parameters = {text("nit", "nit")},
       .result = simple<TypeKind::boolean>,
       .kernel = valid_nit,
       .extension = true,
       .section = "SAT, dígito verificador del NIT",
       .documentation =
           "Si el dígito verificador del NIT es correcto. Guion, blancos y puntos se pasan por alto, y «k» "
           "vale «K»; de 4 a 12 caracteres. Un dígito correcto no dice que el contribuyente exista.",
       .examples = {{R"(valid nit("101677537"))", "true"},
                    {R"(valid nit("637672-k"))", "true"},
                    {R"(valid nit("8977112-0"))", "false"},
                    {R"(valid nit("CF"))", "false"},
                    {"valid nit(null)", "null"}}},
      {.en = "valid cui",
       .es = "cui válido",
       .parameters = {text("cui", "cui")},
       .result = simple<TypeKind::boolean>,
       .kernel = valid_cui,
       .extension = true,
       .section = "RENAP, código único de identificación",
       .documentation =
           "Si el CUI tiene trece dígitos (blancos y guiones aparte), su dígito verificador es correcto y "
           "su departamento y municipio existen.",
       .examples = {{R"(valid cui("1234567890101"))", "true"},
                    {R"(valid cui("1029 38474 1305"))", "true"},
                    {R"(valid cui("1234567800101"))", "false"},
                    {R"(valid cui("123"))", "false"},
                    {"valid cui(null)", "null"}}},
      {.en = "business day",
       .es = "día hábil",
       .aliases = {"es día hábil"},
       .parameters = {date("date", "fecha"), closures()},
       .result = simple<TypeKind::boolean>,
       .kernel = business_day,
       .extension = true,
       .section = holidays_basis,
       .documentation =
           "Si la fecha es hábil en Guatemala: ni sábado, ni domingo, ni asueto nacional, que se traslada como "
           "manda la ley de cada año. Los medios días de asueto (24 y 31 de diciembre, Miércoles Santo) son "
           "hábiles. Las ferias locales y los asuetos por acuerdo se dan en «cierres», una lista de fechas: "
           "por ejemplo la columna de un catálogo, `cierres.fecha`. Fuera de 1970 a 2199, nulo. Los traslados "
           "se conocen por copias de los decretos, no por su texto oficial.",
       .examples = {{"business day(date(2024, 3, 27))", "true"},
                    {"business day(date(2024, 3, 28))", "false"},
                    {"business day(date(2024, 8, 15), [date(2024, 8, 15)])", "false"},
                    {"business day(date(2300, 1, 2))", "null"}}},
      {.en = "business days",
       .es = "días hábiles",
       .parameters = {date("from", "desde"), date("to", "hasta"), closures()},
       .result = simple<TypeKind::number>,
       .kernel = business_days,
       .extension = true,
       .section = holidays_basis,
       .documentation =
           "Los días hábiles que pasan entre dos fechas: no cuenta el primero y sí el último, como los "
           "plazos; negativo cuando la segunda es anterior. Véase «día hábil».",
       .examples = {{"business days(date(2024, 3, 15), date(2024, 3, 18))", "1"},
                    {"business days(date(2024, 3, 27), date(2024, 4, 1))", "1"},
                    {"business days(date(2024, 3, 18), date(2024, 3, 15))", "-1"},
                    {"business days(date(2024, 8, 14), date(2024, 8, 16), [date(2024, 8, 15)])", "1"},
                    {"business days(date(2024, 1, 1), date(2500, 1, 1))", "null"}}},
      {.en = "add business days",
       .es = "sumar días hábiles",
       .parameters = {date("date", "fecha"), number("days", "días"), closures()},
       .result = simple<TypeKind::date>,
       .kernel = add_business_days,
       .extension = true,
       .section = holidays_basis,
       .documentation =
           "La fecha que está tantos días hábiles después (antes, si son negativos). Con 0 es la misma "
           "fecha. Véase «día hábil».",
       .examples = {{"add business days(date(2024, 3, 27), 1)", R"(date("2024-04-01"))"},
                    {"add business days(date(2024, 4, 1), -1)", R"(date("2024-03-27"))"},
                    {"add business days(date(2024, 3, 27), 1.5)", "null"}}},
      {.en = "four month period",
       .es = "cuatrimestre",
       .parameters = {date("date", "fecha")},
       .result = simple<TypeKind::number>,
       .kernel = four_month_period,
       .extension = true,
       .section = "extensión de visado",
       .documentation = "El cuatrimestre de la fecha: 1 de enero a abril, 2 de mayo a agosto, 3 de "
                        "septiembre a diciembre.",
       .examples = {{"four month period(date(2024, 4, 30))", "1"},
                    {"four month period(date(2024, 5, 1))", "2"},
                    {"four month period(date(2024, 12, 31))", "3"},
                    {"four month period(null)", "null"}}},
      {.en = "quarter",
       .es = "trimestre",
       .parameters = {date("date", "fecha")},
       .result = simple<TypeKind::number>,
       .kernel = quarter,
       .extension = true,
       .section = "extensión de visado",
       .documentation = "El trimestre de la fecha, de 1 a 4.",
       .examples = {{"quarter(date(2024, 4, 30))", "2"},
                    {"quarter(date(2024, 12, 31))", "4"},
                    {"quarter(null)", "null"}}},
      {.en = "spell amount",
       .es = "monto en letras",
       .parameters = {number("amount", "monto")},
       .result = simple<TypeKind::string>,
       .kernel = spell_amount,
       .extension = true,
       .section = "extensión de visado",
       .documentation =
           "El monto como se escribe en un documento de pago, en mayúsculas. Un número sin moneda son "
           "quetzales. Nulo si es negativo, tiene más de dos decimales o llega al billón.",
       .examples = {{"spell amount(25000)", R"("VEINTICINCO MIL QUETZALES CON 00/100")"},
                    {"spell amount(1.50)", R"("UN QUETZAL CON 50/100")"},
                    {"spell amount(-5)", "null"}}},
      {.en = "value in force",
       .es = "vigente",
       .parameters = {anything("parameter", "parámetro"), rows::date("date", "fecha")},
       .result = same_as_first,
       .extension = true,
       .special = true,
       .section = "extensión de visado",
       .documentation =
           "El valor que un parámetro del paquete tenía en una fecha; nulo si en esa fecha no tenía ninguno. "
           "El primer argumento es el nombre del parámetro, no un valor cualquiera.",
       .examples = {}},
  };
}

}  // namespace visado::feel
