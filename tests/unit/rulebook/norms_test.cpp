// Norms: what stands on them, what a change touches, and what the institution confirms.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/rulebook_fixture.hpp"
#include "visado/norms.hpp"

namespace visado {
namespace {

using testing::TemporaryFolder;

constexpr char const* empty_hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

constexpr char const* resolution = R"(norma: RES 1
titulo: Resolución interna
vigencia: {desde: 2020-01-01, hasta: 2022-12-31}
articulos: {"1": Plazos, "2": Montos}
texto: copia o resumen
reformas: [{norma: RES 9, desde: 2021-01-01}]
revisar_antes_de: 2024-06-01
)";

constexpr char const* pack = R"(paquete: pruebas
titulo: Paquete de pruebas
version: 1.0.0
parametros:
  tope: {tipo: dinero, valores: [{desde: 2000-01-01, valor: 5.00, base_legal: [RES 1 art. 2]}]}
definiciones:
  cabe: monto <= tope
reglas:
  - {id: P-1, titulo: Uno, severidad: alta, base_legal: [RES 1 art. 1], exige: monto > 0, hallazgo: x, estado: borrador,
     pruebas: [{caso: a, dado: {monto: 1.00}, espera: cumple}, {caso: b, dado: {monto: 0.00}, espera: incumple}]}
  - {id: P-2, titulo: Dos, severidad: alta, base_legal: [LCE], exige: cabe, hallazgo: x, estado: borrador}
  - {id: P-3, titulo: Tres, severidad: alta, base_legal: [RES 1], exige: monto > 0, hallazgo: x, estado: borrador}
)";

struct Loaded {
  TemporaryFolder folder;
  Result<Rulebook> rulebook;
  explicit Loaded(std::map<std::string, std::string> const& more = {})
      : rulebook(write(folder, more)) {}
  static Result<Rulebook> write(TemporaryFolder const& folder, std::map<std::string, std::string> const& more) {
    folder.write("esquema.yaml", testing::small_schema);
    folder.write("lce.yaml", testing::small_norms);
    folder.write("res.yaml", resolution);
    folder.write("paquete.yaml", pack);
    for (auto const& [name, text] : more) folder.write(name, text);
    return Rulebook::load({folder.path()});
  }
};

std::vector<std::string> ids(std::vector<RuleTouched> const& rules) {
  std::vector<std::string> result;
  for (auto const& touched : rules) result.push_back(touched.rule->id);
  return result;
}

TEST(NormRegister, TellsRulesDatesAndWhatIsDue) {
  Loaded loaded;
  ASSERT_TRUE(loaded.rulebook.ok()) << render(loaded.rulebook.diagnostics());
  auto const uses = norm_register(loaded.rulebook.value(), Date::of(2024, 6, 1).value());
  ASSERT_EQ(uses.size(), 2u);
  EXPECT_EQ(uses[0].norm->id, "LCE");
  EXPECT_TRUE(uses[0].in_force);
  EXPECT_FALSE(uses[0].due);
  EXPECT_EQ(uses[1].norm->id, "RES 1");
  EXPECT_FALSE(uses[1].in_force);
  EXPECT_TRUE(uses[1].due);
  EXPECT_EQ(uses[1].rules.size(), 2u);
  EXPECT_EQ(uses[1].values.size(), 1u);
  auto const earlier = norm_register(loaded.rulebook.value(), Date::of(2022, 12, 31).value());
  EXPECT_TRUE(earlier[1].in_force);
  EXPECT_FALSE(earlier[1].due);
}

TEST(NormImpact, ReachesRulesThroughParametersAndDefinitions) {
  Loaded loaded;
  ASSERT_TRUE(loaded.rulebook.ok()) << render(loaded.rulebook.diagnostics());
  auto const whole = norm_impact(loaded.rulebook.value(), "RES  1");
  ASSERT_TRUE(whole.ok());
  EXPECT_EQ(ids(whole.value().rules), (std::vector<std::string>{"P-1", "P-2", "P-3"}));
  EXPECT_EQ(whole.value().rules[1].parameters, std::vector<std::string>{"tope"});
  EXPECT_EQ(whole.value().definitions.size(), 1u);
  EXPECT_EQ(whole.value().tests(), 2u);
  // A citation of the whole norm is touched by any article.
  auto const article = norm_impact(loaded.rulebook.value(), "RES 1", "2");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(ids(article.value().rules), (std::vector<std::string>{"P-2", "P-3"}));
}

