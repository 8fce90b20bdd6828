// Decision tables of packs, from the rule file to the finding.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "support/rulebook_fixture.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::dossier;
using testing::pack_head;

std::string with_table(std::string const& table, std::string const& demands, std::string const& finding = "No.") {
  return std::string(pack_head) + "tablas:\n" + table + R"(reglas:
  - id: P-001
    titulo: Prueba
    severidad: alta
    base_legal: [LCE art. 43 a]
    exige: )" +
         demands + "\n    hallazgo: \"" + finding + "\"\n";
}

std::string const by_amount = R"(  la tabla:
    politica: U
    entradas: [monto]
    salidas: [modalidad]
    filas:
      - ["<= 25000", '"baja_cuantia"']
      - si: (25000..90000]
        entonces: '"compra_directa"'
        base_legal: [LCE art. 43 a]
      - ["> 90000", '"cotizacion"']
)";

std::string explained(Finding const& finding) {
  std::string text;
  for (auto const& part : finding.explanation)
    text += std::string(static_cast<std::size_t>(part.depth), ' ') + part.text + " → " + part.value + "\n";
  return text;
}

TEST(PackTables, DecideARuleAndTellTheRow) {
  Bench bench(with_table(by_amount, "modalidad = la tabla", "{la tabla}"));
  auto const verdict = bench.verify(dossier({{"monto", "30000.00"}, {"modalidad", "\"baja_cuantia\""}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  Finding const& finding = verdict.findings[0];
  EXPECT_EQ(finding.outcome, Outcome::incumple);
  EXPECT_EQ(finding.message, "compra_directa");
  EXPECT_EQ(explained(finding),
            "modalidad = la tabla → no\n"
            " modalidad → baja_cuantia\n"
            " la tabla → compra_directa\n"
            "  fila 2 de la tabla (LCE art. 43 a) → \"compra_directa\"\n"
            "   monto en (25000..90000] → Q 30,000.00\n");
}

TEST(PackTables, WithoutADatumThatTheyNeedTheRuleIsUndecided) {
  Bench bench(with_table(R"(  la tabla:
    politica: F
    entradas: [cantidad, urgente]
    salidas: [x]
    filas:
      - ["-", verdadero, "1"]
      - ["> 3", "-", "2"]
      - ["<= 3", "-", "3"]
)",
                         "la tabla = 1"));
  auto const decided = bench.verify(dossier({{"urgente", "true"}, {"cantidad", "null"}}));
  EXPECT_TRUE(decided.findings.empty());
  auto const open = bench.verify(dossier({{"urgente", "false"}, {"cantidad", "null"}}));
  ASSERT_EQ(open.findings.size(), 1U);
  EXPECT_EQ(open.findings[0].outcome, Outcome::no_evaluable);
  ASSERT_EQ(open.findings[0].missing.size(), 1U);
  EXPECT_EQ(open.findings[0].missing[0].path, "cantidad");
}

TEST(PackTables, SeveralOutputsAreTypedFields) {
  std::string const table = R"(  la tabla:
    politica: F
    entradas: [monto]
    salidas: [{nombre: multa, tipo: dinero, defecto: 0}, plazo]
    filas:
      - ["> 100", "50", "5"]
)";
  Bench bench(with_table(table, "la tabla.multa < monto y la tabla.plazo = 5"));
  EXPECT_TRUE(bench.verify(dossier({{"monto", "101.00"}})).findings.empty());
  auto const undecided = bench.verify(dossier({{"monto", "1.00"}}));
  ASSERT_EQ(undecided.findings.size(), 1U);
  EXPECT_EQ(undecided.findings[0].outcome, Outcome::no_evaluable);
  auto const loaded = Bench::load(with_table(table, "la tabla.plaso = 5"));
  ASSERT_FALSE(loaded);
  EXPECT_TRUE(std::ranges::any_of(loaded.diagnostics(), [](Diagnostic const& diagnostic) {
    return diagnostic.code == code::unknown_field && diagnostic.hint.find("plazo") != std::string::npos;
  }));
}

// The value of a parameter inside a table is that of the rule's own date.
TEST(PackTables, HonourTheDateOfTheRule) {
  Bench bench(std::string(pack_head) + R"(parametros:
  tope movible:
    tipo: dinero
    valores:
      - {desde: 2000-01-01, hasta: 2024-03-03, valor: 10.00}
      - {desde: 2024-03-04, valor: 1000.00}
tablas:
  la tabla:
    politica: U
    entradas: [monto]
    salidas: [x]
    filas:
      - ["<= tope movible", verdadero]
      - ["> tope movible", falso]
reglas:
  - {id: P-001, titulo: Prueba, severidad: alta, base_legal: [LCE art. 43 a], exige: la tabla, hallazgo: x}
  - {id: P-002, titulo: Prueba, severidad: alta, base_legal: [LCE art. 43 a], fecha_segun: fecha_compra, exige: la tabla, hallazgo: x}
)");
  // Compra of 1 March, ingreso of 5 March.
  auto const verdict = bench.verify(dossier({{"monto", "500.00"}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  EXPECT_EQ(verdict.findings[0].rule->id, "P-002");
}

TEST(PackTables, NeverTellSensitiveValues) {
  Bench bench(std::string(pack_head) + R"yaml(tablas:
  la tabla:
    politica: F
    entradas: ["cuenta(personas[item.edad > 700])"]
    salidas: [x]
    filas:
      - ["> 0", "77001"]
      - ["-", "77002"]
reglas:
  - {id: P-001, titulo: Prueba, severidad: alta, base_legal: [LCE art. 43 a], exige: la tabla = 77002, hallazgo: "{la tabla}"}
)yaml");
  auto const verdict = bench.verify(dossier({{"personas", R"([{"nombre":"Zutano Secreto","edad":777}])"}}));
  ASSERT_EQ(verdict.findings.size(), 1U);
  std::string const all = verdict.findings[0].message + explained(verdict.findings[0]);
  EXPECT_EQ(all.find("77001"), std::string::npos) << all;
}

// The example of the manual is a pack that loads without a warning, over the fields that it names.
TEST(PackTables, TheExampleOfTheManualIsRight) {
  std::ifstream file(std::string(VISADO_SOURCE_DIR) + "/rules/README.md");
  std::string const manual(std::istreambuf_iterator<char>(file), {});
  std::size_t const begin = manual.find("```yaml\ntablas:");
  ASSERT_NE(begin, std::string::npos);
  std::size_t const end = manual.find("```", begin + 7);
  testing::TemporaryFolder folder;
  folder.write("esquema.yaml", R"(esquema: expediente
clave: expediente
fecha_de_referencia: fecha_ingreso
campos:
  expediente: {tipo: texto, requerido: true}
  modalidad: {tipo: texto, valores: [baja_cuantia, compra_directa, proveedor_unico, licitacion]}
  monto: {tipo: dinero}
  fecha_ingreso: {tipo: fecha}
)");
  folder.write("norma.yaml", "norma: LCE\ntitulo: Ley\narticulos: {43 b: Compra directa}\ntexto: texto oficial leído\n");
  folder.write("paquete.yaml", "paquete: prueba\n" + manual.substr(begin + 8, end - begin - 8) + R"(reglas:
  - id: P-001
    titulo: Prueba
    severidad: alta
    base_legal: [LCE art. 43 b]
    exige: riesgo de la compra = "bajo"
    hallazgo: "{riesgo de la compra}"
    pruebas:
      - {caso: baja, dado: {expediente: E-1, monto: 25000.00, modalidad: baja_cuantia, fecha_ingreso: 2024-01-01}, espera: cumple}
      - {caso: alta, dado: {expediente: E-1, monto: 25000.01, modalidad: baja_cuantia, fecha_ingreso: 2024-01-01}, espera: incumple}
      - {caso: otra, dado: {expediente: E-1, monto: 1.00, modalidad: licitacion, fecha_ingreso: 2024-01-01}, espera: cumple}
)");
  auto const loaded = Rulebook::load({folder.path()});
  EXPECT_TRUE(loaded.diagnostics().empty()) << render(loaded.diagnostics());
  ASSERT_TRUE(loaded.ok());
  auto const outcomes = run_rule_tests(loaded.value());
  EXPECT_EQ(outcomes.size(), 5U);
  for (auto const& outcome : outcomes) EXPECT_TRUE(outcome.passed) << render(outcome.diagnostics);
}

TEST(PackTables, CarryTestsOfTheirOwn) {
  Bench bench(with_table(by_amount + R"(    pruebas:
      - {caso: bien, dado: {expediente: E-1, monto: 25000.00}, espera: '"baja_cuantia"'}
      - {caso: mal, dado: {expediente: E-1, monto: 25000.01}, espera: '"baja_cuantia"'}
      - {caso: sin dato, dado: {expediente: E-1}, espera: nulo}
      - {caso: dato desconocido, dado: {expediente: E-1, monto: 1.00, mnto: 2.00}, espera: '"baja_cuantia"'}
)",
                         "modalidad = la tabla"));
  auto const outcomes = run_rule_tests(bench.rulebook());
  ASSERT_EQ(outcomes.size(), 4U);
  EXPECT_TRUE(outcomes[0].passed) << render(outcomes[0].diagnostics);
  EXPECT_FALSE(outcomes[1].passed);
  EXPECT_EQ(outcomes[1].got, "\"compra_directa\"");
  EXPECT_EQ(outcomes[1].table->name, "la tabla");
  EXPECT_TRUE(outcomes[2].passed) << render(outcomes[2].diagnostics);
  EXPECT_FALSE(outcomes[3].passed);
}

// A table that changes what it says changes the fingerprint; how it is written does not.
TEST(PackTables, CountInTheFingerprint) {
  auto const fingerprint = [](std::string const& table) {
    Bench bench(with_table(table, "modalidad = la tabla"));
    return bench.rulebook().fingerprint();
  };
  std::string other = by_amount;
  other.replace(other.find("<= 25000"), 8, "<= 24000");
  std::string quoted = by_amount;
  quoted.replace(quoted.find("(25000..90000]"), 14, "\"(25000..90000]\"");
  EXPECT_NE(fingerprint(by_amount), fingerprint(other));
  EXPECT_EQ(fingerprint(by_amount), fingerprint(quoted));
}

}  // namespace
}  // namespace visado
