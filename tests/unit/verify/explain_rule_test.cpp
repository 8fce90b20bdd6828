// One rule over one dossier, told in full.
#include "support/rulebook_fixture.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::dossier;
using testing::pack_head;
using testing::rule;

std::string explain(std::string const& pack, std::string const& json, std::string const& id = "P-001",
                    VerifyOptions const& options = {.date = Date::of(2024, 6, 1).value()}) {
  Bench bench(std::string(pack_head) + pack);
  auto const& rulebook = bench.rulebook();
  auto source = DossierSource::from_text("prueba.jsonl", json + "\n", InputFormat::jsonl, rulebook.schema(),
                                         rulebook.uses(), {});
  DossierSource::Unit unit;
  EXPECT_TRUE(source.value()->next(unit));
  Arena arena;
  auto const read = source.value()->read(unit, arena);
  return explanation_text(
      explain_rule(rulebook, *rulebook.find_rule(id), read, options, source.value().get(), &unit));
}

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::string const simple = "reglas:\n" + rule("P-001", "    aplica: modalidad = \"baja_cuantia\"\n    exige: monto <= 25000\n");

TEST(ExplainRule, TellsWhyItComplies) {
  auto const text = explain(simple, dossier());
  EXPECT_TRUE(has(text, "\ncumple\n")) << text;
  EXPECT_TRUE(has(text, "    aplica: sí\n")) << text;
  EXPECT_TRUE(has(text, "    exige: sí\n")) << text;
  EXPECT_TRUE(has(text, "monto → Q 25,000.00\n")) << text;
  EXPECT_TRUE(has(text, "fecha: 05/03/2024, según fecha_ingreso")) << text;
}

TEST(ExplainRule, TellsWhyItFires) {
  auto const text = explain(simple, dossier({{"monto", "25000.01"}}));
  EXPECT_TRUE(has(text, "\nincumple\n")) << text;
  EXPECT_TRUE(has(text, "    exige: no\n")) << text;
  EXPECT_TRUE(has(text, "    dato: monto = 25000.01 (")) << text;
  EXPECT_TRUE(has(text, "    No cumple.\n")) << text;
}

TEST(ExplainRule, TellsWhyItDoesNotApply) {
  auto const text = explain(simple, dossier({{"modalidad", "\"licitacion\""}}));
  EXPECT_TRUE(has(text, "\nno aplica (aplica es falso)\n")) << text;
  EXPECT_TRUE(has(text, "    aplica: no\n")) << text;
  EXPECT_TRUE(has(text, "modalidad → licitacion\n")) << text;
  EXPECT_FALSE(has(text, "exige")) << text;
}

TEST(ExplainRule, TellsWhatIsMissing) {
  auto const text = explain("reglas:\n" + rule("P-001", "    exige: fecha_compra <= fecha_ingreso\n"),
                            dossier({{"fecha_compra", ""}}));
  EXPECT_TRUE(has(text, "\nno evaluable\n")) << text;
  EXPECT_TRUE(has(text, "    exige: sin dato\n")) << text;
  EXPECT_TRUE(has(text, "    falta fecha_compra: no está (orden de compra)\n")) << text;
}

TEST(ExplainRule, TellsEachElement) {
  auto const text =
      explain("reglas:\n" + rule("P-001", "    por_cada: f en facturas\n    exige: f.total > 10\n"),
              dossier({{"facturas", R"([{"autorizacion":"A","total":11},{"autorizacion":"B","total":1}])"}}));
  EXPECT_TRUE(has(text, "facturas A: cumple\n")) << text;
  EXPECT_TRUE(has(text, "facturas B: incumple\n")) << text;
  EXPECT_TRUE(has(text, "f.total → Q 11.00\n")) << text;
  EXPECT_TRUE(has(text, "f.total → Q 1.00\n")) << text;
}

TEST(ExplainRule, TellsOfAnEmptyList) {
  auto const text = explain("reglas:\n" + rule("P-001", "    por_cada: f en facturas\n    exige: f.total > 10\n"), dossier());
  EXPECT_TRUE(has(text, "no aplica (lista vacía)\n")) << text;
}

TEST(ExplainRule, TellsDefinitionsAndParameters) {
  std::string const pack =
      "parametros:\n  tope:\n    tipo: dinero\n    fecha_segun: fecha_compra\n    valores:\n"
      "      - {desde: 2016-10-01, valor: 25000.00, base_legal: [LCE art. 43 a]}\n"
      "definiciones:\n  cabe bajo tope: monto <= tope\n"
      "reglas:\n" + rule("P-001", "    exige: cabe bajo tope\n");
  auto const text = explain(pack, dossier());
  EXPECT_TRUE(has(text, "    definición cabe bajo tope: sí\n")) << text;
  EXPECT_TRUE(has(text, "tope → Q 25,000.00\n")) << text;
  EXPECT_TRUE(has(text, "    tope al 01/03/2024: Q 25,000.00, LCE art. 43 a (texto oficial leído)\n")) << text;
  auto const before = explain(pack, dossier({{"fecha_compra", "\"2001-01-01\""}}));
  EXPECT_TRUE(has(before, "    tope al 01/01/2001: sin valor vigente\n")) << before;
}

TEST(ExplainRule, KeepsSensitiveValuesToItself) {
  auto const text = explain(
      "reglas:\n" + rule("P-001", "    exige: todo p en personas cumple p.nombre = \"Ana\"\n"),
      dossier({{"personas", R"([{"nombre":"Secreto","edad":5}])"}}));
  EXPECT_TRUE(has(text, "incumple")) << text;
  EXPECT_FALSE(has(text, "Secreto")) << text;
}

TEST(ExplainRule, TellsTheStageThatLeavesItOut) {
  auto const text = explain("reglas:\n" + rule("P-001", "    etapas: [devengado]\n    exige: monto > 0\n"), dossier(),
                            "P-001", {.date = Date::of(2024, 6, 1).value(), .stage = "compromiso"});
  EXPECT_TRUE(has(text, "no aplica (etapa)\n")) << text;
  EXPECT_FALSE(has(text, "exige")) << text;
}

TEST(ExplainRule, AsJsonHasTheSame) {
  Bench bench(std::string(pack_head) + simple);
  auto const& rulebook = bench.rulebook();
  auto source = DossierSource::from_text("prueba.jsonl", dossier() + "\n", InputFormat::jsonl, rulebook.schema(),
                                         rulebook.uses(), {});
  DossierSource::Unit unit;
  ASSERT_TRUE(source.value()->next(unit));
  Arena arena;
  auto const read = source.value()->read(unit, arena);
  auto const json = explanation_json(
      explain_rule(rulebook, rulebook.rules().front(), read, {.date = Date::of(2024, 6, 1).value()}));
  EXPECT_TRUE(has(json, R"("resultado":"cumple")")) << json;
  EXPECT_TRUE(has(json, R"({"parte":"monto","valor":"Q 25,000.00","nivel":1})")) << json;
}

}  // namespace
}  // namespace visado
