// Rule files with several schemas: a rulebook of each, with one fingerprint.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/rulebook_fixture.hpp"
#include "visado/norms.hpp"
#include "visado/rule_catalogue.hpp"
#include "visado/rule_proof.hpp"

namespace visado {
namespace {

using testing::TemporaryFolder;

constexpr char const* goals_schema = R"(esquema: metas
clave: informe
fecha_de_referencia: corte
funciones: [6]
etapas: [cierre]
campos:
  informe: {tipo: texto, requerido: true}
  corte: {tipo: fecha, requerido: true}
  monto: {tipo: número}
  lineas: {tipo: lista de Linea}
obligatorios:
  - {id: M-1, campos: [lineas]}
)";

constexpr char const* goals_types = R"(tipos:
  Linea: {clave: codigo, campos: {codigo: {tipo: texto}, meta: {tipo: número}}}
esquema: metas
)";

constexpr char const* goals_pack = R"(paquete: metas
titulo: Metas
version: 1.0.0
esquema: métas
funciones: [6]
parametros:
  tope: {tipo: número, valores: [{desde: 2000-01-01, valor: 7, base_legal: [LCE art. 1]}]}
definiciones:
  avance: suma(lineas.meta)
tablas:
  nivel:
    politica: F
    entradas: [avance]
    salidas: [nivel]
    filas:
      - ["<= tope", '"poco"']
      - ["-", '"mucho"']
    pruebas:
      - {caso: poco, dado: {lineas: [{codigo: A, meta: 7}]}, espera: '"poco"'}
      - {caso: mucho, dado: {lineas: [{codigo: A, meta: 8}]}, espera: '"mucho"'}
base_de_pruebas: {informe: M-1, corte: 2024-04-30}
reglas:
  - {id: M-2, titulo: Llega, severidad: alta, base_legal: [LCE], exige: avance >= 7 y nivel != "mucho", hallazgo: "Va {avance}.",
     pruebas: [{caso: llega, dado: {lineas: [{codigo: A, meta: 7}]}, espera: cumple},
               {caso: no llega, dado: {lineas: [{codigo: A, meta: 6}]}, espera: incumple},
               {caso: no se sabe, dado: {lineas: [{codigo: A, meta: null}]}, espera: no evaluable}]}
)";

constexpr char const* payments_pack = R"(paquete: pagos
titulo: Pagos
version: 1.0.0
funciones: [2]
parametros:
  tope: {tipo: dinero, valores: [{desde: 2000-01-01, valor: 5.00}]}
base_de_pruebas: {expediente: P-1, fecha_ingreso: 2024-03-05}
reglas:
  - {id: P-1, titulo: Cabe, severidad: alta, base_legal: [LCE], exige: monto <= tope, hallazgo: x,
     pruebas: [{caso: sí, dado: {monto: 5.00}, espera: cumple}, {caso: no, dado: {monto: 5.01}, espera: incumple}]}
)";

Result<Rulebook> load(TemporaryFolder const& folder, std::map<std::string, std::string> const& more = {}) {
  std::map<std::string, std::string> files{{"esquema.yaml", testing::small_schema},
                                           {"lce.yaml", testing::small_norms},
                                           {"metas/esquema.yaml", goals_schema},
                                           {"metas/tipos.yaml", goals_types},
                                           {"metas/paquete.yaml", goals_pack},
                                           {"pagos.yaml", payments_pack}};
  for (auto const& [name, text] : more) files[name] = text;
  for (auto const& [name, text] : files)
    if (!text.empty()) folder.write(name, text);
  return Rulebook::load({folder.path()});
}

std::vector<std::string> ids(std::vector<Rule> const& rules) {
  std::vector<std::string> result;
  for (Rule const& rule : rules) result.push_back(rule.id);
  return result;
}

using Names = std::vector<std::string>;

