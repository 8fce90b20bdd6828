// Mutants of rules: each kind of change survives weak tests and dies by the test it asks for.
#include <algorithm>

#include "support/rulebook_fixture.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::pack_head;
using testing::rule;

constexpr char const* base =
    "base_de_pruebas: {expediente: P-1, fecha_ingreso: 2024-03-05, fecha_compra: 2024-03-01, monto: 1.00, "
    "modalidad: baja_cuantia, facturas: [], cantidad: 1, urgente: falso}\n";

struct KindCase {
  std::string name;       // of the test
  std::string condition;  // lines of the rule
  std::string mutant;     // as the report names it
  std::vector<std::string> weak;
  std::string killer;
  std::string more{};       // sections of the pack
};
void PrintTo(KindCase const& kind, std::ostream* out) { *out << kind.name; }

std::string rule_with(std::string const& condition, std::vector<std::string> const& cases) {
  std::string text = condition + "    pruebas:\n";
  for (std::size_t i = 0; i < cases.size(); ++i)
    text += "      - {caso: c" + std::to_string(i) + ", " + cases[i] + "}\n";
  return rule("P-001", text);
}

MutationReport report_of(std::string const& condition, std::vector<std::string> const& cases,
                         std::string const& more = "", unsigned threads = 1) {
  Bench bench(std::string(pack_head) + base + more + "reglas:\n" + rule_with(condition, cases));
  return mutate_rules(bench.rulebook(), {.threads = threads});
}

Mutant const* find(MutationReport const& report, std::string const& name) {
  auto const found = std::ranges::find(report.mutants, name, &Mutant::name);
  return found == report.mutants.end() ? nullptr : &*found;
}

std::string names(MutationReport const& report) {
  std::string text = std::to_string(report.failing_tests) + " failing tests\n";
  for (auto const& mutant : report.mutants) text += mutant.name + "\n";
  return text;
}

class Mutants : public ::testing::TestWithParam<KindCase> {};

TEST_P(Mutants, SurviveWeakTestsAndDieByTheRightOne) {
  auto const& kind = GetParam();
  auto const weak = report_of(kind.condition, kind.weak, kind.more);
  Mutant const* survivor = find(weak, kind.mutant);
  ASSERT_NE(survivor, nullptr) << names(weak);
  EXPECT_EQ(survivor->fate, Mutant::Fate::survived);
  EXPECT_FALSE(survivor->test.empty());
  EXPECT_NE(survivor->at.source, nullptr);

  auto cases = kind.weak;
  cases.push_back(kind.killer);
  auto const strong = report_of(kind.condition, cases, kind.more);
  Mutant const* dead = find(strong, kind.mutant);
  ASSERT_NE(dead, nullptr) << names(strong);
  EXPECT_EQ(dead->fate, Mutant::Fate::killed);
}

std::string const parameter =
    "parametros:\n  tope:\n    tipo: dinero\n    fecha_segun: fecha_compra\n    valores:\n"
    "      - {desde: 2010-01-01, hasta: 2019-12-31, valor: 10.00}\n      - {desde: 2020-01-01, valor: 20.00}\n";
std::string const invoices = "dado: {facturas: [{autorizacion: A, total: 11.00}, {autorizacion: B, total: 1.00}]}";

