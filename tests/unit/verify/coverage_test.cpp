// Coverage of conditions by the rules' own tests.
#include <algorithm>

#include "support/rulebook_fixture.hpp"
#include "visado/diagnostics/verify.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::pack_head;
using testing::rule;

constexpr char const* base =
    "base_de_pruebas: {expediente: P-1, fecha_ingreso: 2024-03-05, fecha_compra: 2024-03-01, monto: 1.00, "
    "modalidad: baja_cuantia, facturas: [], cantidad: 1, urgente: falso}\n";

std::string tests(std::vector<std::string> const& cases) {
  std::string text = "    pruebas:\n";
  for (std::size_t i = 0; i < cases.size(); ++i)
    text += "      - {caso: c" + std::to_string(i) + ", " + cases[i] + "}\n";
  return text;
}

Coverage coverage_of(std::string const& condition, std::vector<std::string> const& cases, std::string const& more = "") {
  Bench bench(std::string(pack_head) + base + more + "reglas:\n" + rule("P-001", condition + tests(cases)));
  auto coverage = measure_coverage(bench.rulebook());
  for (auto& subject : coverage.subjects) subject.rule = nullptr;  // the rulebook goes away
  return coverage;
}

// «exige nunca falso: monto <= 25000».
std::vector<std::string> missing(Coverage const& coverage) {
  std::vector<std::string> found;
  for (auto const& subject : coverage.subjects)
    for (auto const& goal : subject.goals)
      if (goal.seen == 0 && !goal.impossible)
        found.push_back(goal.where + ": " + goal.text + (goal.value.empty() ? "" : " " + goal.value));
  return found;
}

using Texts = std::vector<std::string>;

TEST(Coverage, IsCompleteWhenEveryValueWasSeen) {
  auto const coverage = coverage_of(
      "    aplica: modalidad = \"baja_cuantia\"\n    exige: monto <= 25000\n",
      {"dado: {monto: 25000.00}, espera: cumple", "dado: {monto: 25000.01}, espera: incumple",
       "dado: {modalidad: licitacion}, espera: no aplica", "dado: {modalidad: null}, espera: no evaluable"});
  EXPECT_EQ(missing(coverage), Texts{});
  EXPECT_TRUE(coverage.complete());
  EXPECT_EQ(coverage.wanted(), 9u);  // aplica 3, exige 2 (monto is required), outcomes 4
}

TEST(Coverage, NamesWhatWasNotSeen) {
  auto const coverage = coverage_of("    aplica: modalidad = \"baja_cuantia\"\n    exige: monto <= 25000\n",
                                    {"dado: {monto: 25000.00}, espera: cumple"});
  EXPECT_EQ(missing(coverage),
            (Texts{"aplica: modalidad = \"baja_cuantia\" falso", "aplica: modalidad = \"baja_cuantia\" nulo",
                   "exige: monto <= 25000 falso", "resultado: incumple", "resultado: no aplica",
                   "resultado: no evaluable"}));
  EXPECT_FALSE(coverage.complete());
}

TEST(Coverage, AsksForEveryOperand) {
  auto const coverage = coverage_of("    exige: cantidad > 1 o urgente\n",
                                    {"dado: {cantidad: 2}, espera: cumple", "dado: {cantidad: 1}, espera: incumple"});
  EXPECT_EQ(missing(coverage),
            (Texts{"exige: cantidad > 1 o urgente nulo", "exige: cantidad > 1 nulo", "exige: urgente verdadero",
                   "exige: urgente nulo", "resultado: no evaluable"}));
}

TEST(Coverage, NeverAsksForANullThatCannotBe) {
  // A presence test, and what stands behind it.
  EXPECT_EQ(missing(coverage_of("    exige: cantidad != nulo y cantidad > 1\n",
                                {"dado: {cantidad: 2}, espera: cumple", "dado: {cantidad: 1}, espera: incumple",
                                 "dado: {cantidad: null}, espera: incumple"})),
            Texts{});
  EXPECT_EQ(missing(coverage_of("    exige: cantidad = nulo o cantidad > 1\n",
                                {"dado: {cantidad: 2}, espera: cumple", "dado: {cantidad: 1}, espera: incumple",
                                 "dado: {cantidad: null}, espera: cumple"})),
            Texts{});
  // What `aplica` needed to be true.
  EXPECT_EQ(missing(coverage_of("    aplica: cantidad > 0\n    exige: cantidad < 5\n",
                                {"dado: {cantidad: 2}, espera: cumple", "dado: {cantidad: 5}, espera: incumple",
                                 "dado: {cantidad: 0}, espera: no aplica", "dado: {cantidad: null}, espera: no evaluable"})),
            Texts{});
}

