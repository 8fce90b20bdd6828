// What the engine costs and what bounds it: allocations, budgets, times, the detail of findings.
#include "support/count_allocations.hpp"
#include "support/rulebook_fixture.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::dossier;
using testing::pack_head;
using testing::rule;

std::string const invoices = R"([{"autorizacion":"A","total":100.00,"fecha":"2024-03-01"},
  {"autorizacion":"B","total":50.00,"fecha":"2024-03-02"}])";

TEST(Engine, ADossierWithoutFindingsAllocatesNothing) {
#ifndef VISADO_COUNTS_ALLOCATIONS
  GTEST_SKIP() << "operator new is the sanitizer's";
#else
  std::string const pack = std::string(pack_head) + R"(parametros:
  tope:
    tipo: dinero
    fecha_segun: fecha_compra
    valores:
      - {desde: 2010-01-01, valor: 25000.00, base_legal: [LCE art. 43 a]}
definiciones:
  total: suma(facturas.total)
reglas:
)" + rule("P-001", "    aplica: modalidad = \"baja_cuantia\"\n    exige: monto <= tope\n") +
      rule("P-002", "    aplica: modalidad = \"licitacion\"\n    exige: monto > tope\n") +
      rule("P-003", "    por_cada: factura en facturas\n    fecha_segun: factura.fecha\n    exige: factura.total <= tope\n") +
      rule("P-004", "    exige: total = 150 y valor absoluto(total - 150) <= 0.01\n") +
      rule("P-005", "    exige: algún f en facturas cumple f.total > 60\n") +
      rule("P-006", "    exige: cuenta(facturas[item.total > 60]) = 1\n") +
      rule("P-007", "    fecha_segun: fecha_compra\n    exige: fecha_compra <= fecha_ingreso\n") +
      rule("P-008", "    exige: cuenta(valores distintos(facturas.autorizacion)) = cuenta(facturas)\n") +
      rule("P-009", "    por_cada: factura en facturas\n    aplica: factura.autorizacion = \"Z\"\n    exige: factura.total > 5000\n") +
      rule("P-010", "    por_cada: factura en facturas\n    aplica: factura.autorizacion = \"A\"\n    exige: factura.total = 100\n") +
      rule("P-011", "    exige: lista contiene(facturas.autorizacion, \"B\") y coincide con(facturas[1].autorizacion, \"[A-F]\")\n") +
      rule("P-012", "    exige: plazo = 5\n") +
      "tablas:\n  plazo:\n    politica: U\n    entradas: [modalidad, monto]\n    salidas: [dias]\n    filas:\n"
      "      - ['\"licitacion\"', \"-\", 9]\n      - ['\"baja_cuantia\", \"cotizacion\"', \"> 0\", 5]\n";
  Bench bench(pack);
  auto source = DossierSource::from_text("p.jsonl", dossier({{"facturas", invoices}}) + "\n", InputFormat::jsonl,
                                         bench.rulebook().schema(), bench.rulebook().uses(), {});
  DossierSource::Unit unit;
  ASSERT_TRUE(source.value()->next(unit));
  Arena arena;
  auto const read = source.value()->read(unit, arena);
  for (bool const profile : {false, true}) {
    Verifier const verifier(bench.rulebook(), {.date = Date::of(2024, 6, 1).value(), .profile = profile});
    Verifier::Workspace workspace;
    Verdict verdict;
    Summary summary(bench.rulebook().rules().size());
    std::uint64_t before = 0;
    for (int i = 0; i < 100; ++i) {
      if (i == 2) before = testing::allocations();
      workspace.arena().reset();
      verifier.verify(read, workspace, verdict, source.value().get(), &unit);
      summary.add(verdict);
    }
    EXPECT_EQ(testing::allocations(), before);
    EXPECT_TRUE(verdict.findings.empty());
    EXPECT_EQ(verdict.accounts.size(), 12U);
    summary.settle(verifier);
    summary.settle(verifier);
    EXPECT_EQ(summary.rules[1].no_aplica, 100U);
    EXPECT_EQ(summary.rules[1].why_not[static_cast<std::size_t>(WhyNot::condition)], 100U);
    EXPECT_EQ(summary.rules[2].cumple, 200U);
    EXPECT_EQ(summary.rules[8].no_aplica, 200U);
    EXPECT_EQ(summary.rules[9].cumple, 100U);
    EXPECT_EQ(summary.rules[9].no_aplica, 100U);
    EXPECT_EQ(summary.rules[0].visits, profile ? 100U : 0U);
    EXPECT_EQ(summary.rules[0].nanoseconds > 0, profile);
  }
#endif
}

