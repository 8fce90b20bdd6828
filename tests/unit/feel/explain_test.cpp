// Explanations: the parts with their values, the data that were missing, the reasons.
#include "unit/feel/evaluation.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::test {
namespace {

Explanation explain(Dossier& dossier, std::string const& expression, std::string_view data, Arena& arena) {
  CompileOptions const options{.profile = Profile::pack, .language = Language::es};
  Result<Expression> compiled =
      Expression::compile(EmbeddedText::of("<regla>", expression), dossier.scope, options);
  EXPECT_TRUE(compiled.ok()) << messages(compiled.diagnostics());
  Explanation explanation;
  if (!compiled) return explanation;
  std::vector<Value> const inputs{dossier.read(data)};
  Expression const kept = compiled.value();
  (void)kept.explain(at_noon(inputs), arena, explanation);
  return explanation;
}

std::string parts(Explanation const& explanation, std::string const& expression) {
  std::string text;
  for (TracedPart const& part : explanation.parts) {
    text += std::string(static_cast<std::size_t>(part.depth) * 2, ' ') +
            expression.substr(part.span.begin, part.span.size()) + " -> " + to_feel(part.value) + "\n";
  }
  return text;
}

TEST(Explain, TellsThePartsWithTheirValues) {
  Dossier dossier;
  Arena arena;
  std::string const expression = "monto <= 25000 y modalidad = \"baja_cuantia\"";
  Explanation const explanation =
      explain(dossier, expression, "{monto: 100, modalidad: \"baja_cuantia\"}", arena);
  EXPECT_EQ(parts(explanation, expression),
            "monto <= 25000 y modalidad = \"baja_cuantia\" -> true\n"
            "  monto <= 25000 -> true\n"
            "    monto -> 100\n"
            "  modalidad = \"baja_cuantia\" -> true\n"
            "    modalidad -> \"baja_cuantia\"\n");
}

TEST(Explain, ShowsTheElementThatDecided) {
  Dossier dossier;
  Arena arena;
  std::string const expression = "todo f en facturas cumple f.total > 10";
  Explanation const explanation =
      explain(dossier, expression, "{facturas: [{total: 20}, {total: 5}, {total: 30}]}", arena);
  std::string const text = parts(explanation, expression);
  EXPECT_NE(text.find("f.total -> 5"), std::string::npos) << text;
  EXPECT_EQ(text.find("f.total -> 20"), std::string::npos) << text;
}

TEST(Explain, NamesTheMissingData) {
  Dossier dossier;
  Arena arena;
  Explanation const explanation = explain(dossier, "suma(facturas.total) > monto y contrato.serie = \"A\"",
                                          "{facturas: [{total: 1}, {}], contrato: {}}", arena);
  std::vector<std::string> paths;
  for (MissingData const& data : explanation.missing) paths.push_back(data.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"facturas.total", "monto", "contrato.serie"}));
  EXPECT_EQ(explanation.missing[0].record, &dossier.invoice());
  EXPECT_EQ(explanation.missing[0].reason, NullReason::absent);
}

TEST(Explain, NamesTheElementsFieldThroughTheList) {
  Dossier dossier;
  Arena arena;
  Explanation const some =
      explain(dossier, "algún f en facturas cumple f.serie = \"A\"", "{facturas: [{}]}", arena);
  ASSERT_EQ(some.missing.size(), 1u);
  EXPECT_EQ(some.missing[0].path, "facturas.serie");
  Explanation const filter =
      explain(dossier, "cuenta(facturas[serie = \"A\"]) > 0", "{facturas: [{}]}", arena);
  ASSERT_EQ(filter.missing.size(), 1u);
  EXPECT_EQ(filter.missing[0].path, "facturas.serie");
}

TEST(Explain, SaysWhyAtTheirPlace) {
  Evaluation const evaluation =
      evaluate(EmbeddedText::of("<expresión>", "1 + [10, 20][5]"), Scope(), Activation(), CompileOptions());
  EXPECT_TRUE(evaluation.value.is_null());
  ASSERT_EQ(evaluation.diagnostics.size(), 1u) << messages(evaluation.diagnostics);
  Diagnostic const& reason = evaluation.diagnostics.items().front();
  EXPECT_EQ(reason.code, code::index_outside);
  EXPECT_EQ(reason.at.span.begin, 4u);
}

}  // namespace
}  // namespace visado::test
