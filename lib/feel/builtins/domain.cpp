#include <array>

#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

constexpr std::string_view holidays_basis = "Código de Trabajo art. 127 y Decreto 1748 art. 69";
Value add_business_days(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value business_day(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value business_days(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value four_month_period(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value quarter(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value spell_amount(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value valid_cui(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value valid_nit(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }

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
       .documentation = "Si el dígito verificador del NIT es correcto. Guion, blancos y puntos se pasan por alto, y «k» "
                        "vale «K»; de 4 a 12 caracteres. Un dígito correcto no dice que el contribuyente exista.",
       .examples = {{R"(valid nit("101677537"))", "true"}, {R"(valid nit("637672-k"))", "true"}, {R"(valid nit("8977112-0"))", "false"}}},
      {.en = "valid cui",
       .es = "cui válido",
       .parameters = {text("cui", "cui")},
       .result = simple<TypeKind::boolean>,
       .kernel = valid_cui,
       .extension = true,
       .section = "RENAP, código único de identificación",
       .documentation = "Si el CUI tiene trece dígitos (blancos y guiones aparte), su dígito verificador es correcto y "
                        "su departamento y municipio existen.",
       .examples = {{R"(valid cui("1234567890101"))", "true"}, {R"(valid cui("1029 38474 1305"))", "true"}, {R"(valid cui("1234567800101"))", "false"}}},
      {.en = "business day",
       .es = "día hábil",
       .parameters = {date("date", "fecha")},
       .result = simple<TypeKind::boolean>,
       .kernel = business_day,
       .extension = true,
       .section = holidays_basis,
       .documentation = "Si la fecha es hábil en Guatemala: ni sábado, ni domingo, ni asueto nacional. Los medios días "
                        "de asueto (24 y 31 de diciembre, Miércoles Santo) son hábiles. Las ferias locales no se cuentan.",
       .examples = {{"business day(date(2024, 3, 27))", "true"}, {"business day(date(2024, 3, 28))", "false"}}},
      {.en = "business days",
       .es = "días hábiles",
       .parameters = {date("from", "desde"), date("to", "hasta")},
       .result = simple<TypeKind::number>,
       .kernel = business_days,
       .extension = true,
       .section = holidays_basis,
       .documentation = "Los días hábiles que pasan entre dos fechas: no cuenta el primero y sí el último, como los "
                        "plazos; negativo cuando la segunda es anterior. Véase «día hábil».",
       .examples = {{"business days(date(2024, 3, 15), date(2024, 3, 18))", "1"}, {"business days(date(2024, 3, 27), date(2024, 4, 1))", "1"}}},
      {.en = "add business days",
       .es = "sumar días hábiles",
       .parameters = {date("date", "fecha"), number("days", "días")},
       .result = simple<TypeKind::date>,
       .kernel = add_business_days,
       .extension = true,
       .section = holidays_basis,
       .documentation = "La fecha que está tantos días hábiles después (antes, si son negativos). Con 0 es la misma "
                        "fecha. Véase «día hábil».",
       .examples = {{"add business days(date(2024, 3, 27), 1)", R"(date("2024-04-01"))"}}},
      {.en = "four month period",
       .es = "cuatrimestre",
       .parameters = {date("date", "fecha")},
       .result = simple<TypeKind::number>,
       .kernel = four_month_period,
       .extension = true,
       .section = "extensión de visado",
       .documentation = "El cuatrimestre de la fecha: 1 de enero a abril, 2 de mayo a agosto, 3 de septiembre a diciembre.",
       .examples = {{"four month period(date(2024, 4, 30))", "1"}, {"four month period(date(2024, 5, 1))", "2"}}},
      {.en = "quarter",
       .es = "trimestre",
       .parameters = {date("date", "fecha")},
       .result = simple<TypeKind::number>,
       .kernel = quarter,
       .extension = true,
       .section = "extensión de visado",
       .documentation = "El trimestre de la fecha, de 1 a 4.",
       .examples = {{"quarter(date(2024, 4, 30))", "2"}}},
      {.en = "spell amount",
       .es = "monto en letras",
       .parameters = {number("amount", "monto")},
       .result = simple<TypeKind::string>,
       .kernel = spell_amount,
       .extension = true,
       .section = "extensión de visado",
       .documentation = "El monto como se escribe en un documento de pago. Un número sin moneda son quetzales. Nulo si "
                        "es negativo, tiene más de dos decimales o llega al billón.",
       .examples = {{"spell amount(25000)", R"("veinticinco mil quetzales con 00/100")"},
                    {"spell amount(1.50)", R"("un quetzal con 50/100")"}}},
      {.en = "value in force",
       .es = "vigente",
       .parameters = {anything("parameter", "parámetro"), rows::date("date", "fecha")},
       .result = same_as_first,
       .extension = true,
       .special = true,
       .section = "extensión de visado",
       .documentation = "El valor que un parámetro del paquete tenía en una fecha; nulo si en esa fecha no tenía ninguno. "
                        "El primer argumento es el nombre del parámetro, no un valor cualquiera.",
       .examples = {}},
  };
}

}  // namespace visado::feel
