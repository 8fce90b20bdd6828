// Boundary tests that are missing, proposed ready to paste.
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

std::string pack_with(std::string const& condition, std::vector<std::string> const& cases, std::string const& more = "") {
  std::string text = condition + "    pruebas:\n";
  for (auto const& one : cases) text += "      - " + one + "\n";
  return std::string(pack_head) + base + more + "reglas:\n" + rule("P-001", text);
}

struct Proposed {
  std::vector<std::string> yaml;
  std::vector<std::string> where;
  std::uint64_t present = 0;
};

Proposed proposed(std::string const& pack) {
  Bench bench(pack);
  auto const report = find_boundary_tests(bench.rulebook(), 1);
  Proposed result;
  result.present = report.present;
  for (auto const& test : report.missing) {
    result.yaml.push_back(test.yaml);
    result.where.push_back(test.where);
  }
  return result;
}

using Texts = std::vector<std::string>;

TEST(Boundaries, OfAnAmountAreACentAside) {
  auto const found = proposed(pack_with("    exige: monto <= 25000\n", {"{caso: a, espera: cumple}"}));
  EXPECT_EQ(found.where, (Texts{"0.01 menos", "exactamente en el límite", "0.01 más"}));
  EXPECT_EQ(found.yaml,
            (Texts{"- {caso: \"monto <= 25000: 0.01 menos\", dado: {monto: 24999.99}, espera: cumple}",
                   "- {caso: \"monto <= 25000: exactamente en el límite\", dado: {monto: 25000.00}, espera: cumple}",
                   "- {caso: \"monto <= 25000: 0.01 más\", dado: {monto: 25000.01}, espera: incumple}"}));
}

TEST(Boundaries, ThatTestsReachAreNotProposed) {
  auto const found = proposed(pack_with("    exige: monto <= 25000\n",
                                        {"{caso: a, dado: {monto: 25000.00}, espera: cumple}",
                                         "{caso: b, dado: {monto: 25000.01}, espera: incumple}"}));
  EXPECT_EQ(found.present, 2u);
  EXPECT_EQ(found.where, Texts{"0.01 menos"});
}

// What is proposed passes as it stands, and then nothing is missing.
TEST(Boundaries, PastedAreComplete) {
  std::string const condition =
      "    aplica: modalidad = \"baja_cuantia\"\n    exige: suma(facturas.total) <= monto y fecha_compra <= fecha_ingreso\n";
  Texts cases{"{caso: a, dado: {monto: 50.00, facturas: [{autorizacion: A, total: 30.00}, {autorizacion: \"12\", total: 5.00}]}, espera: cumple}"};
  auto const first = proposed(pack_with(condition, cases));
  ASSERT_EQ(first.yaml.size(), 6u);
  for (auto const& yaml : first.yaml) {
    ASSERT_FALSE(yaml.empty());
    cases.push_back(yaml.substr(2));
  }
  Bench bench(pack_with(condition, cases));
  for (auto const& outcome : run_rule_tests(bench.rulebook())) EXPECT_TRUE(outcome.passed) << render(outcome.diagnostics);
  EXPECT_TRUE(find_boundary_tests(bench.rulebook(), 1).missing.empty());
}

TEST(Boundaries, OfADatedValueAreTheDaysAroundIt) {
  std::string const parameter =
      "parametros:\n  tope:\n    tipo: dinero\n    fecha_segun: fecha_compra\n    valores:\n"
      "      - {desde: 2010-01-01, hasta: 2019-12-31, valor: 10.00}\n      - {desde: 2020-01-01, valor: 20.00}\n";
  auto const found = proposed(pack_with("    exige: monto < tope\n", {"{caso: a, dado: {monto: 15.00}, espera: cumple}"}, parameter));
  auto const has = [&](std::string const& yaml) { return std::ranges::count(found.yaml, yaml) == 1; };
  EXPECT_TRUE(has("- {caso: \"tope desde 2020-01-01: el día anterior\", dado: {monto: 15.00, fecha_compra: 2019-12-31}, espera: incumple}"));
  EXPECT_TRUE(has("- {caso: \"tope desde 2020-01-01: el mismo día\", dado: {monto: 15.00, fecha_compra: 2020-01-01}, espera: cumple}"));
  EXPECT_TRUE(has("- {caso: \"tope desde 2010-01-01: el día anterior\", dado: {monto: 15.00, fecha_compra: 2009-12-31}, espera: no evaluable}"));
}

TEST(Boundaries, OfValidityAreTheDaysAroundIt) {
  auto const found = proposed(pack_with("    fecha_segun: fecha_compra\n    vigencia: {desde: 2024-02-01, hasta: 2024-12-31}\n    exige: monto > 0\n",
                                        {"{caso: a, espera: cumple}"}));
  auto const has = [&](std::string const& yaml) { return std::ranges::count(found.yaml, yaml) == 1; };
  EXPECT_TRUE(has("- {caso: \"vigencia desde 2024-02-01: el día anterior\", dado: {fecha_compra: 2024-01-31}, espera: no aplica}"));
  EXPECT_TRUE(has("- {caso: \"vigencia hasta 2024-12-31: el mismo día\", dado: {fecha_compra: 2024-12-31}, espera: cumple}"));
  EXPECT_TRUE(has("- {caso: \"vigencia hasta 2024-12-31: el día siguiente\", dado: {fecha_compra: 2025-01-01}, espera: no aplica}"));
}

TEST(Boundaries, OfElementsAreExpectedByKey) {
  auto const found = proposed(pack_with(
      "    por_cada: f en facturas\n    exige: f.total <= 10\n",
      {"{caso: a, dado: {facturas: [{autorizacion: A, total: 1.00}, {autorizacion: B, total: 2.00}]}, espera: cumple}"}));
  ASSERT_EQ(found.yaml.size(), 3u);
  EXPECT_EQ(found.yaml[2], "- {caso: \"f.total <= 10: 0.01 más\", dado: {facturas: [{autorizacion: A, total: 10.01}, "
                           "{autorizacion: B, total: 2.00}]}, espera: {\"A\": incumple, \"B\": cumple}}");
}

TEST(Boundaries, AreTheSameForAnyNumberOfThreads) {
  auto const pack = pack_with("    exige: monto <= 25000 y cantidad en [1..10] y fecha_compra <= fecha_ingreso\n", {"{caso: a, espera: cumple}"});
  Bench bench(pack);
  EXPECT_EQ(boundary_text(find_boundary_tests(bench.rulebook(), 1)), boundary_text(find_boundary_tests(bench.rulebook(), 4)));
}

}  // namespace
}  // namespace visado
