// Every built-in called in every way: by the names of its parameters, with every kind of argument, with too many.
#include <algorithm>
#include <array>
#include <random>

#include "feel/builtins/builtin.hpp"
#include "feel/grammar/parse.hpp"
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

using feel::Ast;
using feel::Builtin;
using feel::Node;
using feel::NodeId;
using feel::NodeKind;

std::string given(std::string const& text, Language language) {
  return evaluate_row({text, "", ""}, Profile::standard, language);
}

// before(point, range) and before(range, point): only the order tells them apart.
bool order_matters(Builtin const& row) {
  return row.parameters.size() == 2 &&
         std::any_of(feel::builtins().begin(), feel::builtins().end(), [&](Builtin const& other) {
           return other.en == row.en && other.parameters.size() == 2 &&
                  other.parameters[0].en == row.parameters[1].en &&
                  other.parameters[1].en == row.parameters[0].en;
         });
}

// The call at the root with its arguments under the names of the row's parameters, the last first; nothing when
// the root is no such call.
std::optional<std::string> by_name(std::string_view example, Builtin const& row, Language language) {
  Scope const scope;
  Diagnostics diagnostics;
  feel::NameTable const names(scope);
  std::optional<Ast> tree =
      feel::parse(EmbeddedText::of("<ejemplo>", std::string(example)), names, {}, diagnostics);
  if (!tree) return std::nullopt;
  Node const& root = (*tree)[tree->root];
  bool const is_call = root.kind == NodeKind::invocation && (*tree)[root.children[0]].text == row.en;
  std::size_t const arguments = root.children.size() - 1;
  if (!is_call || row.variadic || arguments == 0 || arguments > row.parameters.size()) return std::nullopt;
  std::vector<std::string> named;
  for (std::size_t i = 0; i < arguments; ++i) {
    feel::Parameter const& parameter = row.parameters[i];
    named.push_back(std::string(language == Language::en ? parameter.en : parameter.es) + ": " +
                    feel::print(*tree, root.children[i + 1], language));
  }
  if (!order_matters(row)) std::reverse(named.begin(), named.end());
  std::string text = std::string(language == Language::en ? row.en : row.es) + "(";
  for (std::string const& argument : named) text += (text.back() == '(' ? "" : ", ") + argument;
  return text + ")";
}

TEST(Calls, ParametersAreKnownByName) {
  int calls = 0;
  for (Builtin const& row : feel::builtins()) {
    if (row.special) continue;
    for (feel::Example const& example : row.examples) {
      for (Language const language : {Language::en, Language::es}) {
        std::optional<std::string> const call = by_name(example.expression, row, language);
        if (!call) continue;
        EXPECT_EQ(given(*call, language), example.result) << *call;
        ++calls;
      }
    }
  }
  EXPECT_GT(calls, 150);
}

TEST(Calls, OtherNamesAreRefused) {
  for (Builtin const& row : feel::builtins()) {
    std::string const call = std::string(row.en) + "(no such parameter: 1)";
    Result<Expression> const compiled =
        Expression::compile(EmbeddedText::of("<llamada>", call), Scope(), CompileOptions());
    ASSERT_TRUE(compiled.ok()) << call;
    EXPECT_FALSE(compiled.diagnostics().empty()) << call;
    EXPECT_EQ(evaluate_both(compiled.value(), at_noon({})), "null") << call;
  }
}

constexpr std::array arguments{
    "null", "true", "1", "-2.5", "\"a\"", "\"2024-02-30\"", "@\"2024-03-15\"", "@\"10:00:00\"",
    "@\"2024-03-15T10:00:00Z\"", "@\"P1D\"", "@\"-P1Y\"", "[]", "[1, 2]", "[\"a\", null]", "{a: 1}", "[1..3]",
    "(< 3)", "function(x) x", "function(x, y) x < y"};

// What is null says why; with and without explanations the value is the same.
void expect_explained(std::string const& call) {
  Result<Expression> const compiled =
      Expression::compile(EmbeddedText::of("<llamada>", call), Scope(), CompileOptions());
  ASSERT_TRUE(compiled.ok()) << call;
  Arena arena;
  Explanation explanation;
  Value const value = compiled.value().explain(at_noon({}), arena, explanation);
  EXPECT_EQ(to_feel(value), to_feel(compiled.value().evaluate(at_noon({}), arena))) << call;
  if (!value.is_null()) return;
  EXPECT_FALSE(compiled.diagnostics().empty() && explanation.reasons.empty()) << call;
}

TEST(Calls, AnyArgumentGivesAValueOrAReason) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> any(0, arguments.size() - 1);
  std::string_view last;
  for (Builtin const& row : feel::builtins()) {
    if (row.en == last || row.special) continue;
    last = row.en;
    std::string const name(row.en);
    expect_explained(name + "()");
    for (std::string const first : arguments) {
      expect_explained(name + "(" + first + ")");
      for (std::string const second : arguments) expect_explained(name + "(" + first + ", " + second + ")");
    }
    for (int i = 0; i < 150; ++i) {
      std::string call = name + "(" + arguments[any(random)];
      for (int more = 0; more < 2 + i % 3; ++more) call += std::string(", ") + arguments[any(random)];
      expect_explained(call + ")");
    }
  }
}

}  // namespace
}  // namespace visado::test