TEST(Coverage, LooksIntoLoopsAndFilters) {
  std::string const condition = "    exige: todo f en facturas cumple f.total > 10\n";
  auto const one = coverage_of(condition, {"dado: {facturas: [{autorizacion: A, total: 11.00}]}, espera: cumple"});
  EXPECT_EQ(missing(one), (Texts{"exige: todo f en facturas cumple f.total > 10 falso",
                                 "exige: todo f en facturas cumple f.total > 10 nulo", "exige: f.total > 10 falso",
                                 "exige: f.total > 10 nulo", "resultado: incumple", "resultado: no evaluable"}));
  auto const mixed = coverage_of(condition, {"dado: {facturas: [{autorizacion: A, total: 11.00}, "
                                             "{autorizacion: B, total: 1.00}]}, espera: incumple"});
  auto const left = missing(mixed);
  EXPECT_EQ(std::ranges::count(left, "exige: f.total > 10 verdadero"), 0);
  EXPECT_EQ(std::ranges::count(left, "exige: f.total > 10 falso"), 0);
}

// The conditions on the dossier are asked once, each on its own, before any element is looked at.
TEST(Coverage, CountsAConjunctionFalseWhenOnePartOnTheDossierWas) {
  std::string const condition =
      "    por_cada: f en facturas\n    aplica: urgente y cantidad > 1\n    exige: f.total > 10\n";
  std::string const whole = "aplica: urgente y cantidad > 1 falso";
  std::string const applies = "dado: {urgente: verdadero, cantidad: 2, facturas: [{autorizacion: A, total: 11.00}]}, espera: cumple";
  auto const seen = missing(coverage_of(condition, {applies, "dado: {urgente: verdadero, cantidad: 1}, espera: no aplica"}));
  EXPECT_EQ(std::ranges::count(seen, whole), 0);
  EXPECT_EQ(std::ranges::count(seen, "aplica: urgente falso"), 1);
  EXPECT_EQ(std::ranges::count(missing(coverage_of(condition, {applies})), whole), 1);
}

TEST(Coverage, AsksForEachDatedValueThatTheRuleCanUse) {
  std::string const parameters =
      "parametros:\n  tope:\n    tipo: dinero\n    fecha_segun: fecha_compra\n    valores:\n"
      "      - {desde: 2000-01-01, hasta: 2009-12-31, valor: 5.00}\n"
      "      - {desde: 2010-01-01, hasta: 2019-12-31, valor: 10.00}\n      - {desde: 2020-01-01, valor: 20.00}\n";
  std::string const condition =
      "    fecha_segun: fecha_compra\n    vigencia: {desde: 2015-01-01}\n    exige: monto <= tope\n";
  auto const coverage = coverage_of(condition, {"dado: {monto: 20.00}, espera: cumple"}, parameters);
  auto const left = missing(coverage);
  // The first value ended before the rule began.
  EXPECT_EQ(std::ranges::count(left, "parámetro tope: 2010-01-01..2019-12-31"), 1);
  EXPECT_EQ(std::ranges::count(left, "parámetro tope: 2020-01-01.."), 0);
  EXPECT_EQ(std::ranges::count(left, "parámetro tope: 2000-01-01..2009-12-31"), 0);
}

TEST(Coverage, MeasuresDefinitionsOverAllRules) {
  std::string const definitions = "definiciones:\n  es grande: monto > 100\n";
  auto const coverage =
      coverage_of("    exige: es grande\n", {"dado: {monto: 101.00}, espera: cumple"}, definitions);
  EXPECT_EQ(missing(coverage), (Texts{"exige: es grande falso", "resultado: incumple", "definición: monto > 100 falso"}));
}

