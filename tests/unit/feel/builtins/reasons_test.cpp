// Why operations and built-in functions give null: every code of feel_builtins.def is met, with its message.
#include <algorithm>
#include <set>

#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

struct Reason {
  std::string_view expression;  // in Spanish, standard profile
  std::string_view code;
  std::string_view message;
};

std::vector<Reason> const reasons{
    {R"(["a", 1][1] + 1)", "FEEL-091", "«+» no se aplica a un texto y un número"},
    {R"(-["a", 1][1])", "FEEL-092", "«-» no se aplica a un texto"},
    {"1 / 0", "FEEL-093", "división entre cero"},
    {"residuo(1, 0)", "FEEL-093", "división entre cero"},
    {"raíz cuadrada(-1)", "FEEL-094",
     "el resultado de «raíz cuadrada» es demasiado grande o no es un número real"},
    {R"(@"999999999-12-31" + @"P1D")", "FEEL-097",
     "el resultado de «+» sale del calendario o de lo que cabe en una duración"},
    {R"(@"10:00:00Z" - @"10:00:00")", "FEEL-098", "«-» junta una hora con zona y otra sin ella"},
    {R"(fecha("2024-02-30"))", "FEEL-101", "\"2024-02-30\" no es una fecha"},
    {R"(hora("8:30"))", "FEEL-102", "\"8:30\" no es una hora"},
    {R"(fecha y hora("ayer"))", "FEEL-103", "\"ayer\" no es una fecha y hora"},
    {R"(duración("5 días"))", "FEEL-104", "\"5 días\" no es una duración"},
    {"fecha(2023, 2, 29)", "FEEL-105", "no existe el día 29 del mes 2 del año 2023"},
    {"hora(24, 0, 0)", "FEEL-106", "no existe la hora 24:0:0"},
    {R"(número("mil"))", "FEEL-107", "\"mil\" no es un número"},
    {R"(número("1", ".", "."))", "FEEL-108", "separadores de número imposibles: miles \".\", decimal \".\""},
    {R"(rango("[3..1]"))", "FEEL-109", "\"[3..1]\" no es un rango"},
    {"no(0)", "FEEL-110", ""},
    {"suma([1, nulo])", "FEEL-111", "suma: el elemento 2 de la lista no tiene valor"},
    {R"(suma([1, "a"]))", "FEEL-112", "suma: el elemento 2 de la lista es un texto"},
    {"mínimo([])", "FEEL-113", "mínimo de una lista sin elementos suficientes no tiene valor"},
    {R"(máximo([1, "a"]))", "FEEL-114", "máximo: no hay orden entre un número y un texto"},
    {"quitar([1, 2], 3)", "FEEL-115", "quitar: no hay posición 3 en 2 elementos"},
    {R"(subcadena("abc", 1, 0))", "FEEL-116", "subcadena: la longitud 0 no es posible"},
    {"redondear(1, 9999)", "FEEL-117", "no se puede redondear a 9999 decimales"},
    {"ordenar([1, 2], function(a, b) a)", "FEEL-118",
     "ordenar: la función dada no respondió verdadero ni falso"},
    {R"(coincide con("a", "(a"))", "FEEL-119", "\"(a\" no es un patrón: falta un «)»"},
    {R"x(coincide con("aa", "(.)\\1"))x", "FEEL-120",
     R"(el patrón "(.)\1" usa algo que visado no hace: la referencia «\1» a un grupo que puede variar)"},
    {R"(coincide con("a", "a", "g"))", "FEEL-121", "\"g\" no son opciones de patrón"},
    {R"(dividir texto("a", "x*"))", "FEEL-122", "el patrón \"x*\" se cumple con un texto vacío"},
    {R"(reemplazar("a", "a", "$"))", "FEEL-123", "\"$\" no es un reemplazo"},
    {"contexto([{value: 1}])", "FEEL-125", "contexto: la entrada 1 no es {key, value}"},
    {R"(contexto([{key: "a", value: 1}, {key: "a", value: 2}]))", "FEEL-126",
     "contexto: la clave \"a\" está repetida"},
    {"día hábil(fecha(1900, 1, 1))", "FEEL-127",
     "día hábil: las fechas están demasiado lejos para contar días hábiles"},
    {"monto en letras(1.005)", "FEEL-128", "1.005 no se puede escribir en letras como monto"},
    {"sumar días hábiles(fecha(2024, 1, 1), 0.5)", "FEEL-129",
     "sumar días hábiles: 0.5 no es un número entero que quepa"},
    {R"(antes de([1, "a"][1], [1, "a"][2]))", "FEEL-130",
     "antes de: un número y un texto no se pueden comparar"},
    {"1 + nulo", "FEEL-090", "un operando de «+» no tiene valor"},
    {"verdadero y nulo", "FEEL-090", "un operando de «y» no tiene valor"},
    {"nulo < 1", "FEEL-090", "un operando de «<» no tiene valor"},
    {"no(nulo)", "FEEL-090", "un operando de «no» no tiene valor"},
    {"-nulo", "FEEL-090", "un operando de «-» no tiene valor"},
    {"nulo en [1..2]", "FEEL-090", "un operando de «en» no tiene valor"},
    {"para x en nulo devolver x", "FEEL-090", "un operando de «en» no tiene valor"},
    {"[nulo[1]]", "FEEL-090", "un operando de «[ ]» no tiene valor"},
    {"{a: nulo}.a.b", "FEEL-090", "un operando de «.» no tiene valor"},
    {"[1, raíz cuadrada(nulo)]", "FEEL-132", "raíz cuadrada: el argumento \"número\" no tiene valor"},
    {"texto(nulo)", "FEEL-132", "texto: el argumento \"de\" no tiene valor"},
    {"[1, 2][1.5]", "FEEL-133", "no hay elemento número 1.5"},
    {"[(< 5).inicio]", "FEEL-134", "el rango no tiene límite inferior"},
    {"(> 5).fin", "FEEL-134", "el rango no tiene límite superior"},
    {"@\"10:00:00\".zona horaria", "FEEL-080", "hora no tiene \"zona horaria\""},
    {"[1, [2, [1 / 0]]]", "FEEL-093", "división entre cero"},
    {"{a: [1 / 0]}", "FEEL-093", "división entre cero"},
    {"1e99999", "FEEL-094", "el resultado de «1e99999» es demasiado grande o no es un número real"},
    {"para i en (< 5) devolver i", "FEEL-079", "no se puede recorrer (< 5)"},
};

Diagnostics reasons_of(std::string_view expression, Scope const& scope, std::span<Value const> inputs) {
  CompileOptions const options{.language = Language::es};
  return evaluate(EmbeddedText::of("<expresión>", std::string(expression)), scope, at_noon(inputs), options)
      .diagnostics;
}

bool says(Diagnostics const& diagnostics, std::string_view code, std::string_view message) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [&](Diagnostic const& diagnostic) {
    return info(diagnostic.code).name == code && (message.empty() || diagnostic.message() == message);
  });
}

