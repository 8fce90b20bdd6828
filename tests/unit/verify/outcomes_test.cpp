// The outcomes of rules, sentence by sentence of the contract.
#include "support/rulebook_fixture.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::dossier;
using testing::pack_head;
using testing::rule;

struct OutcomeCase {
  std::string name;
  std::string condition;                            // lines of the rule
  std::map<std::string, std::string> dossier_with;  // on top of the complete dossier; "" removes
  std::string expected;
};

void PrintTo(OutcomeCase const& c, std::ostream* out) { *out << c.name; }

class Outcomes : public ::testing::TestWithParam<OutcomeCase> {};

TEST_P(Outcomes, AreAsTheContractSays) {
  auto const& c = GetParam();
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", c.condition));
  EXPECT_EQ(bench.outcome("P-001", dossier(c.dossier_with)), c.expected);
}

std::string const invoices = R"([{"autorizacion":"A","total":100.00,"fecha":"2024-03-01"},
  {"autorizacion":"B","total":50.00,"fecha":"2024-04-01"}])";

std::vector<OutcomeCase> const cases{
    {"true complies", "    exige: monto <= 25000\n", {}, "cumple"},
    {"one cent more fails", "    exige: monto <= 25000\n", {{"monto", "25000.01"}}, "incumple"},
    {"a condition that is false does not apply",
     "    aplica: modalidad = \"licitacion\"\n    exige: monto <= 1\n", {}, "no aplica"},
    {"a missing class is not evaluable",
     "    aplica: modalidad = \"baja_cuantia\"\n    exige: monto <= 1\n", {{"modalidad", ""}}, "no evaluable"},
    {"a null class is not evaluable",
     "    aplica: modalidad = \"baja_cuantia\"\n    exige: monto <= 1\n", {{"modalidad", "null"}}, "no evaluable"},
    {"a missing class is not evaluable by in",
     "    aplica: modalidad en (\"baja_cuantia\", \"cotizacion\")\n    exige: monto <= 1\n", {{"modalidad", ""}},
     "no evaluable"},
    {"a missing class is not evaluable by difference",
     "    aplica: modalidad != \"licitacion\"\n    exige: monto <= 1\n", {{"modalidad", ""}}, "no evaluable"},
    {"a mistyped code in the data is not evaluable",
     "    aplica: modalidad = \"baja_cuantia\"\n    exige: monto <= 1\n", {{"modalidad", "\"baja_cuantía \""}},
     "no evaluable"},
    {"presence of what is absent", "    exige: guatecompras != nulo\n", {}, "incumple"},
    {"presence of what is there", "    exige: guatecompras.nog != nulo\n",
     {{"guatecompras", R"({"nog":"21990301"})"}}, "cumple"},
    {"if with a missing condition is not evaluable",
     "    exige: si urgente entonces falso sino verdadero\n", {}, "no evaluable"},
    {"or decides what it can", "    exige: urgente o monto > 1\n", {}, "cumple"},
    {"and waits for what is missing", "    exige: urgente y monto > 1\n", {}, "no evaluable"},
    {"and decides on false", "    exige: urgente y monto > 99999999\n", {}, "incumple"},
    {"the sum of an empty list is zero", "    exige: suma(facturas.total) = 0\n", {}, "cumple"},
    {"the sum of a missing list is not evaluable", "    exige: suma(facturas.total) = 0\n", {{"facturas", ""}},
     "no evaluable"},
    {"a null in a sum is not evaluable", "    exige: suma(facturas.total) > 0\n",
     {{"facturas", R"([{"autorizacion":"A","total":100},{"autorizacion":"B","total":null}])"}}, "no evaluable"},
    {"a filter whose condition is null is not evaluable", "    exige: cuenta(facturas[item.total > 1]) > 0\n",
     {{"facturas", R"([{"autorizacion":"A","total":100},{"autorizacion":"B"}])"}}, "no evaluable"},
    {"some is three-valued", "    exige: algún f en facturas cumple f.total > 1\n",
     {{"facturas", R"([{"autorizacion":"A"},{"autorizacion":"B","total":5}])"}}, "cumple"},
    {"every is three-valued", "    exige: todo f en facturas cumple f.total > 1\n",
     {{"facturas", R"([{"autorizacion":"A"},{"autorizacion":"B","total":5}])"}}, "no evaluable"},
    {"an illegible amount is not evaluable", "    exige: suma(facturas.total) > 0\n",
     {{"facturas", R"([{"autorizacion":"A","total":"25,000"}])"}}, "no evaluable"},
    {"zero is a value", "    exige: cantidad = 0\n", {{"cantidad", "0"}}, "cumple"},
    {"empty text is a value", "    exige: nit = \"\"\n", {{"nit", "\"\""}}, "cumple"},
    {"each element has its outcome", "    por_cada: factura en facturas\n    exige: factura.fecha <= fecha_ingreso\n",
     {{"facturas", invoices}}, "cumple, incumple"},
    {"an empty list does not apply", "    por_cada: factura en facturas\n    exige: factura.fecha <= fecha_ingreso\n",
     {}, "no aplica"},
    {"a missing list is not evaluable",
     "    por_cada: factura en facturas\n    exige: factura.fecha <= fecha_ingreso\n", {{"facturas", ""}},
     "no evaluable"},
    {"a missing list does not matter where the rule does not apply",
     "    por_cada: factura en facturas\n    aplica: modalidad = \"licitacion\"\n    exige: factura.total > 0\n",
     {{"facturas", ""}}, "no aplica"},
    {"nested elements",
     "    por_cada: factura en facturas, linea en factura.items\n    exige: linea.total > 0\n",
     {{"facturas", R"([{"autorizacion":"A","items":[{"total":1},{"total":0}]},{"autorizacion":"B","items":[]}])"}},
     "cumple, incumple"},
    {"a rule dated by a missing date is not evaluable",
     "    fecha_segun: fecha_compra\n    exige: monto > 0\n", {{"fecha_compra", ""}}, "no evaluable"},
    {"validity leaves out earlier dates",
     "    vigencia: {desde: 2024-03-02}\n    fecha_segun: fecha_compra\n    exige: monto < 0\n", {}, "no aplica"},
    {"validity includes its first day",
     "    vigencia: {desde: 2024-03-01}\n    fecha_segun: fecha_compra\n    exige: monto < 0\n", {}, "incumple"},
    {"a norm that was not in force does not apply", "    fecha_segun: fecha_compra\n    exige: monto < 0\n",
     {{"fecha_compra", "\"1992-10-26\""}}, "no aplica"},
    {"a manual check waits for a person", "    comprobacion: manual\n    pregunta: ¿Está firmada?\n", {},
     "por comprobar"},
};

INSTANTIATE_TEST_SUITE_P(Contract, Outcomes, ::testing::ValuesIn(cases), [](auto const& row) {
  std::string name;
  for (char c : row.param.name) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

}  // namespace
}  // namespace visado