TEST(NormImpact, OfAReformIsThatOfWhatItReforms) {
  Loaded loaded;
  auto const impact = norm_impact(loaded.rulebook.value(), "RES 9");
  ASSERT_TRUE(impact.ok());
  EXPECT_EQ(impact.value().norm, nullptr);
  EXPECT_EQ(ids(impact.value().rules), (std::vector<std::string>{"P-1", "P-2", "P-3"}));
}

TEST(NormImpact, NamesTheNearestWhenThereIsNone) {
  Loaded loaded;
  auto const norm = norm_impact(loaded.rulebook.value(), "LEC");
  ASSERT_FALSE(norm.ok());
  EXPECT_EQ(norm.diagnostics().items().front().code, Code::unknown_norm);
  auto const article = norm_impact(loaded.rulebook.value(), "LCE", "43 z");
  ASSERT_FALSE(article.ok());
  EXPECT_EQ(article.diagnostics().items().front().code, Code::unknown_article);
  EXPECT_FALSE(article.diagnostics().items().front().hint.empty());
}

std::string confirmations(std::string const& hash, std::string const& norm = "RES 1", std::string const& who = "Ana Pérez") {
  return "confirmaciones:\n  - {norma: " + norm + ", archivo: res.pdf, sha256: " + hash + ", persona: " + who +
         ", fecha: 2024-02-01}\n";
}

TEST(Confirmations, LetRulesTakeEffect) {
  Loaded before;
  ASSERT_TRUE(before.rulebook.ok());
  EXPECT_EQ(before.rulebook.value().find_rule("P-1")->effect, Effect::observa);
  Loaded after({{"confirmaciones.yaml", confirmations(empty_hash)}, {"res.pdf", ""}});
  ASSERT_TRUE(after.rulebook.ok()) << render(after.rulebook.diagnostics());
  Rule const* const rule = after.rulebook.value().find_rule("P-1");
  EXPECT_EQ(rule->effect, Effect::devuelve);
  EXPECT_TRUE(rule->effect_limited_because.empty());
  Norm const& norm = *rule->basis.front().norm;
  EXPECT_EQ(norm.text, TextKnown::confirmado);
  EXPECT_EQ(norm.written_text, TextKnown::copia_o_resumen);
  ASSERT_TRUE(norm.confirmation.has_value());
  EXPECT_EQ(norm.confirmation->person, "Ana Pérez");
  // It is part of what the rulebook says.
  EXPECT_NE(before.rulebook.value().fingerprint(), after.rulebook.value().fingerprint());
}

std::vector<Code> codes(Result<Rulebook> const& result) {
  std::vector<Code> found;
  for (auto const& diagnostic : result.diagnostics()) found.push_back(diagnostic.code);
  return found;
}

bool said(Result<Rulebook> const& result, Code code) {
  auto const all = codes(result);
  return std::ranges::find(all, code) != all.end();
}

TEST(Confirmations, AreCheckedWhenLoaded) {
  Loaded unknown({{"c.yaml", confirmations(empty_hash, "RES 7")}});
  EXPECT_FALSE(unknown.rulebook.ok());
  EXPECT_TRUE(said(unknown.rulebook, Code::unknown_norm));

  Loaded bad({{"c.yaml", confirmations("abc")}});
  EXPECT_FALSE(bad.rulebook.ok());
  EXPECT_TRUE(said(bad.rulebook, Code::confirmation_bad_hash));

  Loaded nobody({{"c.yaml", confirmations(empty_hash, "RES 1", "\"\"")}});
  EXPECT_FALSE(nobody.rulebook.ok());

  Loaded other({{"c.yaml", confirmations(empty_hash)}, {"res.pdf", "otra cosa"}});
  EXPECT_FALSE(other.rulebook.ok());
  EXPECT_TRUE(said(other.rulebook, Code::confirmation_other_file));

  // The document may be kept elsewhere: the hash still names it.
  Loaded absent({{"c.yaml", confirmations(empty_hash)}});
  ASSERT_TRUE(absent.rulebook.ok()) << render(absent.rulebook.diagnostics());
  EXPECT_TRUE(said(absent.rulebook, Code::confirmation_no_file));
  EXPECT_EQ(absent.rulebook.value().find_rule("P-1")->effect, Effect::devuelve);
}

