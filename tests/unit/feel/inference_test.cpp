// The static type of every construct, over the names of the corpus of broken expressions; and which parts are known
// never to be null.
#include <gtest/gtest.h>

#include "unit/feel/audit_scope.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::test {
namespace {

struct Inferred {
  char const* expression;
  char const* type;
};

class Inference : public testing::TestWithParam<Inferred> {};

TEST_P(Inference, OfTheType) {
  static AuditScope const scope;
  EXPECT_EQ(scope.type_of(GetParam().expression), GetParam().type) << GetParam().expression;
}

std::string name_of(testing::TestParamInfo<Inferred> const& info) { return "row" + std::to_string(info.index); }

INSTANTIATE_TEST_SUITE_P(Operators, Inference,
                         testing::ValuesIn(std::vector<Inferred>{
                             {"monto", "dinero en GTQ"},
                             {"monto + anticipo", "dinero en GTQ"},
                             {"monto * 2", "dinero en GTQ"},
                             {"2 * monto", "dinero en GTQ"},
                             {"monto / anticipo", "número"},
                             {"monto / 3", "dinero en GTQ"},
                             {"monto + 5", "dinero en GTQ"},
                             {"-monto", "dinero en GTQ"},
                             {"monto.valor", "número"},
                             {"cantidad ** 2", "número"},
                             {"observaciones + \"x\"", "texto"},
                             {"fecha_pago - fecha_ingreso", "duración en días y horas"},
                             {"fecha_pago + @\"P1M\"", "fecha"},
                             {"certificada - fecha_ingreso", "duración en días y horas"},
                             {"@\"P1Y\" * 2", "duración en años y meses"},
                             {"plazo_contrato / @\"P1D\"", "número"},
                             {"monto > 5", "booleano"},
                             {"monto entre 1 y 5", "booleano"},
                             {"monto en [1..5]", "booleano"},
                             {"monto instancia de number", "booleano"},
                             {"no(urgente)", "booleano"},
                             {"urgente y pagado", "booleano"},
                         }),
                         name_of);

INSTANTIATE_TEST_SUITE_P(Control, Inference,
                         testing::ValuesIn(std::vector<Inferred>{
                             {"si urgente entonces monto sino 0", "dinero en GTQ"},
                             {"si urgente entonces 1 sino nulo", "número"},
                             {"si urgente entonces [] sino [monto]", "lista de dinero en GTQ"},
                             {"si urgente entonces \"a\" sino modalidad", "texto"},
                             {"para f en facturas devolver f.total", "lista de dinero en GTQ"},
                             {"para f en facturas, l en f.items devolver l.precio * l.unidades", "lista de dinero en GTQ"},
                             {"para f en facturas devolver para l en f.items devolver l.unidades",
                              "lista de lista de número"},
                             {"para i en 1..3 devolver i", "lista de número"},
                             {"para d en fecha_ingreso..fecha_pago devolver d.mes", "lista de número"},
                             {"algún f en facturas cumple f.anulada", "booleano"},
                             {"todo f en facturas cumple f.total > 0", "booleano"},
                         }),
                         name_of);

INSTANTIATE_TEST_SUITE_P(Structure, Inference,
                         testing::ValuesIn(std::vector<Inferred>{
                             {"facturas", "lista de Factura"},
                             {"facturas.total", "lista de dinero en GTQ"},
                             {"facturas.items", "lista de lista de Linea"},
                             {"facturas.items.precio", "lista de lista de dinero en GTQ"},
                             {"facturas[total > 100]", "lista de Factura"},
                             {"facturas[1]", "Factura"},
                             {"facturas[-1].fecha.año", "número"},
                             {"facturas[total > 100].fecha", "lista de fecha"},
                             {"facturas[total > 100][1].items[1].precio", "dinero en GTQ"},
                             {"contrato.garantias.vence", "lista de fecha"},
                             {"{total: monto, fechas: [fecha_pago]}.fechas[1]", "fecha"},
                             {"{a: monto, b: a * 2}.b", "dinero en GTQ"},
                             {"{f: función(x: number) x * 2, r: f(3)}.r", "número"},
                             {"(función(x: texto) x)(\"a\")", "texto"},
                             {"[fecha_pago, fecha_ingreso]", "lista de fecha"},
                             {"[nulo, monto]", "lista de dinero en GTQ"},
                             {"[]", "lista"},
                             {"[1..5]", "rango de número"},
                             {"[fecha_ingreso..fecha_pago].fin", "fecha"},
                         }),
                         name_of);

INSTANTIATE_TEST_SUITE_P(Functions, Inference,
                         testing::ValuesIn(std::vector<Inferred>{
                             {"suma(facturas.total)", "dinero en GTQ"},
                             {"suma([1, 2])", "número"},
                             {"máximo(facturas.fecha)", "fecha"},
                             {"promedio(facturas.total)", "dinero en GTQ"},
                             {"cuenta(facturas)", "número"},
                             {"redondear(monto, 2)", "dinero en GTQ"},
                             {"valor absoluto(monto)", "dinero en GTQ"},
                             {"concatenar(facturas.total, [monto])", "lista de dinero en GTQ"},
                             {"anexar(renglones, \"x\")", "lista de texto"},
                             {"invertir(facturas)[1].total", "dinero en GTQ"},
                             {"aplanar(facturas.items)", "lista de Linea"},
                             {"ordenar(facturas, función(a, b) a.total < b.total)[1].serie", "texto"},
                             {"valores distintos(facturas.emisor)", "lista de texto"},
                             {"fecha(certificada)", "fecha"},
                             {"vigente(tope baja cuantía, fecha_compra)", "dinero en GTQ"},
                             {"días hábiles(fecha_ingreso, fecha_pago)", "número"},
                             {"sumar días hábiles(fecha_ingreso, 5)", "fecha"},
                             {"monto en letras(monto)", "texto"},
                             {"suma de facturas - tope baja cuantía", "dinero en GTQ"},
                         }),
                         name_of);

// A test against null is said to be in vain for exactly these.
TEST(Nullability, IsKnownWhereItIsCertain) {
  static AuditScope const scope;
  struct {
    char const* expression;
    bool never_null;
  } const rows[] = {
      {"monto", false},
      {"facturas", false},
      {"facturas.total", false},
      {"[monto]", true},
      {"{a: monto}", true},
      {"5", true},
      {"hoy()", true},
      {"cuenta([monto])", true},
      {"cuenta(facturas)", false},
      {"(monto = nulo)", true},
      {"(monto > 5)", false},
      {"(monto instancia de number)", true},
      {"((monto = nulo) y (anticipo != nulo))", true},
      {"((monto = nulo) y urgente)", false},
      {"no(monto = nulo)", true},
      {"(si monto = nulo entonces 1 sino 2)", true},
      {"(si monto = nulo entonces 1 sino cantidad)", false},
      {"(si urgente entonces 1 sino 2)", false},
      {"máximo([1, 2])", false},
  };
  for (auto const& [expression, never_null] : rows) {
    Diagnostics const said = scope.check(std::string(expression) + " = nulo", Language::es, Type());
    bool const warned = std::any_of(said.begin(), said.end(), [](Diagnostic const& diagnostic) {
      return diagnostic.code == code::never_null;
    });
    EXPECT_EQ(warned, never_null) << expression;
    EXPECT_EQ(said.size(), never_null ? 1U : 0U) << expression << "\n" << render(said);
  }
}

// What could be meant is not accused.
TEST(Suspicion, IsNeverFalse) {
  static AuditScope const scope;
  for (char const* const innocent : {
           "monto > 500 y monto < 600",
           "monto > 500 o monto < 300",
           "monto >= 500 y monto <= 500",
           "modalidad = \"cotizacion\" o modalidad = \"licitacion\"",
           "modalidad != \"cotizacion\" y modalidad != \"licitacion\"",
           "modalidad en (\"cotizacion\", \"licitacion\")",
           "plazo_dias > 5 y plazo_dias < 7",
           "cantidad > 5 y cantidad < 6",
           "urgente o pagado",
           "urgente y no(pagado)",
           "fecha_ingreso.mes = 12 y fecha_ingreso.día = 31",
           "cuenta(facturas) > 0",
           "cuenta(facturas) >= 1",
           "monto = anticipo",
           "monto > anticipo y monto < anticipo * 2",
           "algún f en facturas cumple f.total > 500 y (algún g en facturas cumple g.total < 300)",
           "cuenta(facturas[total > 500]) > 0 y cuenta(facturas[total < 300]) > 0",
           "cuenta(facturas[item.total > 500 y cuenta(item.items[item.precio < 3]) > 0]) > 0",
           "si monto > 500 entonces urgente sino si monto > 300 entonces pagado sino falso",
           "si modalidad = \"cotizacion\" entonces urgente sino modalidad != \"licitacion\"",
           "monto > 500 y urgente o monto < 300 y pagado",
           "(urgente o pagado) y monto > 0",
           "urgente y pagado o monto > 0",
           "urgente o (pagado y monto > 0)",
           "observaciones = nulo o observaciones = \"\"",
           "para i en 1..3 devolver i > 1",
           "fecha_ingreso > @\"2024-01-01\" y fecha_ingreso < @\"2024-01-03\"",
           "hora_recepcion > @\"08:00:00\" y hora_recepcion < @\"16:00:00\"",
           "coincide con(nit, \"[0-9]*\")",
           "reemplazar(observaciones, \" +\", \"\") = \"\"",
           "monto / cantidad > 3",
           "suma(facturas.total) = 0",
           "facturas[1].total = facturas[2].total",
           "verdadero",
       }) {
    EXPECT_EQ(render(scope.check(innocent, Language::es, Type())), "") << innocent;
  }
}

}  // namespace
}  // namespace visado::test
