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

// What each hostile expression ends in, well before its work is done: counted in steps, of which a small budget is
// given, so that no clock is looked at.
TEST(Limits, EndHostileWork) {
  struct {
    char const* expression;
    Code code;
  } const hostile[] = {
      {"{f: function(n) if n = 0 then 0 else f(n - 1) + f(n - 1), r: f(100)}.r", Code::too_many_steps},
      {"every a in 1..1000, b in 1..1000, c in 1..1000 satisfies a + b + c > 0", Code::too_many_steps},
      {"{t: string join(for i in 1..100000 return \"aaaaaaaaaa\", \"\"), r: some i in 1..10**7 satisfies t != t}.r = 1",
       Code::too_many_steps},
      {"{t: string join(for i in 1..100000 return \"aaaaaaaaaa\", \"\"), r: some i in 1..10**7 satisfies t < t}.r = 1",
       Code::too_many_steps},
      {"{t: string join(for i in 1..100000 return \"aaaaaaaaaa\", \"\"), r: some i in 1..10**7 satisfies contains(t, "
       "\"b\")}.r = 1",
       Code::too_many_steps},
      {"{x: for i in 1..100000 return i, r: some i in 1..10**7 satisfies x = x + 1}.r", Code::operands_unfit},
      {"{x: for i in 1..100000 return i, r: some i in 1..10**7 satisfies x != x}.r = 1", Code::too_many_steps},
      {"{x: for i in 1..100000 return i, y: for i in 1..1000 return x, r: index of(y, x)}.r = 1", Code::work_spent},
      {"matches(string join(for i in 1..1000000 return \"aaaaaaaaaa\", \"\"), \"(a|aa|aaa|aaaa){1,500}b\")",
       Code::work_spent},
      {"replace(string join(for i in 1..100000 return \"aaaaaaaaaa\", \"\"), \"a*b|a\", \"c\")",
       Code::too_many_steps},
      {"some i in 1..10**7 satisfies matches(string(i), \"a.*b.*c[0-9]{1,50}\")", Code::too_many_steps},
      {"some i in 1..10**7 satisfies (i + 0.5) ** 0.333 = 0", Code::too_many_steps},
      {"some i in 1..10**7 satisfies exp(i / 1000000) = 0", Code::too_many_steps},
      {"some i in 1..10**7 satisfies context put({a: 1}, \"b\", i).b = 0", Code::too_many_steps},
      {"sort(for i in 1..10000 return i, function(a, b) count(for k in 1..10000 return k) > 0)", Code::too_many_items},
      {"some i in 1..10**9 satisfies sort([3, 1, 2], function(a, b) a > a)[1] = 0", Code::too_many_steps},
      {"count(distinct values(for i in 1..100000 return {a: i})) = 1", Code::work_spent},
      {"2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2 ** 2", Code::number_overflow},
      {"string join(for i in 1..2000000 return \"aaaaaaaaaaaaaaaaaaaa\", \",\")", Code::result_too_large},
  };
  for (auto const& [expression, code] : hostile) {
    Activation activation;
    activation.steps = 5'000'000;
    Evaluation const evaluation =
        evaluate(EmbeddedText::of("<expresión>", expression), Scope(), activation, CompileOptions());
    bool const said = std::any_of(evaluation.diagnostics.begin(), evaluation.diagnostics.end(),
                                  [code = code](Diagnostic const& diagnostic) { return diagnostic.code == code; });
    EXPECT_TRUE(said) << expression << "\n" << messages(evaluation.diagnostics);
  }
}

// The host chooses how much work an evaluation may do.
TEST(Limits, OfWorkAreTheHosts) {
  Result<Expression> const compiled = Expression::compile(
      EmbeddedText::of("<e>", "count(for i in 1..1000 return i + 1)"), Scope(), CompileOptions());
  ASSERT_TRUE(compiled.ok());
  Arena arena;
  Activation activation;
  EXPECT_EQ(to_feel(compiled->evaluate(activation, arena)), "1000");
  activation.steps = 100;
  Value const spent = compiled->evaluate(activation, arena);
  EXPECT_TRUE(spent.is_null());
  EXPECT_EQ(spent.null_reason(), NullReason::limit);
  Explanation explanation;
  compiled->explain(activation, arena, explanation);
  ASSERT_FALSE(explanation.reasons.empty());
  EXPECT_EQ(explanation.reasons.items().front().message(), "la evaluación es demasiado larga: pasa de 100 pasos");
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
