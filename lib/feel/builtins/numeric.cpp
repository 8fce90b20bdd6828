// Numbers: rounding and mathematics.
#include <cstdint>
#include <limits>

#include "feel/builtins/kernel.hpp"
#include "feel/builtins/rows.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

namespace {

using namespace kernel;

// The first argument to as many digits as the second says, or none.
Value rounded(CallContext& context, Arguments arguments, Rounding mode) {
  Value const& number = arguments[0];
  std::int64_t digits = 0;
  if (!is_missing(arguments, 1)) {
    auto const scale = truncated(arguments[1]);
    if (!scale || *scale < -6111 || *scale > 6176) {
      return context.fail(NullReason::invalid_argument, code::scale_outside, {brief(arguments[1])});
    }
    digits = *scale;
  }
  return kernel::number(context, "redondear", number.as_number().round(static_cast<int>(digits), mode),
                        number.currency());
}

Value decimal(CallContext& context, Arguments arguments) {
  return rounded(context, arguments, Rounding::half_even);
}
Value floor(CallContext& context, Arguments arguments) {
  return rounded(context, arguments, Rounding::floor);
}
Value ceiling(CallContext& context, Arguments arguments) {
  return rounded(context, arguments, Rounding::ceiling);
}
Value round_up(CallContext& context, Arguments arguments) {
  return rounded(context, arguments, Rounding::up);
}
Value round_down(CallContext& context, Arguments arguments) {
  return rounded(context, arguments, Rounding::down);
}
Value round_half_up(CallContext& context, Arguments arguments) {
  return rounded(context, arguments, Rounding::half_up);
}
Value round_half_down(CallContext& context, Arguments arguments) {
  return rounded(context, arguments, Rounding::half_down);
}

Value absolute(CallContext& context, Arguments arguments) {
  Value const& value = arguments[0];
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  if (value.is_small_number() && value.coefficient() != least) {
    auto const coefficient = value.coefficient() < 0 ? -value.coefficient() : value.coefficient();
    return Value::small_number(coefficient, value.scale()).with_currency(value.currency());
  }
  switch (value.kind()) {
    case Kind::number:
      return Value::number(value.as_number().abs(), context.arena()).with_currency(value.currency());
    case Kind::day_time_duration:
      return value.as_day_time_duration().seconds < 0 ? negate(context, value) : value;
    case Kind::year_month_duration:
      return value.as_year_month_duration().months < 0 ? negate(context, value) : value;
    default:
      return unfit(context, "valor absoluto", value);
  }
}

Value modulo(CallContext& context, Arguments arguments) {
  auto const currency = common_currency(arguments[0], arguments[1]);
  if (!currency) return different_currencies(context, arguments[0].currency(), arguments[1].currency());
  Decimal const divisor = arguments[1].as_number();
  if (divisor.sign() == 0) return context.fail(NullReason::division_by_zero, code::division_by_zero);
  return number(context, "residuo", Decimal::modulo(arguments[0].as_number(), divisor), *currency);
}

Value square_root(CallContext& context, Arguments arguments) {
  if (!context.spend(20)) return context.fail(NullReason::limit, code::work_spent, {"raíz cuadrada"});
  return number(context, "raíz cuadrada", arguments[0].as_number().sqrt());
}

Value logarithm(CallContext& context, Arguments arguments) {
  if (!context.spend(1500)) return context.fail(NullReason::limit, code::work_spent, {"logaritmo"});
  return number(context, "logaritmo", arguments[0].as_number().ln());
}

Value exponential(CallContext& context, Arguments arguments) {
  if (!context.spend(1000)) return context.fail(NullReason::limit, code::work_spent, {"exponencial"});
  return number(context, "exponencial", arguments[0].as_number().exp());
}

// What a whole number leaves when divided by two; nothing for one with a fraction.
std::optional<bool> is_odd(Decimal number) {
  if (!number.is_integer()) return std::nullopt;
  auto const rest = Decimal::modulo(number, Decimal::integer(2));
  if (!rest) return std::nullopt;
  return rest->sign() != 0;
}

Value odd(CallContext&, Arguments arguments) {
  return Value::boolean(is_odd(arguments[0].as_number()).value_or(false));
}

Value even(CallContext&, Arguments arguments) {
  return Value::boolean(!is_odd(arguments[0].as_number()).value_or(true));
}

}  // namespace