TEST(Coverage, MeasuresTheRowsOfTablesByTheirOwnTests) {
  std::string const table =
      "tablas:\n  tamaño:\n    politica: F\n    entradas: [monto]\n    salidas: [tamaño]\n    filas:\n"
      "      - ['<= 100', '\"chico\"']\n      - ['-', '\"grande\"']\n"
      "    pruebas:\n      - {caso: chico, dado: {monto: 100.00}, espera: '\"chico\"'}\n";
  auto const coverage = coverage_of("    exige: tamaño = \"chico\"\n",
                                    {"dado: {monto: 1.00}, espera: cumple", "dado: {monto: 250.00}, espera: incumple"}, table);
  auto const left = missing(coverage);
  EXPECT_EQ(std::ranges::count(left, "fila 1: <= 100 verdadero"), 0);
  EXPECT_EQ(std::ranges::count(left, "fila 1: <= 100 falso"), 1);
}

TEST(Coverage, LeavesOutWhatTheRuleExplains) {
  std::string const impossible =
      "    cobertura_imposible:\n      - {parte: cantidad > 1, valor: nulo, porque: siempre se da}\n";
  auto const coverage =
      coverage_of("    exige: cantidad > 1\n" + impossible,
                  {"dado: {cantidad: 2}, espera: cumple", "dado: {cantidad: 1}, espera: incumple"});
  EXPECT_EQ(missing(coverage), Texts{"resultado: no evaluable"});
  EXPECT_EQ(coverage.explained(), 1u);
  EXPECT_FALSE(coverage.diagnostics.has_errors());
}

// A table of a required field (`monto`) is null only where its rows leave a gap.
std::string table_of(std::string const& input, std::string const& last_row) {
  return "tablas:\n  tamaño:\n    politica: U\n    entradas: [" + input +
         "]\n    salidas: [tamaño]\n    filas:\n      - [\"<= 100\", 1]\n      - [\"" + last_row + "\", 2]\n";
}
bool asks_for_null(std::string const& table) {
  auto const coverage = coverage_of("    exige: tamaño < 2\n",
                                    {"dado: {monto: 1.00}, espera: cumple", "dado: {monto: 250.00}, espera: incumple"}, table);
  auto const left = missing(coverage);
  return std::ranges::find(left, "exige: tamaño < 2 nulo") != left.end();
}
TEST(Coverage, ATableOfRequiredFieldsIsNeverNull) {
  EXPECT_FALSE(asks_for_null(table_of("monto", "> 100")));
  EXPECT_TRUE(asks_for_null(table_of("monto", "> 200")));     // a gap
  EXPECT_TRUE(asks_for_null(table_of("cantidad", "> 100")));  // may be missing
  EXPECT_TRUE(asks_for_null(table_of("monto", "> cantidad")));
}

TEST(Coverage, RefusesExplanationsThatAreNotTrue) {
  std::string const wrong =
      "    cobertura_imposible:\n      - {parte: cantidad > 1, valor: falso, porque: no puede ser}\n"
      "      - {parte: cantidad > 7, valor: falso, porque: ya no está}\n";
  auto const coverage = coverage_of("    exige: cantidad > 1\n" + wrong,
                                    {"dado: {cantidad: 2}, espera: cumple", "dado: {cantidad: 1}, espera: incumple"});
  ASSERT_EQ(coverage.diagnostics.size(), 2u);
  EXPECT_EQ(coverage.diagnostics.items()[0].code, code::impossible_part_seen);
  EXPECT_EQ(coverage.diagnostics.items()[1].code, code::impossible_part_unmatched);
}

TEST(Coverage, PercentagesAreRoundedDown) {
  EXPECT_EQ(percentage(0, 0), "100.00");
  EXPECT_EQ(percentage(7, 7), "100.00");
  EXPECT_EQ(percentage(1, 3), "33.33");
  EXPECT_EQ(percentage(2, 3), "66.66");
  EXPECT_EQ(percentage(99'999, 100'000), "99.99");
  EXPECT_EQ(percentage(0, 5), "0.00");
}

TEST(Coverage, AsLcovCountsEachGoalAsABranch) {
  auto const coverage = coverage_of("    exige: monto <= 25000\n", {"dado: {monto: 25000.00}, espera: cumple"});
  auto const lcov = coverage_lcov(coverage);
  EXPECT_NE(lcov.find("\nSF:"), std::string::npos);
  EXPECT_NE(lcov.find("BRF:4\nBRH:2\n"), std::string::npos) << lcov;  // true, false; cumple, incumple
  EXPECT_NE(lcov.find("LF:2\nLH:2\nend_of_record\n"), std::string::npos) << lcov;
}

}  // namespace
}  // namespace visado