TEST(Confirmations, TheLatestOfANormCounts) {
  std::string const two = "confirmaciones:\n  - {norma: RES 1, archivo: a.pdf, sha256: " + std::string(empty_hash) +
                          ", persona: Beto, fecha: 2024-05-01}\n  - {norma: RES 1, archivo: b.pdf, sha256: " +
                          std::string(empty_hash) + ", persona: Ana, fecha: 2023-05-01}\n";
  Loaded loaded({{"c.yaml", two}});
  ASSERT_TRUE(loaded.rulebook.ok()) << render(loaded.rulebook.diagnostics());
  EXPECT_EQ(loaded.rulebook.value().find_rule("P-1")->basis.front().norm->confirmation->person, "Beto");
  EXPECT_EQ(loaded.rulebook.value().confirmations().size(), 2u);
}

TEST(ConfirmDocument, WritesWhatLoads) {
  TemporaryFolder const folder;
  auto const document = folder.write("ley.pdf", "el texto");
  auto const made = confirm_document("RES 1", document, "Ana \"la\" Pérez", Date::of(2024, 2, 1).value());
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made.value().sha256.size(), 64u);
  auto const fresh = add_confirmation("c.yaml", "", made.value());
  ASSERT_TRUE(fresh.ok());
  auto const twice = add_confirmation("c.yaml", fresh.value(), made.value());
  ASSERT_TRUE(twice.ok());
  EXPECT_TRUE(twice.value().starts_with(fresh.value()));
  Loaded loaded({{"c.yaml", twice.value()}});
  ASSERT_TRUE(loaded.rulebook.ok()) << render(loaded.rulebook.diagnostics());
  EXPECT_EQ(loaded.rulebook.value().confirmations().size(), 2u);
  EXPECT_EQ(loaded.rulebook.value().confirmations()[0].person, "Ana \"la\" Pérez");
  EXPECT_FALSE(confirm_document("RES 1", folder.path() / "nada.pdf", "Ana", Date{}).ok());
}

TEST(ConfirmDocument, DoesNotTouchAFileThatIsSomethingElse) {
  Confirmation const confirmation{"RES 1", "a.pdf", empty_hash, "Ana", Date{}, {}};
  EXPECT_FALSE(add_confirmation("c.yaml", "norma: LCE\n", confirmation).ok());
  EXPECT_FALSE(add_confirmation("c.yaml", "confirmaciones: []\nmás: 1\n", confirmation).ok());
  EXPECT_FALSE(add_confirmation("c.yaml", "confirmaciones: [\n", confirmation).ok());
}

TEST(Functions, OfARuleAreItsOwnOrThoseOfItsPack) {
  std::string const with = "paquete: otro\nfunciones: [2, 9]\nreglas:\n"
      "  - {id: Q-1, titulo: t, severidad: baja, base_legal: [LCE], exige: monto > 0, hallazgo: x, estado: borrador}\n"
      "  - {id: Q-2, titulo: t, severidad: baja, base_legal: [LCE], exige: monto > 0, hallazgo: x, estado: borrador, funciones: [6]}\n";
  Loaded loaded({{"q.yaml", with}});
  ASSERT_TRUE(loaded.rulebook.ok()) << render(loaded.rulebook.diagnostics());
  EXPECT_EQ(loaded.rulebook.value().find_rule("Q-1")->functions, (std::vector<int>{2, 9}));
  EXPECT_EQ(loaded.rulebook.value().find_rule("Q-2")->functions, std::vector<int>{6});
  EXPECT_TRUE(loaded.rulebook.value().find_rule("P-1")->functions.empty());
  std::string const badly = "paquete: otro\nfunciones: [seis, 0]\nreglas: []\n";
  Loaded wrong({{"q.yaml", badly}});
  EXPECT_FALSE(wrong.rulebook.ok());
  auto const said_codes = codes(wrong.rulebook);
  EXPECT_EQ(std::ranges::count(said_codes, Code::bad_function), 2);
}

}  // namespace
}  // namespace visado
