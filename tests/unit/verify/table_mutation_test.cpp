// Mutants of decision tables: cells and rows, noticed by the table's own tests and by those of the rules that use it.
#include <algorithm>

#include "support/rulebook_fixture.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::pack_head;
using testing::rule;

constexpr char const* base =
    "base_de_pruebas: {expediente: P-1, fecha_ingreso: 2024-03-05, monto: 1.00, modalidad: baja_cuantia, cantidad: 1}\n";

std::string table_with(std::vector<std::string> const& cases) {
  std::string text =
      "tablas:\n  riesgo:\n    politica: F\n    entradas: [monto, modalidad]\n"
      "    salidas: [{nombre: puntos, defecto: 9}]\n    filas:\n"
      "      - [\"<= 25000\", '\"baja_cuantia\"', \"1\"]\n"
      "      - [\"-\", '\"compra_directa\"', \"2\"]\n    pruebas:\n";
  for (std::size_t i = 0; i < cases.size(); ++i)
    text += "      - {caso: t" + std::to_string(i) + ", " + cases[i] + "}\n";
  return text;
}

MutationReport report_of(std::vector<std::string> const& cases, std::string const& more = "",
                         std::string const& rule_cases = "      - {caso: a, dado: {monto: 2.00}, espera: cumple}\n") {
  Bench bench(std::string(pack_head) + base + table_with(cases) + "reglas:\n" +
              rule("P-001", "    exige: riesgo < 5\n    pruebas:\n" + rule_cases) + more);
  return mutate_rules(bench.rulebook(), {.threads = 1});
}

std::string fates(MutationReport const& report) {
  std::string text = std::to_string(report.failing_tests) + " failing tests\n";
  for (Mutant const& mutant : report.mutants)
    if (mutant.subject == "tabla riesgo")
      text += mutant.name + (mutant.fate == Mutant::Fate::survived ? ": sobrevive\n" : "\n");
  return text;
}

bool survives(MutationReport const& report, std::string const& name) {
  auto const found = std::ranges::find_if(
      report.mutants, [&](Mutant const& m) { return m.subject == "tabla riesgo" && m.name == name; });
  EXPECT_NE(found, report.mutants.end()) << name << '\n' << fates(report);
  if (found == report.mutants.end()) return false;
  EXPECT_NE(found->at.source, nullptr);
  EXPECT_FALSE(found->test.empty());
  return found->fate == Mutant::Fate::survived;
}

// Each change, and the case of the table that notices it.
TEST(TableMutants, SurviveWithoutTheirCaseAndDieByIt) {
  std::vector<std::string> const weak{"dado: {monto: 30000.00, modalidad: compra_directa}, espera: 2"};
  for (auto const& [name, killer] : std::vector<std::pair<std::string, std::string>>{
           {"fila 1: <= 25000 → < 25000", "dado: {monto: 25000.00}, espera: 1"},
           {"fila 1: <= 25000 → <= 25000.01", "dado: {monto: 25000.01}, espera: 9"},
           {"fila 1: <= 25000 → -", "dado: {monto: 25000.01}, espera: 9"},
           {"fila 1: \"baja_cuantia\" → -", "dado: {modalidad: licitacion}, espera: 9"},
           {"fila 1: 1 → 2", "dado: {monto: 1.00}, espera: 1"},
           {"fila 1: <= 25000 | \"baja_cuantia\" | 1 → (nada)", "dado: {monto: 1.00}, espera: 1"},
           {"fila 2: \"compra_directa\" → -", "dado: {modalidad: licitacion}, espera: 9"},
           {"defecto: 9 → 10", "dado: {modalidad: licitacion}, espera: 9"}}) {
    // Without its first row the table turns the rule too.
    bool const the_rule_notices = name.ends_with("(nada)");
    EXPECT_EQ(survives(report_of(weak), name), !the_rule_notices) << name;
    std::vector<std::string> cases = weak;
    cases.push_back(killer);
    EXPECT_FALSE(survives(report_of(cases), name)) << name;
  }
}

// A cell that tests nothing is not changed, and one row alone is not dropped.
TEST(TableMutants, ChangeOnlyWhatDecides) {
  auto const report = report_of({"espera: 1"});
  EXPECT_EQ(std::ranges::count_if(report.mutants, [](Mutant const& m) { return m.original == "-"; }), 0) << fates(report);
  Bench bench(std::string(pack_head) + base +
              "tablas:\n  sola:\n    politica: U\n    entradas: [monto]\n    salidas: [r]\n    filas:\n"
              "      - [\"<= 5\", \"1\"]\n    pruebas: [{caso: a, espera: 1}]\nreglas:\n" +
              rule("P-001", "    exige: sola = 1\n    pruebas: [{caso: a, espera: cumple}]\n"));
  auto const alone = mutate_rules(bench.rulebook(), {.threads = 1});
  EXPECT_GT(std::ranges::count(alone.mutants, "tabla sola", &Mutant::subject), 0);
  EXPECT_EQ(std::ranges::count(alone.mutants, "", &Mutant::mutated), 0);
}

TEST(TableMutants, AreNoticedByTheRulesThatUseTheTable) {
  std::vector<std::string> const none;
  std::string const by_rule = "      - {caso: a, dado: {monto: 25000.00}, espera: cumple}\n"
                              "      - {caso: b, dado: {monto: 25000.01}, espera: incumple}\n";
  EXPECT_FALSE(survives(report_of({"espera: 1"}, "", by_rule), "fila 1: <= 25000 → < 25000"));
  EXPECT_FALSE(survives(report_of({"espera: 1"}, "", by_rule), "fila 1: <= 25000 → <= 25000.01"));
}

TEST(TableMutants, AreExplainedByTheirPack) {
  auto const report = report_of({"espera: 1"},
                                "mutantes_equivalentes:\n"
                                "  - {mutante: \"tabla riesgo › fila 2: 2 → 3\", porque: nadie lo mira}\n");
  EXPECT_EQ(report.count(Mutant::Fate::equivalent), 1u) << fates(report);
  EXPECT_FALSE(report.diagnostics.has_errors()) << render(report.diagnostics);
}

TEST(TableMutants, AreVoidWhileACaseOfATableFails) {
  auto const report = report_of({"espera: 1", "dado: {monto: 30000.00}, espera: 1"});
  EXPECT_EQ(report.failing_tests, 1u);
  EXPECT_TRUE(report.mutants.empty());
}

}  // namespace
}  // namespace visado