TEST(Reasons, AreTold) {
  for (Reason const& reason : reasons) {
    if (reason.message.empty()) continue;  // the checker says it first
    Diagnostics const told = reasons_of(reason.expression, Scope(), {});
    EXPECT_TRUE(says(told, reason.code, reason.message)) << reason.expression << "\n" << messages(told);
  }
}

TEST(Reasons, AreToldOfAmounts) {
  Dossier dossier;
  std::vector<Value> const inputs{dossier.read("{monto: 10, monto_usd: 2}")};
  EXPECT_TRUE(says(reasons_of("monto * monto", dossier.scope, inputs), "FEEL-096", ""));
  std::vector<Value> const yen{Value::number(5).with_currency(currency_code("JPY"))};
  Scope scope;
  scope.add({.name = "pago", .type = Type::money(currency_code("JPY"))});
  EXPECT_TRUE(says(reasons_of("monto en letras(pago)", scope, yen), "FEEL-131",
                   "no se conoce el nombre de la moneda JPY"));
}

TEST(Reasons, AllHaveATest) {
  std::set<std::string_view> tested{"FEEL-096", "FEEL-131"};
  tested.insert({"FEEL-135", "FEEL-136", "FEEL-137"});  // told to who declares types: tests/tck
  tested.insert({"FEEL-099", "FEEL-100"});  // limits: too slow to reach here
  for (Reason const& reason : reasons) tested.insert(reason.code);
  for (CodeInfo const& code : all_codes()) {
    if (code.name >= "FEEL-090" && code.name < "FEEL-140") {
      EXPECT_TRUE(tested.contains(code.name)) << code.name;
    }
  }
}

}  // namespace
}  // namespace visado::test