std::vector<KindCase> const kinds{
    {"threshold", "    exige: monto <= 25000\n", "exige: monto <= 25000 → monto <= 25000.01",
     {"dado: {monto: 1.00}, espera: cumple", "dado: {monto: 99999.00}, espera: incumple"},
     "dado: {monto: 25000.01}, espera: incumple"},
    {"threshold of a number", "    exige: cantidad <= 5\n", "exige: cantidad <= 5 → cantidad <= 6",
     {"dado: {cantidad: 1}, espera: cumple", "dado: {cantidad: 9}, espera: incumple"},
     "dado: {cantidad: 6}, espera: incumple"},
    {"threshold of a date", "    exige: fecha_compra <= @\"2024-03-01\"\n",
     "exige: fecha_compra <= @\"2024-03-01\" → fecha_compra <= @\"2024-03-02\"",
     {"dado: {fecha_compra: 2024-02-01}, espera: cumple"}, "dado: {fecha_compra: 2024-03-02}, espera: incumple"},
    {"comparison", "    exige: monto <= 25000\n", "exige: monto <= 25000 → monto < 25000",
     {"dado: {monto: 1.00}, espera: cumple", "dado: {monto: 99999.00}, espera: incumple"},
     "dado: {monto: 25000.00}, espera: cumple"},
    {"connective", "    exige: monto > 1 y cantidad > 1\n",
     "exige: monto > 1 y cantidad > 1 → monto > 1 o cantidad > 1",
     {"dado: {monto: 2.00, cantidad: 2}, espera: cumple", "dado: {monto: 1.00, cantidad: 1}, espera: incumple"},
     "dado: {monto: 2.00, cantidad: 1}, espera: incumple"},
    {"dropped operand", "    exige: monto > 1 y cantidad > 1\n", "exige: monto > 1 y cantidad > 1 → monto > 1",
     {"dado: {monto: 2.00, cantidad: 2}, espera: cumple", "dado: {monto: 1.00, cantidad: 1}, espera: incumple"},
     "dado: {monto: 2.00, cantidad: 1}, espera: incumple"},
    {"dropped negation", "    exige: monto > 10 y no(urgente)\n", "exige: no(urgente) → urgente",
     {"dado: {monto: 1.00, urgente: verdadero}, espera: incumple"}, "dado: {monto: 20.00}, espera: cumple"},
    {"negation", "    exige: monto > 10 y urgente\n", "exige: urgente → no(urgente)",
     {"dado: {monto: 1.00, urgente: verdadero}, espera: incumple"},
     "dado: {monto: 20.00, urgente: verdadero}, espera: cumple"},
    {"branch", "    exige: cantidad <= (si urgente entonces 10 sino 20)\n",
     "exige: si urgente entonces 10 sino 20 → 10", {"dado: {cantidad: 5}, espera: cumple"},
     "dado: {cantidad: 15}, espera: cumple"},
    {"arithmetic", "    exige: monto >= cantidad + 2\n", "exige: cantidad + 2 → cantidad - 2",
     {"dado: {monto: 9.00}, espera: cumple"}, "dado: {monto: 2.00}, espera: incumple"},
    {"end of a range", "    exige: cantidad en [1..10]\n", "exige: cantidad en [1..10] → cantidad en (1..10]",
     {"dado: {cantidad: 5}, espera: cumple"}, "dado: {cantidad: 1}, espera: cumple"},
    {"dropped item", "    exige: modalidad en (\"licitacion\", \"cotizacion\")\n",
     "exige: modalidad en (\"licitacion\", \"cotizacion\") → modalidad en \"licitacion\"",
     {"dado: {modalidad: licitacion}, espera: cumple"}, "dado: {modalidad: cotizacion}, espera: cumple"},
    {"filter", "    exige: cuenta(facturas[item.total > 10]) <= 1\n",
     "exige: facturas[item.total > 10] → facturas", {"espera: cumple"}, invoices + ", espera: cumple"},
    {"quantifier", "    exige: algún f en facturas cumple f.total > 10\n",
     "exige: algún f en facturas cumple f.total > 10 → todo f en facturas cumple f.total > 10",
     {"dado: {facturas: [{autorizacion: A, total: 11.00}]}, espera: cumple"}, invoices + ", espera: cumple"},
    {"field", "    exige: fecha_compra <= @\"2024-03-03\"\n",
     "exige: fecha_compra <= @\"2024-03-03\" → fecha_ingreso <= @\"2024-03-03\"",
     {"dado: {fecha_ingreso: 2024-03-01}, espera: cumple"}, "espera: cumple"},
    {"dropped aplica", "    aplica: modalidad = \"licitacion\"\n    exige: monto > 1\n",
     "aplica: modalidad = \"licitacion\" → (nada)", {"dado: {modalidad: licitacion, monto: 2.00}, espera: cumple"},
     "espera: no aplica"},
    {"validity", "    vigencia: {desde: 2024-03-05}\n    exige: monto > 0\n",
     "vigencia: desde 2024-03-05 → desde 2024-03-06",
     {"dado: {fecha_ingreso: 2024-04-01}, espera: cumple"}, "espera: cumple"},
    {"replaced date", "    fecha_segun: fecha_compra\n    vigencia: {desde: 2024-03-03}\n    exige: monto > 0\n",
     "fecha_segun: fecha_compra → fecha_ingreso", {"dado: {fecha_compra: 2024-03-04}, espera: cumple"},
     "espera: no aplica"},
    {"dropped date", "    fecha_segun: fecha_compra + @\"P1D\"\n    vigencia: {desde: 2024-03-03}\n    exige: monto > 0\n",
     "fecha_segun: fecha_compra + @\"P1D\" → (nada)", {"dado: {fecha_compra: 2024-03-04}, espera: cumple"},
     "espera: no aplica"},
    {"value of a parameter", "    exige: monto <= tope\n",
     "valores: Q 20.00 desde 2020-01-01 → Q 20.01 desde 2020-01-01",
     {"espera: cumple"}, "dado: {monto: 20.01}, espera: incumple", parameter},
    {"date of a parameter", "    exige: monto <= tope\n",
     "valores: desde 2020-01-01 → desde 2020-01-02", {"espera: cumple"},
     "dado: {monto: 20.00, fecha_compra: 2020-01-01}, espera: cumple", parameter},
};

INSTANTIATE_TEST_SUITE_P(EachKind, Mutants, ::testing::ValuesIn(kinds), [](auto const& info) {
  std::string name = info.param.name;
  std::ranges::replace(name, ' ', '_');
  return name;
});

