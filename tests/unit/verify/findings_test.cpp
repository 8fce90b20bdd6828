// What a finding carries, and what is proposed of a dossier.
#include "support/rulebook_fixture.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::dossier;
using testing::pack_head;
using testing::rule;

TEST(Findings, MessagesPrintByStaticType) {
  Bench bench(std::string(pack_head) + R"(reglas:
  - id: P-001
    titulo: Prueba
    severidad: alta
    base_legal: [LCE art. 43 a]
    exige: monto <= 25000
    hallazgo: |
      El monto {monto} del {fecha_compra} supera {monto - 1}; hay {cuenta(facturas)} facturas, NOG {guatecompras.nog}, {{sic}}.
    monto_observado: monto - 25000
)");
  auto const verdict = bench.verify(dossier({{"monto", "1234567.89"}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  auto const& finding = verdict.findings[0];
  EXPECT_EQ(finding.message,
            "El monto Q 1,234,567.89 del 01/03/2024 supera Q 1,234,566.89; hay 0 facturas, NOG sin dato, {sic}.");
  EXPECT_EQ(finding.observed->to_string(), "1209567.89");
  EXPECT_EQ(finding.effect, Effect::devuelve);
  EXPECT_EQ(verdict.proposal, Proposal::con_reparos);
  EXPECT_EQ(finding.date, Date::of(2024, 3, 5));
  EXPECT_FALSE(finding.explanation.empty());
}

TEST(Findings, DataAreNeverInterpolatedAgain) {
  Bench bench(std::string(pack_head) + "reglas:\n" + R"(  - id: P-001
    titulo: Prueba
    severidad: media
    base_legal: [LCE art. 1]
    exige: nit = "x"
    hallazgo: "NIT {nit}"
)");
  auto const verdict = bench.verify(dossier({{"nit", "\"{monto}\""}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  EXPECT_EQ(verdict.findings[0].message, "NIT {monto}");
}

TEST(Findings, SensitiveValuesNeverAppear) {
  Bench bench(std::string(pack_head) + "reglas:\n" + R"(  - id: P-001
    titulo: Prueba
    severidad: media
    base_legal: [LCE art. 1]
    por_cada: persona en personas
    exige: persona.nombre = "nadie" y persona.edad < 200
    hallazgo: "La persona {persona.nombre} de {persona.edad} años"
)");
  auto const verdict = bench.verify(dossier({{"personas", R"([{"nombre":"Zutano Secreto","edad":777}])"}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  auto const& finding = verdict.findings[0];
  std::string everything = finding.message + finding.element_key;
  for (auto const& part : finding.explanation) everything += part.text + part.value;
  for (auto const& [field, quotation] : finding.quotations) everything += field + quotation.raw;
  EXPECT_EQ(everything.find("Zutano"), std::string::npos) << everything;
  EXPECT_EQ(everything.find("777"), std::string::npos) << everything;
}

TEST(Findings, NotEvaluableNamesTheFieldsOnce) {
  Bench bench(std::string(pack_head) + "reglas:\n" +
              rule("P-001", "    exige: fecha_compra <= fecha_ingreso y fecha_compra > fecha(\"2000-01-01\")\n"));
  auto const verdict = bench.verify(dossier({{"fecha_compra", ""}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  auto const& finding = verdict.findings[0];
  EXPECT_EQ(finding.outcome, Outcome::no_evaluable);
  ASSERT_EQ(finding.missing.size(), 1U);
  EXPECT_EQ(finding.missing[0].path, "fecha_compra");
  EXPECT_EQ(finding.missing[0].document, "orden de compra");
  EXPECT_EQ(finding.missing[0].reason, "no está");
  EXPECT_EQ(verdict.proposal, Proposal::con_observaciones);
}

TEST(Findings, IllegibleDataAreQuotedWithTheirPlace) {
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: cantidad > 1\n"));
  auto const verdict = bench.verify(dossier({{"cantidad", "\"3o.50\""}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  ASSERT_EQ(verdict.findings[0].missing.size(), 1U);
  EXPECT_NE(verdict.findings[0].missing[0].reason.find("3o.50"), std::string::npos);
  EXPECT_NE(verdict.findings[0].missing[0].place.find("columna"), std::string::npos);
}

TEST(Findings, ElementKeysComeFromTheDeclaredKey) {
  Bench bench(std::string(pack_head) + "reglas:\n" +
              rule("P-001", "    por_cada: factura en facturas\n    exige: factura.total > 10\n"));
  auto const verdict = bench.verify(dossier(
      {{"facturas", R"([{"autorizacion":"B","total":1},{"autorizacion":"A","total":1},{"total":1},{"total":1}])"}}));
  ASSERT_EQ(verdict.findings.size(), 4U);
  EXPECT_EQ(verdict.findings[0].element_key, "B");
  EXPECT_EQ(verdict.findings[1].element_key, "A");
  EXPECT_EQ(verdict.findings[3].element_key, verdict.findings[2].element_key + "#2");
  EXPECT_NE(verdict.findings[0].fingerprint, verdict.findings[1].fingerprint);
}

TEST(Findings, TheFingerprintDoesNotDependOnPosition) {
  Bench bench(std::string(pack_head) + "reglas:\n" +
              rule("P-001", "    por_cada: factura en facturas\n    exige: factura.total > 10\n"));
  auto const one = bench.verify(dossier({{"facturas", R"([{"total":1},{"total":20}])"}}));
  auto const two = bench.verify(dossier({{"facturas", R"([{"total":20},{"total":1}])"}}));
  ASSERT_EQ(one.findings.size(), 1U);
  ASSERT_EQ(two.findings.size(), 1U);
  EXPECT_EQ(one.findings[0].fingerprint, two.findings[0].fingerprint);
}

TEST(Findings, ExcludedAmountsCountEachElementOnce) {
  std::string const body = "    por_cada: factura en facturas\n    exige: factura.total > 10\n    efecto: excluye\n"
                           "    monto_observado: factura.total\n";
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", body) + rule("P-002", body));
  auto const verdict =
      bench.verify(dossier({{"facturas", R"([{"autorizacion":"A","total":1.50},{"autorizacion":"B","total":2}])"}}));
  EXPECT_EQ(verdict.findings.size(), 4U);
  EXPECT_EQ(verdict.excluded->to_string(), "3.50");
  EXPECT_EQ(verdict.payable()->to_string(), "24996.50");
  EXPECT_EQ(verdict.proposal, Proposal::con_reparos);
}

TEST(Findings, AnExcludedSumThatCannotBeSaidIsNotSaid) {
  auto const with = [](std::string const& amount) {
    return Bench(std::string(pack_head) + "reglas:\n" +
                 rule("P-001", "    por_cada: factura en facturas\n    exige: factura.total > 10\n    efecto: excluye\n"
                               "    monto_observado: " + amount + "\n"));
  };
  auto const json = dossier({{"facturas", R"([{"autorizacion":"A","total":9},{"autorizacion":"B","total":9}])"}});
  auto const too_much = with("factura.total * 10 ** 6144").verify(json);
  EXPECT_TRUE(too_much.findings[0].observed.has_value());
  EXPECT_FALSE(too_much.excluded.has_value());
  EXPECT_FALSE(too_much.payable().has_value());
  EXPECT_EQ(too_much.proposal, Proposal::con_reparos);
  EXPECT_FALSE(with("factura.total / (factura.total - 9)").verify(json).excluded.has_value());
  EXPECT_EQ(with("factura.total").verify(json).excluded->to_string(), "18");
}

TEST(Findings, ParametersAreChosenByTheirLegalFact) {
  std::string const pack = std::string(pack_head) + R"(parametros:
  tope:
    tipo: dinero
    fecha_segun: fecha_compra
    valores:
      - {desde: 2010-01-01, hasta: 2016-09-30, valor: 10000.00, base_legal: [LCE art. 43 a]}
      - {desde: 2016-10-01, valor: 25000.00, base_legal: [LCE art. 43 a]}
reglas:
)" + rule("P-001", "    exige: monto <= tope\n");
  Bench bench(pack);
  EXPECT_EQ(bench.outcome("P-001", dossier()), "cumple");
  EXPECT_EQ(bench.outcome("P-001", dossier({{"fecha_compra", "\"2016-09-30\""}})), "incumple");
  EXPECT_EQ(bench.outcome("P-001", dossier({{"fecha_compra", "\"2016-10-01\""}})), "cumple");
  EXPECT_EQ(bench.outcome("P-001", dossier({{"fecha_compra", "\"2009-12-31\""}})), "no evaluable");
  auto const verdict = bench.verify(dossier({{"fecha_compra", ""}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  EXPECT_EQ(verdict.findings[0].outcome, Outcome::no_evaluable);
  ASSERT_EQ(verdict.findings[0].missing.size(), 1U);
  EXPECT_EQ(verdict.findings[0].missing[0].path, "fecha_compra");
}

TEST(Findings, TheRulesOwnDateChoosesItsParameters) {
  std::string const pack = std::string(pack_head) + R"(parametros:
  tope:
    tipo: dinero
    fecha_segun: fecha_compra
    valores:
      - {desde: 2010-01-01, hasta: 2016-09-30, valor: 10000.00, base_legal: [LCE art. 43 a]}
      - {desde: 2016-10-01, valor: 25000.00, base_legal: [LCE art. 43 a]}
definiciones:
  doble tope: tope * 2
reglas:
)" + rule("P-001", "    por_cada: factura en facturas\n    fecha_segun: factura.fecha\n    exige: factura.total <= doble tope\n") +
      rule("P-002", "    exige: monto <= doble tope\n");
  Bench bench(pack);
  auto const json = dossier({{"facturas", R"([{"autorizacion":"A","total":30000,"fecha":"2016-09-30"},
     {"autorizacion":"B","total":30000,"fecha":"2016-10-01"}])"}, {"monto", "50000"}});
  auto const verdict = bench.verify(json);
  EXPECT_EQ(bench.outcome_of(verdict, "P-001"), "cumple, incumple");
  EXPECT_EQ(bench.outcome_of(verdict, "P-002"), "cumple");
}

TEST(Findings, ObligatoryFieldsGiveOneFindingEach) {
  std::string const schema = std::string(testing::small_schema) + R"(obligatorios:
  - {id: OBL-001, cuando: 'modalidad = "compra_directa"', etapa: devengado, campos: [facturas, guatecompras.nog]}
)";
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: monto > 0\n"), schema);
  EXPECT_EQ(bench.outcome("OBL-001", dossier()), "no aplica");
  auto const verdict = bench.verify(dossier({{"modalidad", "\"compra_directa\""}, {"facturas", ""}}));
  EXPECT_EQ(bench.outcome_of(verdict, "OBL-001"), "incumple, incumple");
  ASSERT_EQ(verdict.findings.size(), 2U);
  EXPECT_EQ(verdict.findings[0].element_key, "facturas");
  EXPECT_EQ(verdict.findings[1].element_key, "guatecompras.nog");
  EXPECT_EQ(verdict.findings[0].effect, Effect::devuelve);
  EXPECT_EQ(verdict.proposal, Proposal::con_reparos);
  EXPECT_EQ(bench.outcome("OBL-001", dossier({{"modalidad", "\"compra_directa\""}}),
                          {.date = Date{}, .stage = "compromiso"}), "no aplica");
}

TEST(Findings, WhatIsRequiredAndMissingLeavesTheDossierUnverified) {
  Bench bench(std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: monto > 0\n"));
  auto const verdict = bench.verify(dossier({{"monto", ""}}));
  EXPECT_EQ(verdict.proposal, Proposal::no_verificado);
  EXPECT_TRUE(verdict.diagnostics.has_errors());
}

TEST(Findings, ATextThatWasNotReadOnlyObserves) {
  auto const book = Bench::load(
      std::string(pack_head) + "reglas:\n  - id: P-001\n    titulo: P\n    severidad: critica\n"
      "    base_legal: [PRA art. 1]\n    exige: monto < 0\n    hallazgo: No.\n",
      testing::small_schema,
      {{"pra.yaml", "norma: PRA\ntitulo: Práctica\npublicada: 2000-01-01\nvigencia: {desde: 2000-01-01}\n"
                    "articulos: {1: Uno}\nfuente: costumbre\ntexto: práctica\nrevisar_antes_de: 2030-01-01\n"}});
  ASSERT_TRUE(book.ok()) << render(book.diagnostics());
  auto const* found = book.value().find_rule("P-001");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->declared_effect, Effect::devuelve);
  EXPECT_EQ(found->effect, Effect::observa);
  EXPECT_FALSE(found->effect_limited_because.empty());
}

}  // namespace
}  // namespace visado