std::vector<Builtin> numeric_builtins() {
  using namespace rows;
  constexpr std::string_view section = "10.3.4.5";
  Parameter const n = number("n", "n");
  Parameter const scale = number("scale", "decimales");
  return {
      {.en = "decimal",
       .es = "decimal",
       .parameters = {n, scale},
       .result = same_number,
       .kernel = decimal,
       .section = section,
       .documentation =
           "El número con tantos decimales; los cinco exactos van al dígito par más cercano. Para "
           "redondear como en las facturas use «redondear mitad arriba».",
       .examples = {{"decimal(1/3, 2)", "0.33"}, {"decimal(1.5, 0)", "2"}, {"decimal(2.5, 0)", "2"},
                    {"decimal(1, null)", "null"}}},
      {.en = "floor",
       .es = "piso",
       .parameters = {n, optional(scale)},
       .result = same_number,
       .kernel = floor,
       .section = section,
       .documentation = "El mayor número con tantos decimales (0 si no se dice) que no pasa del dado.",
       .examples = {{"floor(1.5)", "1"}, {"floor(-1.56, 1)", "-1.6"},
                    {"floor(null)", "null"}}},
      {.en = "ceiling",
       .es = "techo",
       .parameters = {n, optional(scale)},
       .result = same_number,
       .kernel = ceiling,
       .section = section,
       .documentation = "El menor número con tantos decimales (0 si no se dice) que no es menor que el dado.",
       .examples = {{"ceiling(1.5)", "2"}, {"ceiling(-1.56, 1)", "-1.5"},
                    {"ceiling(null)", "null"}}},
      {.en = "round up",
       .es = "redondear hacia arriba",
       .parameters = {n, scale},
       .result = same_number,
       .kernel = round_up,
       .section = section,
       .documentation = "El número con tantos decimales, alejándose de cero.",
       .examples = {{"round up(1.121, 2)", "1.13"}, {"round up(-5.5, 0)", "-6"},
                    {"round up(1.5, null)", "null"}}},
      {.en = "round down",
       .es = "truncar",
       .aliases = {"redondear hacia abajo"},
       .parameters = {n, scale},
       .result = same_number,
       .kernel = round_down,
       .section = section,
       .documentation = "El número con tantos decimales, acercándose a cero: quita los dígitos que sobran.",
       .examples = {{"round down(1.126, 2)", "1.12"}, {"round down(-5.5, 0)", "-5"},
                    {R"(round down("1.5", 0))", "null"}}},
      {.en = "round half up",
       .es = "redondear mitad arriba",
       .parameters = {n, scale},
       .result = same_number,
       .kernel = round_half_up,
       .section = section,
       .documentation = "El número con tantos decimales; los cinco exactos se alejan de cero.",
       .examples = {{"round half up(1.125, 2)", "1.13"}, {"round half up(-5.5, 0)", "-6"},
                    {"round half up(null, 0)", "null"}}},
      {.en = "round half down",
       .es = "redondear mitad abajo",
       .parameters = {n, scale},
       .result = same_number,
       .kernel = round_half_down,
       .section = section,
       .documentation = "El número con tantos decimales; los cinco exactos se acercan a cero.",
       .examples = {{"round half down(1.125, 2)", "1.12"}, {"round half down(-5.5, 0)", "-5"},
                    {R"(round half down("x", 0))", "null"}}},
      {.en = "round",
       .es = "redondear",
       .parameters = {n, optional(scale)},
       .result = same_number,
       .kernel = round_half_up,
       .extension = true,
       .section = "extensión de visado",
       .documentation =
           "Como «redondear mitad arriba»: el redondeo comercial, con tantos decimales (0 si no se dice).",
       .examples = {{"round(2.345, 2)", "2.35"}, {"round(2.5)", "3"},
                    {"round(null, 2)", "null"}}},
      {.en = "abs",
       .es = "valor absoluto",
       .parameters = {of_kinds("n", "n",
                               kinds(Kind::number, Kind::day_time_duration, Kind::year_month_duration))},
       .result = same_as_first,
       .kernel = absolute,
       .section = section,
       .documentation = "El número, monto o duración sin su signo.",
       .examples = {{"abs(-10)", "10"}, {R"(abs(duration("-P1D")))", R"(duration("P1D"))"},
                    {R"(abs("x"))", "null"}}},
      {.en = "modulo",
       .es = "residuo",
       .aliases = {"módulo"},
       .parameters = {number("dividend", "dividendo"), number("divisor", "divisor")},
       .result = same_number,
       .kernel = modulo,
       .section = section,
       .documentation = "Lo que queda de dividir, con el signo del divisor; nulo si el divisor es 0.",
       .examples = {{"modulo(12, 5)", "2"}, {"modulo(-12, 5)", "3"},
                    {"modulo(10, 0)", "null"}}},
      {.en = "sqrt",
       .es = "raíz cuadrada",
       .parameters = {number("number", "número")},
       .result = simple<TypeKind::number>,
       .kernel = square_root,
       .section = section,
       .documentation = "La raíz cuadrada; nulo de un número negativo.",
       .examples = {{"sqrt(16)", "4"}, {"sqrt(-3)", "null"}}},
      {.en = "log",
       .es = "logaritmo",
       .parameters = {number("number", "número")},
       .result = simple<TypeKind::number>,
       .kernel = logarithm,
       .section = section,
       .documentation = "El logaritmo natural; nulo si el número no es positivo.",
       .examples = {{"decimal(log(10), 8)", "2.30258509"},
                    {"log(1)", "0"},
                    {"log(0)", "null"}}},
      {.en = "exp",
       .es = "exponencial",
       .parameters = {number("number", "número")},
       .result = simple<TypeKind::number>,
       .kernel = exponential,
       .section = section,
       .documentation = "El número e elevado al dado.",
       .examples = {{"decimal(exp(5), 6)", "148.413159"},
                    {"exp(0)", "1"},
                    {"exp(null)", "null"}}},
      {.en = "odd",
       .es = "impar",
       .parameters = {number("number", "número")},
       .result = simple<TypeKind::boolean>,
       .kernel = odd,
       .section = section,
       .documentation = "Si el número es impar; uno con fracción no es par ni impar.",
       .examples = {{"odd(5)", "true"}, {"odd(2)", "false"},
                    {R"(odd("3"))", "null"}}},
      {.en = "even",
       .es = "par",
       .parameters = {number("number", "número")},
       .result = simple<TypeKind::boolean>,
       .kernel = even,
       .section = section,
       .documentation = "Si el número es par; uno con fracción no es par ni impar.",
       .examples = {{"even(5)", "false"}, {"even(2)", "true"},
                    {"even(null)", "null"}}},
  };
}

}  // namespace visado::feel
