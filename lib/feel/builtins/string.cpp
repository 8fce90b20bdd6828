#include <array>

#include "feel/builtins/rows.hpp"

namespace visado::feel {

namespace {

Value contains_text(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value ends_with(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value lower_case(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value matches(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value replace(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value split(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value starts_with(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value string_join(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value string_length(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value substring(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value substring_after(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value substring_before(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }
Value upper_case(CallContext&, std::span<Value const>) { return Value::null(NullReason::limit); }

}  // namespace

std::vector<Builtin> string_builtins() {
  using namespace rows;
  constexpr std::string_view section = "10.3.4.3";
  return {
      {.en = "substring",
       .es = "subcadena",
       .parameters = {text("string", "texto"), number("start position", "posición inicial"),
                      optional(number("length", "longitud"))},
       .result = simple<TypeKind::string>,
       .kernel = substring,
       .section = section,
       .documentation = "La parte de un texto desde una posición; la primera letra es 1, la última -1. Sin longitud, "
                        "hasta el final.",
       .examples = {{R"(substring("foobar", 3))", R"("obar")"},
                    {R"(substring("foobar", 3, 3))", R"("oba")"},
                    {R"(substring("foobar", -2, 1))", R"("a")"}}},
      {.en = "string length",
       .es = "longitud de texto",
       .aliases = {"longitud"},
       .parameters = {text("string", "texto")},
       .result = simple<TypeKind::number>,
       .kernel = string_length,
       .section = section,
       .documentation = "Cuántos caracteres tiene un texto; una letra con tilde es uno.",
       .examples = {{R"(string length("año"))", "3"}}},
      {.en = "upper case",
       .es = "mayúsculas",
       .parameters = {text("string", "texto")},
       .result = simple<TypeKind::string>,
       .kernel = upper_case,
       .section = section,
       .documentation = "El texto en mayúsculas.",
       .examples = {{R"(upper case("aBc4"))", R"("ABC4")"}}},
      {.en = "lower case",
       .es = "minúsculas",
       .parameters = {text("string", "texto")},
       .result = simple<TypeKind::string>,
       .kernel = lower_case,
       .section = section,
       .documentation = "El texto en minúsculas.",
       .examples = {{R"(lower case("aBc4"))", R"("abc4")"}}},
      {.en = "substring before",
       .es = "subcadena antes de",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::string>,
       .kernel = substring_before,
       .section = section,
       .documentation = "Lo que está antes de la primera aparición del texto buscado; vacío cuando no aparece.",
       .examples = {{R"(substring before("foobar", "bar"))", R"("foo")"},
                    {R"(substring before("foobar", "xyz"))", R"("")"}}},
      {.en = "substring after",
       .es = "subcadena después de",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::string>,
       .kernel = substring_after,
       .section = section,
       .documentation = "Lo que está después de la primera aparición del texto buscado; vacío cuando no aparece.",
       .examples = {{R"(substring after("foobar", "ob"))", R"("ar")"}, {R"(substring after("", "a"))", R"("")"}}},
      {.en = "replace",
       .es = "reemplazar",
       .parameters = {text("input", "texto"), text("pattern", "patrón"), text("replacement", "reemplazo"),
                      optional(text("flags", "opciones"))},
       .result = simple<TypeKind::string>,
       .kernel = replace,
       .section = section,
       .documentation = "Cambia cada parte del texto que cumple el patrón por el reemplazo, donde $1, $2… son los "
                        "grupos del patrón y $0 la parte completa.",
       .examples = {{R"x(replace("abcd", "(ab)|(a)", "[1=$1][2=$2]"))x", R"("[1=ab][2=]cd")"}}},
      {.en = "contains",
       .es = "contiene",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::boolean>,
       .kernel = contains_text,
       .section = section,
       .documentation = "Si el texto contiene al buscado, tal cual: mayúsculas y tildes cuentan.",
       .examples = {{R"(contains("foobar", "of"))", "false"}, {R"(contains("foobar", "ob"))", "true"}}},
      {.en = "starts with",
       .es = "empieza con",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::boolean>,
       .kernel = starts_with,
       .section = section,
       .documentation = "Si el texto comienza con el buscado.",
       .examples = {{R"(starts with("foobar", "fo"))", "true"}}},
      {.en = "ends with",
       .es = "termina con",
       .parameters = {text("string", "texto"), text("match", "buscado")},
       .result = simple<TypeKind::boolean>,
       .kernel = ends_with,
       .section = section,
       .documentation = "Si el texto acaba con el buscado.",
       .examples = {{R"(ends with("foobar", "r"))", "true"}}},
      {.en = "matches",
       .es = "coincide con",
       .parameters = {text("input", "texto"), text("pattern", "patrón"), optional(text("flags", "opciones"))},
       .result = simple<TypeKind::boolean>,
       .kernel = matches,
       .section = section,
       .documentation = "Si alguna parte del texto cumple el patrón, una expresión regular de XPath; «^» y «$» lo atan "
                        "al principio y al final. Opciones: i (sin distinguir mayúsculas), s, m, x.",
       .examples = {{R"(matches("foobar", "^fo*b"))", "true"}, {R"(matches("2024-15", "^[0-9]+$"))", "false"}}},
      {.en = "split",
       .es = "dividir texto",
       .parameters = {text("string", "texto"), text("delimiter", "separador")},
       .result = list_of<TypeKind::string>,
       .kernel = split,
       .section = section,
       .documentation = "Las partes de un texto entre las apariciones del separador, que es un patrón.",
       .examples = {{R"(split("John Doe", "\\s"))", R"(["John", "Doe"])"},
                    {R"(split("a;b;;c;;", ";"))", R"(["a", "b", "", "c", "", ""])"}}},
      {.en = "string join",
       .es = "unir textos",
       .parameters = {list("list", "lista", kinds(Kind::string)), optional(nullable(text("delimiter", "separador")))},
       .result = simple<TypeKind::string>,
       .kernel = string_join,
       .section = section,
       .documentation = "Los textos de una lista, uno tras otro, con el separador en medio. En los paquetes un "
                        "elemento nulo da nulo; en el estándar se omite.",
       .examples = {{R"(string join(["a", "b", "c"], "_and_"))", R"("a_and_b_and_c")"},
                    {R"(string join(["a", "b", "c"]))", R"("abc")"}}},
  };
}

}  // namespace visado::feel