// What `aplica` asks of the dossier is looked at before the elements, by the rule's date like all else.
TEST(Engine, TheDateOfARuleChoosesTheParametersOfEveryPartOfIt) {
  Bench bench(std::string(pack_head) + R"(parametros:
  tope:
    tipo: dinero
    fecha_segun: fecha_ingreso
    valores:
      - {desde: 2010-01-01, hasta: 2024-03-01, valor: 1.00, base_legal: [LCE art. 43 a]}
      - {desde: 2024-03-02, valor: 1000000.00, base_legal: [LCE art. 43 a]}
reglas:
)" + rule("P-001", "    por_cada: factura en facturas\n    fecha_segun: fecha_compra\n"
                   "    aplica: monto > tope y factura.total > 60\n    exige: factura.total > tope\n"));
  EXPECT_EQ(bench.outcome("P-001", dossier({{"facturas", invoices},
                                            {"monto", "150.00"},
                                            {"fecha_compra", "\"2024-03-01\""},
                                            {"fecha_ingreso", "\"2024-03-05\""}})),
            "cumple, no aplica");
}

TEST(Engine, ARuleThatSpendsItsBudgetIsAnError) {
  Bench bench(std::string(pack_head) + "definiciones:\n  larga: todo i en 1..2000 cumple monto + i > 0\nreglas:\n" +
              rule("P-001", "    exige: todo i en 1..600 cumple monto + i > 0\n") +
              rule("P-002", "    por_cada: factura en facturas\n"
                            "    exige: todo i en 1..600 cumple factura.total + i > 0\n") +
              rule("P-003", "    exige: larga\n") + rule("P-004", "    exige: monto > 0\n") +
              rule("P-005", "    exige: nit != \"x\"\n"));
  auto const json = dossier({{"facturas", invoices}});
  auto const with = [&](std::uint64_t steps) {
    return bench.verify(json, {.date = Date::of(2024, 6, 1).value(), .steps = steps});
  };
  // Enough for the first rule, too little for twice as much.
  std::uint64_t steps = 64;
  while (bench.outcome_of(with(steps), "P-001") != "cumple") steps *= 2;
  ASSERT_GT(steps, 64U);
  ASSERT_LT(steps, 100'000U);
  auto const verdict = with(steps);
  EXPECT_EQ(bench.outcome_of(verdict, "P-001"), "cumple");
  EXPECT_EQ(bench.outcome_of(verdict, "P-002"), "cumple, error") << "the second element finds the budget spent";
  EXPECT_EQ(bench.outcome_of(verdict, "P-003"), "error") << "so does a definition that spends its own";
  EXPECT_EQ(bench.outcome_of(verdict, "P-004"), "cumple");
  EXPECT_EQ(bench.outcome_of(verdict, "P-005"), "no evaluable") << "missing data are not a spent budget";
  EXPECT_EQ(verdict.proposal, Proposal::no_verificado);
  for (auto const& finding : verdict.findings) {
    if (finding.outcome != Outcome::error) continue;
    EXPECT_EQ(finding.error_code, "VER-003");
    EXPECT_NE(finding.message.find(std::to_string(steps) + " pasos"), std::string::npos) << finding.message;
  }
  auto const enough = bench.verify(json);
  for (auto const* id : {"P-001", "P-003"}) EXPECT_EQ(bench.outcome_of(enough, id), "cumple");
  EXPECT_EQ(bench.outcome_of(enough, "P-002"), "cumple, cumple");
}

TEST(Engine, OutcomesAreTheSameWithLessDetail) {
  std::string const element = "    por_cada: factura en facturas\n    exige: factura.total > 60\n    efecto: excluye\n"
                              "    monto_observado: factura.total\n";
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", element) + rule("P-002", "    exige: nit = \"1\"\n") +
              rule("P-003", "    comprobacion: manual\n    pregunta: ¿Está firmada?\n") +
              rule("P-004", "    exige: monto < 0\n    monto_observado: monto\n"));
  auto const json = dossier({{"facturas", invoices}});
  auto const full = bench.verify(json);
  auto const brief = bench.verify(json, {.date = Date::of(2024, 6, 1).value(), .detail = Detail::outcomes});
  ASSERT_EQ(full.findings.size(), brief.findings.size());
  ASSERT_EQ(full.findings.size(), 4U);
  for (std::size_t i = 0; i < full.findings.size(); ++i) {
    auto const& a = full.findings[i];
    auto const& b = brief.findings[i];
    EXPECT_EQ(a.rule, b.rule);
    EXPECT_EQ(a.outcome, b.outcome);
    EXPECT_EQ(a.effect, b.effect);
    EXPECT_EQ(a.element_key, b.element_key);
    EXPECT_EQ(a.missing, b.missing);
    EXPECT_FALSE(a.fingerprint.empty());
    EXPECT_TRUE(b.fingerprint.empty() && b.message.empty() && b.explanation.empty());
  }
  EXPECT_EQ(full.excluded, brief.excluded);
  EXPECT_EQ(full.excluded->to_string(), "50.00");
  EXPECT_EQ(full.proposal, brief.proposal);
}

