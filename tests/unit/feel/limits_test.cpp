// Nothing that an expression says brings the program down: it ends in null, with a diagnostic.
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

void ends_with(std::string const& expression, Code code) {
  Evaluation const evaluation =
      evaluate(EmbeddedText::of("<expresión>", expression), Scope(), Activation(), CompileOptions());
  EXPECT_TRUE(evaluation.value.is_null()) << expression;
  bool const said = std::any_of(evaluation.diagnostics.begin(), evaluation.diagnostics.end(),
                                [&](Diagnostic const& diagnostic) { return diagnostic.code == code; });
  EXPECT_TRUE(said) << messages(evaluation.diagnostics);
}

TEST(Limits, EndRecursion) { ends_with("{f: function(n) 1 + f(n + 1), r: f(1)}.r", Code::calls_too_deep); }

TEST(Limits, EndDeepBodies) {
  std::string body = "f(n)";
  for (int i = 0; i < 80; ++i) body = "(1 + " + body + ")";
  ends_with("{f: function(n) " + body + ", r: f(1)}.r", Code::calls_too_deep);
}

TEST(Limits, EndLongLists) { ends_with("for i in 1..10**9 return i", Code::too_many_items); }

TEST(Limits, EndLongLoops) { ends_with("some i in 1..10**12 satisfies i < 0", Code::too_many_steps); }

TEST(Limits, EndLongTexts) {
  ends_with(
      "{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: string length(f(\"abcdefgh\", 40))}.r",
      Code::text_too_long);
}

TEST(Limits, EndDeepValues) {
  ends_with("(for i in 1..1000000 return [partial[-1]])[-1].a", Code::calls_too_deep);
}

TEST(Limits, EndSharedValues) {  // a copy of it would have 2^80 parts
  std::string text = "{x0: [1, 1]";
  for (int i = 1; i < 80; ++i)
    text += ", x" + std::to_string(i) + ": [x" + std::to_string(i - 1) + ", x" + std::to_string(i - 1) + "]";
  Result<Expression> compiled =
      Expression::compile(EmbeddedText::of("<e>", text + "}.x79"), Scope(), CompileOptions());
  ASSERT_TRUE(compiled.ok());
  Arena arena;
  EXPECT_LT(to_feel(compiled->evaluate(Activation(), arena)).size(), 100'000'000u);
}

TEST(Limits, EndMemory) {
  ends_with("some i in 1..10**9 satisfies count([i, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i]) = 0",
            Code::too_much_memory);
}

TEST(Limits, AreFarFromHonestWork) {
  EXPECT_EQ(evaluate_row({"{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(400)}.r", "", ""},
                         Profile::standard, Language::en),
            "400");
  std::string chain = "x";
  for (int i = 0; i < 900; ++i) chain += " + 1";
  EXPECT_EQ(evaluate_row({chain, "{x: 100}", ""}, Profile::standard, Language::en), "1000");
}

}  // namespace
}  // namespace visado::test