TEST(Schemas, EachIsARulebookOfItsOwn) {
  TemporaryFolder const folder;
  auto const loaded = load(folder);
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  EXPECT_EQ(loaded->schema().name, "expediente");
  EXPECT_EQ(ids(loaded->rules()), Names{"P-1"});
  EXPECT_EQ(loaded->find_rule("M-2"), nullptr);
  Rulebook const* const goals = loaded->part("métas");
  ASSERT_NE(goals, nullptr);
  EXPECT_EQ(goals->schema().name, "metas");
  EXPECT_EQ(ids(goals->rules()), (Names{"M-1", "M-2"}));
  EXPECT_EQ(goals->stages(), Names{"cierre"});
  EXPECT_TRUE(loaded->stages().empty());
  EXPECT_EQ(goals->rules().front().functions, std::vector<int>{6}) << "of the schema that asks for it";
  EXPECT_EQ(loaded->part("nada"), nullptr);
  EXPECT_EQ(loaded->part("expediente"), &loaded.value());
  EXPECT_EQ(loaded->parts(), (std::vector<Rulebook const*>{&loaded.value(), goals}));
  EXPECT_EQ(goals->parts(), std::vector<Rulebook const*>{goals});
}

// One name may be a dinero here and a number there: each schema has its own.
TEST(Schemas, ShareNormsAndFingerprintAndNoNames) {
  TemporaryFolder const folder;
  auto const loaded = load(folder);
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  Rulebook const& goals = *loaded->part("metas");
  EXPECT_EQ(&goals.norms(), &loaded->norms());
  EXPECT_EQ(goals.fingerprint(), loaded->fingerprint());
  EXPECT_TRUE(loaded->parameters().at(0).type.is(TypeKind::money));
  EXPECT_TRUE(goals.parameters().at(0).type.is(TypeKind::number));
  EXPECT_EQ(goals.packs().at(0).name, "metas");
}

TEST(Schemas, TheFingerprintIsOfAllFiles) {
  TemporaryFolder const one, other;
  std::string changed = goals_pack;
  changed.replace(changed.find("valor: 7"), 8, "valor: 8");
  changed.replace(changed.find("meta: 7}]}, espera: '"), 7, "meta: 8");
  auto const before = load(one), after = load(other, {{"metas/paquete.yaml", changed}});
  ASSERT_TRUE(before);
  ASSERT_TRUE(after) << render(after.diagnostics());
  EXPECT_NE(before->fingerprint(), after->fingerprint());
}

TEST(Schemas, AreVerifiedEachByItsPart) {
  TemporaryFolder const folder;
  auto const loaded = load(folder);
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  auto const file = folder.write("datos.jsonl",
                                 "{\"informe\":\"M-1\",\"corte\":\"2024-04-30\",\"lineas\":[{\"codigo\":\"A\",\"meta\":3}]}\n"
                                 "{\"informe\":\"M-2\",\"corte\":\"2024-04-30\"}\n");
  std::vector<std::string> said;
  RunOptions options;
  options.verify.date = *Date::of(2024, 6, 1);
  auto const summary = run(*loaded->part("metas"), {file}, options, [&](Verdict&& verdict) {
    for (Finding const& finding : verdict.findings)
      said.push_back(verdict.key + " " + finding.rule->id + " " + std::string(to_string(finding.outcome)) + " " + finding.message);
  });
  EXPECT_EQ(said.at(0), "M-1 M-2 incumple Va 3.");
  EXPECT_EQ(said.at(1).substr(0, 16), "M-2 M-1 incumple");
  EXPECT_EQ(summary.rules.size(), 2U) << "its own rules";
  EXPECT_EQ(summary.con_reparos, 2U);
}

TEST(Schemas, AreProvedTogether) {
  TemporaryFolder const folder;
  auto const loaded = load(folder);
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  auto const outcomes = run_rule_tests(loaded.value());
  EXPECT_EQ(outcomes.size(), 7U);
  for (TestOutcome const& outcome : outcomes) EXPECT_TRUE(outcome.passed) << render(outcome.diagnostics);
  Names subjects;
  for (CoverageOf const& subject : measure_coverage(loaded.value()).subjects) subjects.push_back(subject.name);
  EXPECT_EQ(subjects, (Names{"P-1", "M-2", "tabla nivel"}));
  auto const mutants = mutate_rules(loaded.value(), {.threads = 1});
  auto const changes = [&](std::string const& subject) {
    return std::ranges::count(mutants.mutants, subject, &Mutant::subject);
  };
  EXPECT_GT(changes("P-1"), 0);
  EXPECT_GT(changes("M-2"), 0);
  EXPECT_EQ(mutate_rules(loaded.value(), {.threads = 3}).mutants.size(), mutants.mutants.size());
  auto const limits = find_boundary_tests(loaded.value(), 1);
  EXPECT_GT(limits.present, 0U);
}