TEST(Engine, TheProfileNamesTheDearestRuleFirst) {
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: monto > 0\n") +
              rule("P-002", "    exige: monto < 0\n") + rule("P-003", "    exige: monto > 1\n"));
  Summary summary(3);
  summary.rules[0].visits = 4;
  summary.rules[0].nanoseconds = 1000;
  summary.rules[1].visits = 2;
  summary.rules[1].nanoseconds = 3'000'000;
  summary.rules[1].dossiers_incumple = 2;
  auto const text = profile_text(summary, bench.rulebook());
  EXPECT_LT(text.find("P-002"), text.find("P-001"));
  EXPECT_EQ(text.find("P-003"), std::string::npos) << "it was not visited";
  EXPECT_NE(text.find("3.000"), std::string::npos) << text;
  EXPECT_NE(text.find("1500000"), std::string::npos) << text;
}

TEST(Engine, AWorkspaceServesOneVerifierAfterAnother) {
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", "    vigencia: {desde: 2024-03-06}\n    exige: monto < 0\n") +
              rule("P-002", "    etapas: [devengado]\n    exige: monto < 0\n"));
  auto source = DossierSource::from_text("p.jsonl", dossier() + "\n", InputFormat::jsonl, bench.rulebook().schema(),
                                         bench.rulebook().uses(), {});
  DossierSource::Unit unit;
  ASSERT_TRUE(source.value()->next(unit));
  Arena arena;
  auto const read = source.value()->read(unit, arena);
  Verifier::Workspace workspace;
  for (std::string const stage : {"devengado", "pagado", "devengado"}) {
    Verifier const verifier(bench.rulebook(), {.stage = stage});
    auto const verdict = verifier.verify(read, workspace);
    EXPECT_EQ(verdict.findings.size(), stage == "devengado" ? 1U : 0U);
    EXPECT_EQ(verifier.passed_by(verdict.route).size(), stage == "devengado" ? 1U : 2U);
  }
}

TEST(Engine, ALookupSaysWhatASearchSays) {
  auto const agree = [](std::string const& rows) {
    std::string const pack = std::string(pack_head) +
                             "catalogos:\n  renglones: {archivo: renglones.csv, columnas: {codigo: texto, nombre: texto}}\n"
                             "reglas:\n" +
                             rule("P-001", "    exige: cuenta(renglones[item.codigo = nit]) = 2\n") +
                             rule("P-002", "    exige: cuenta(renglones[nit = item.codigo]) = 2\n") +
                             rule("P-003", "    exige: cuenta(renglones[no(item.codigo != nit)]) = 2\n") +
                             rule("P-004", "    exige: renglones[item.codigo = nit].nombre = [\"uno\", \"otro uno\"]\n");
    auto const book = Bench::load(pack, testing::small_schema, {{"renglones.csv", "codigo,nombre\n" + rows}});
    EXPECT_TRUE(book.ok()) << render(book.diagnostics());
    if (!book.ok()) return;
    Verifier const verifier(book.value(), {.date = Date::of(2024, 6, 1).value()});
    for (auto const* nit : {"\"1\"", "\"2\"", "\"\"", "\"z\"", "null", ""}) {
      auto source = DossierSource::from_text("p.jsonl", dossier({{"nit", nit}}) + "\n", InputFormat::jsonl,
                                             book.value().schema(), book.value().uses(), {});
      DossierSource::Unit unit;
      EXPECT_TRUE(source.value()->next(unit));
      Verifier::Workspace workspace;
      auto const read = source.value()->read(unit, workspace.arena());
      auto const verdict = verifier.verify(read, workspace, source.value().get(), &unit);
      ASSERT_EQ(verdict.accounts.size(), 4U);
      for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(verdict.accounts[i].outcome, verdict.accounts[2].outcome) << nit << ' ' << i << '\n' << rows;
    }
  };
  std::string const rows = "1,uno\n3,c\n4,d\n1,otro uno\n5,e\n6,f\n7,g\n8,h\n2,dos\n";
  agree(rows);
  agree(rows + ",sin código\n");  // a row that is null there
}

TEST(Engine, ASumWithoutAListIsTheSumOfTheList) {
  Bench bench(std::string(pack_head) + "reglas:\n" +
              rule("P-001", "    exige: suma(facturas.total) = suma(para f en facturas devolver f.total)\n"));
  for (auto const* list : {"[]", R"([{"total":1.5}])", R"([{"total":1.50},{"total":2}])", R"([{"total":1},{}])",
                           R"([{"total":92233720368547758.07},{"total":92233720368547758.07}])", "null"})
    EXPECT_EQ(bench.outcome("P-001", dossier({{"facturas", list}})),
              std::string(list) == "null" || std::string(list).ends_with("{}]") ? "no evaluable" : "cumple")
        << list;
}

}  // namespace
}  // namespace visado