TEST(MutantsOfFunctions, SwapTwins) {
  auto const report = report_of("    exige: max(cantidad, 3) > 2\n", {"dado: {cantidad: 1}, espera: cumple"});
  auto const found = std::ranges::find(report.mutants, "función", &Mutant::kind);
  ASSERT_NE(found, report.mutants.end()) << names(report);
  EXPECT_EQ(found->fate, Mutant::Fate::killed);
}

TEST(MutantsExplained, AreCountedApart) {
  std::string const explained =
      "    mutantes_equivalentes:\n      - {mutante: \"exige: monto > 1 y monto > 2 → monto > 2\", porque: lo segundo incluye lo primero}\n";
  auto const report = report_of("    exige: monto > 1 y monto > 2\n" + explained,
                                {"dado: {monto: 2.01}, espera: cumple", "dado: {monto: 2.00}, espera: incumple"});
  Mutant const* mutant = find(report, "exige: monto > 1 y monto > 2 → monto > 2");
  ASSERT_NE(mutant, nullptr) << names(report);
  EXPECT_EQ(mutant->fate, Mutant::Fate::equivalent);
  EXPECT_EQ(mutant->because, "lo segundo incluye lo primero");
  EXPECT_FALSE(report.diagnostics.has_errors());
  EXPECT_EQ(report.counted() + 1, report.mutants.size());
}

TEST(MutantsExplained, AreRefusedWhenNotTrue) {
  std::string const explained =
      "    mutantes_equivalentes:\n      - {mutante: \"exige: monto > 1 → monto >= 1\", porque: x}\n"
      "      - {mutante: \"exige: monto > 7 → monto >= 7\", porque: x}\n";
  auto const report = report_of("    exige: monto > 1\n" + explained,
                                {"dado: {monto: 1.01}, espera: cumple", "dado: {monto: 1.00}, espera: incumple"});
  ASSERT_EQ(report.diagnostics.size(), 2u);
  EXPECT_EQ(report.diagnostics.items()[0].code, Code::explained_mutant_killed);
  EXPECT_EQ(report.diagnostics.items()[1].code, Code::explained_mutant_unmatched);
}

TEST(MutantsExplained, OfParametersByTheirPack) {
  std::string const explained = parameter +
      "mutantes_equivalentes:\n  - {mutante: \"parámetro tope › valores: Q 10.00 desde 2010-01-01 hasta 2019-12-31 → "
      "Q 10.01 desde 2010-01-01 hasta 2019-12-31\", porque: x}\n";
  auto const report = report_of("    exige: monto <= tope\n", {"espera: cumple"}, explained);
  EXPECT_EQ(report.count(Mutant::Fate::equivalent), 1u) << names(report);
  EXPECT_FALSE(report.diagnostics.has_errors());
}

TEST(MutationReport, IsTheSameForAnyNumberOfThreads) {
  std::string const condition = "    aplica: modalidad = \"baja_cuantia\" y no(urgente)\n"
                                "    exige: monto <= tope y cantidad en [1..10] y fecha_compra <= fecha_ingreso\n";
  std::vector<std::string> const cases{"espera: cumple", "dado: {monto: 30.00}, espera: incumple"};
  Bench bench(std::string(pack_head) + base + parameter + "reglas:\n" + rule_with(condition, cases));
  auto const one = mutation_text(mutate_rules(bench.rulebook(), {.threads = 1}));
  EXPECT_NE(one.find("sobreviven"), std::string::npos);
  EXPECT_EQ(one, mutation_text(mutate_rules(bench.rulebook(), {.threads = 4})));
}

// A rule with a date of its own chooses its parameters by it: theirs is never asked for.
TEST(MutationReport, LeavesOutDatesThatNobodyAsksFor) {
  auto const about_date = [](MutationReport const& report) {
    return std::ranges::count_if(report.mutants, [](Mutant const& m) {
      return m.subject == "parámetro tope" && m.where == "fecha_segun";
    });
  };
  EXPECT_EQ(about_date(report_of("    fecha_segun: fecha_compra\n    exige: monto <= tope\n", {"espera: cumple"}, parameter)), 0);
  EXPECT_EQ(about_date(report_of("    exige: monto <= tope\n", {"espera: cumple"}, parameter)), 1);
}

TEST(MutationReport, SaysNothingWhileTestsFail) {
  auto const report = report_of("    exige: monto > 1\n", {"dado: {monto: 1.00}, espera: cumple"});
  EXPECT_EQ(report.failing_tests, 1u);
  EXPECT_TRUE(report.mutants.empty());
}

TEST(MutationReport, DoesNotCountRulesWithoutTests) {
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", "    estado: borrador\n    exige: monto > 1\n"));
  auto const report = mutate_rules(bench.rulebook(), {.threads = 1});
  EXPECT_TRUE(report.mutants.empty());
  EXPECT_GT(report.untested, 0u);
}

}  // namespace
}  // namespace visado