TEST(Schemas, AFailingTestOfOneVoidsTheMutantsOfAll) {
  TemporaryFolder const folder;
  std::string wrong = goals_pack;
  wrong.replace(wrong.find("meta: 6}]}, espera: incumple"), 28, "meta: 6}]}, espera: cumple  ");
  auto const loaded = load(folder, {{"metas/paquete.yaml", wrong}});
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  auto const report = mutate_rules(loaded.value());
  EXPECT_EQ(report.failing_tests, 1U);
  EXPECT_TRUE(report.mutants.empty());
}

TEST(Schemas, NormsReachTheRulesOfAll) {
  TemporaryFolder const folder;
  auto const loaded = load(folder);
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  auto const uses = norm_register(loaded.value(), *Date::of(2024, 1, 1));
  Names rules;
  for (Rule const* rule : uses.at(0).rules) rules.push_back(rule->id);
  EXPECT_EQ(rules, (Names{"M-2", "P-1"}));
  auto const impact = norm_impact(loaded.value(), "LCE", "1");
  ASSERT_TRUE(impact);
  EXPECT_EQ(impact->values.size(), 1U);
  EXPECT_EQ(impact->rules.size(), 2U);
  EXPECT_EQ(impact->rules.at(0).parameters, Names{"tope"}) << "through the table";
}

TEST(Schemas, TheCatalogueAndTheFunctionsAreOfAll) {
  TemporaryFolder const folder;
  auto const loaded = load(folder, {{"valores.yaml", "paquete: valores\nversion: 1.0.0\nfunciones: [7]\nparametros:\n"
                                                     "  otro: {tipo: dinero, valores: [{desde: 2000-01-01, valor: 1.00, "
                                                     "base_legal: [LCE art. 1]}]}\n"},
                                    {"pagos2.yaml", "paquete: pagos\nversion: 1.0.0\nfunciones: [2]\nreglas:\n"
                                                    "  - {id: P-2, titulo: Otra, severidad: baja, base_legal: [LCE], "
                                                    "estado: borrador, exige: monto >= otro, hallazgo: x}\n"
                                                    "  - {id: P-3, titulo: Sin nada, severidad: baja, base_legal: [LCE], "
                                                    "estado: retirada, exige: monto >= otro, hallazgo: x}\n"}});
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  auto const catalogue = catalogue_text(loaded.value());
  EXPECT_NE(catalogue.find("M-2  Llega"), std::string::npos);
  EXPECT_NE(catalogue.find("P-1  Cabe"), std::string::npos);
  auto const table = function_table(loaded.value());
  EXPECT_NE(table.find("| 2 | pagos | 2: P-1, P-2 | LCE | 2 |\n"
                       "| 6 | metas | 2: M-1, M-2 | LCE | 3 |\n"
                       "| 7 | valores | por sus valores, 1: P-2 | LCE | 0 |\n"),
            std::string::npos)
      << table;
  EXPECT_EQ(table.find("no dicen su función"), std::string::npos);
}

TEST(Schemas, TheOnlyOneIsTheDefaultWhateverItsName) {
  TemporaryFolder const folder;
  auto const loaded = load(folder, {{"esquema.yaml", ""}, {"pagos.yaml", ""}, {"metas/paquete.yaml", std::string(goals_pack)}});
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  EXPECT_EQ(loaded->schema().name, "metas");
  EXPECT_EQ(loaded->parts().size(), 1U);
}

TEST(Schemas, AnAdjustmentChangesARuleOfAny) {
  TemporaryFolder const folder;
  auto const loaded = load(folder, {{"ajustes.yaml", "ajustes:\n  - {regla: M-2, severidad: baja, efecto: informa, autor: A, "
                                                     "justificacion: B}\n"}});
  ASSERT_TRUE(loaded) << render(loaded.diagnostics());
  EXPECT_EQ(loaded->part("metas")->find_rule("M-2")->effect, Effect::informa);
  EXPECT_EQ(loaded->adjustments().size(), 1U);
}

}  // namespace
}  // namespace visado
