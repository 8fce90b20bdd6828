// What the ledger remembers of runs, and what a run does to what it remembers.
#include <random>

#include "unit/ledger/fixture.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::LedgerFixture;
using testing::pack_head;
using testing::rule;

class Memory : public LedgerFixture {};

TEST_F(Memory, RemembersVersionsResultsAndFindings) {
  auto const accounts = run({text("A", "100.00"), text("B", "30000.00"), text("C", "1.00", R"([{"autorizacion":"F1","total":5}])")});
  EXPECT_EQ(accounts.run, 1);
  EXPECT_EQ(accounts.dossiers, 3U);
  EXPECT_EQ(accounts.fresh, 3U);
  EXPECT_EQ(accounts.formulated, 2U);
  EXPECT_EQ(count("SELECT count(*) FROM versiones"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM resultados"), 3);
  EXPECT_EQ(count("SELECT count(*) FROM observaciones"), 2);
  EXPECT_EQ(word("SELECT monto FROM reparos WHERE expediente = 'B'"), "30000.00");
  EXPECT_EQ(word("SELECT json_extract(textos, '$[0][1]') FROM mensajes WHERE resultado = 3"), "F1");
  EXPECT_EQ(check(), "");
}

TEST_F(Memory, TheSameInputAddsOnlyItsRun) {
  std::vector<std::string> const input{text("A", "100.00"), text("B", "30000.00")};
  run(input);
  auto const total = "SELECT (SELECT count(*) FROM versiones) + (SELECT count(*) FROM resultados) + "
                     "(SELECT count(*) FROM observaciones) + (SELECT count(*) FROM reparos) + "
                     "(SELECT count(*) FROM movimientos) + (SELECT count(*) FROM contenidos) + (SELECT count(*) FROM reglas)";
  auto const before = count(total);
  auto const events = count("SELECT count(*) FROM eventos");
  auto const again = run(input);
  EXPECT_EQ(again.dossiers, 2U);
  EXPECT_EQ(again.fresh + again.changed + again.results, 0U);
  EXPECT_EQ(count(total), before);
  EXPECT_EQ(count("SELECT count(*) FROM corridas"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM eventos"), events + 2);  // its beginning and its end
  EXPECT_EQ(check(), "");
}

TEST_F(Memory, OtherBytesWithTheSameContentAreNoNewVersion) {
  run({text("A", "30000.00")});
  auto spaced = text("A", "30000.00");
  spaced.insert(1, "   ");
  auto const accounts = run({spaced});
  EXPECT_EQ(accounts.changed, 0U);
  EXPECT_EQ(count("SELECT count(*) FROM versiones"), 1);
}

TEST_F(Memory, ACorrectedDossierSettlesItsReparo) {
  run({text("A", "30000.00")});
  auto const accounts = run({text("A", "20000.00")});
  EXPECT_EQ(accounts.changed, 1U);
  EXPECT_EQ(accounts.settled, 1U);
  EXPECT_EQ(word("SELECT estado || ' ' || causa FROM reparos"), "subsanado datos corregidos");
  EXPECT_EQ(count("SELECT numero FROM versiones WHERE id = 2"), 2);
  EXPECT_EQ(check(), "");
}

TEST_F(Memory, AFaultThatComesBackIsTheSameReparo) {
  run({text("A", "30000.00")});
  run({text("A", "20000.00")});
  auto const accounts = run({text("A", "31000.00")});
  EXPECT_EQ(accounts.returned, 1U);
  EXPECT_EQ(count("SELECT count(*) FROM reparos"), 1);
  EXPECT_EQ(word("SELECT estado || ' ' || veces FROM reparos"), "formulado 2");
  EXPECT_EQ(count("SELECT count(*) FROM movimientos"), 2);
  EXPECT_EQ(check(), "");
}

TEST_F(Memory, WhatWasNotInTheInputStaysOpen) {
  run({text("A", "30000.00"), text("B", "30000.00")});
  run({text("B", "1.00")});
  EXPECT_EQ(word("SELECT estado FROM reparos WHERE expediente = 'A'"), "formulado");
  EXPECT_EQ(word("SELECT estado FROM reparos WHERE expediente = 'B'"), "subsanado");
}

TEST_F(Memory, ARuleThatWasNotAskedSettlesNothing) {
  auto const late = text("A", "1.00", "[]", "\"2024-05-01\"");
  run({late}, bench.rulebook(), {.stage = "compromiso"});
  EXPECT_EQ(word("SELECT regla FROM reparos"), "P-003");
  // Another version, at another stage: nothing is said of the purchase date.
  run({text("A", "2.00", "[]", "\"2024-05-01\"")}, bench.rulebook(), {.stage = "devengado"});
  EXPECT_EQ(word("SELECT estado FROM reparos"), "formulado");
  EXPECT_EQ(check(), "");
}

TEST_F(Memory, MissingDataSettleNothing) {
  run({text("A", "1.00", "[]", "\"2024-05-01\"")});
  EXPECT_EQ(word("SELECT estado FROM reparos"), "formulado");
  run({text("A", "1.00", "[]", "")});  // the date is gone: no evaluable
  EXPECT_EQ(word("SELECT estado FROM reparos"), "formulado");
  EXPECT_EQ(check(), "");
}

TEST_F(Memory, AChangedRuleIsTheCause) {
  run({text("A", "30000.00")});
  Bench const milder(std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: monto <= 40000\n    monto_observado: monto\n"));
  auto const accounts = run({text("A", "30000.00")}, milder.rulebook());
  EXPECT_EQ(accounts.changed, 0U);
  EXPECT_EQ(accounts.settled, 1U);
  EXPECT_EQ(word("SELECT causa FROM reparos"), "regla cambiada");
  // Back to the first: the fault is there again, though that result was known.
  EXPECT_EQ(run({text("A", "30000.00")}).returned, 1U);
  EXPECT_EQ(check(), "");
}

TEST_F(Memory, OfTwoDossiersWithOneKeyOnlyTheFirstIsKept) {
  auto const accounts = run({text("A", "1.00"), text("A", "2.00")});
  EXPECT_EQ(accounts.not_recorded, 1U);
  EXPECT_EQ(count("SELECT count(*) FROM versiones"), 1);
  EXPECT_EQ(run({text("A", "1.00"), text("A", "2.00")}).changed, 0U);
}

TEST_F(Memory, AnInterruptedRunIsSaidAndNothingIsLost) {
  {
    auto ledger = Ledger::open(path());
    ASSERT_TRUE(ledger.ok());
    auto run = ledger->begin_run(bench.rulebook(), {.date = Date::of(2024, 6, 1).value()}, {{"cuenta", ""}, 1, "prueba"});
    ASSERT_TRUE(run.ok());
  }
  EXPECT_EQ(check(), "BIT-011 la corrida 1 no terminó\n");
  EXPECT_EQ(run({text("A", "1.00")}).run, 2);
}

// Any sequence of runs over changing dossiers, rules and stages keeps what must hold.
TEST_F(Memory, InvariantsHoldOverAnySequenceOfRuns) {
  Bench const milder(std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: monto <= 40000\n    monto_observado: monto\n"));
  std::mt19937 random(20240601);
  char const* const amounts[] = {"1.00", "30000.00", "50000.00"};
  char const* const invoices[] = {"[]", R"([{"autorizacion":"F1","total":5}])",
                                  R"([{"autorizacion":"F1","total":5},{"autorizacion":"F2","total":6}])"};
  char const* const stages[] = {"", "compromiso", "devengado"};
  std::string previous_head;
  for (int step = 0; step < 60; ++step) {
    std::vector<std::string> input;
    for (int i = 0; i < 6; ++i)
      if (random() % 3 != 0)
        input.push_back(text("E" + std::to_string(i), amounts[random() % 3], invoices[random() % 3],
                             random() % 2 == 0 ? "\"2024-03-01\"" : "\"2024-05-01\""));
    auto const& rulebook = random() % 4 == 0 ? milder.rulebook() : bench.rulebook();
    VerifyOptions const options{.stage = stages[random() % 3]};
    run(input, rulebook, options);
    auto const again = run(input, rulebook, options);
    ASSERT_EQ(again.fresh + again.changed + again.results, 0U) << step;
    ASSERT_EQ(count("SELECT count(*) FROM (SELECT huella FROM reparos GROUP BY huella HAVING count(*) > 1)"), 0);
    ASSERT_EQ(count("SELECT max(id) - count(*) FROM eventos"), 0);
    if (!previous_head.empty()) {  // the chain only grows
      LedgerCheckOptions with;
      with.head = LedgerHead::from_json(previous_head);
      ASSERT_EQ(check(with), "") << step;
    }
    auto ledger = Ledger::open(path(), {.access = LedgerOptions::Access::read});
    previous_head = ledger->head()->to_json();
  }
}

// Several schemas of the same files have one fingerprint, and rules of their own.
TEST_F(Memory, EachSchemaKeepsItsRules) {
  auto const book = testing::Bench::load(
      testing::ledger_rules, testing::small_schema,
      {{"metas.yaml", "esquema: metas\nclave: informe\nfecha_de_referencia: corte\ncampos:\n  informe: {tipo: texto, requerido: true}\n  corte: {tipo: fecha}\n  meta: {tipo: número}\n"},
       {"paquete_metas.yaml", "paquete: metas\nesquema: metas\nversion: 1.0.0\nreglas:\n" + testing::rule("M-001", "    exige: meta > 0\n")}});
  ASSERT_TRUE(book.ok()) << render(book.diagnostics());
  run({text("A", "30000.00")}, book.value());
  run({R"({"informe":"I-1","corte":"2024-05-01","meta":0})"}, *book.value().part("metas"));
  EXPECT_EQ(word("SELECT group_concat(expediente || ' ' || regla, ', ') FROM (SELECT * FROM reparos ORDER BY id)"), "A P-001, I-1 M-001");
  EXPECT_EQ(word("SELECT huella FROM reglamentos WHERE id = 2"), book.value().fingerprint() + "/metas");
  EXPECT_EQ(check(), "");
}

}  // namespace
}  // namespace visado
