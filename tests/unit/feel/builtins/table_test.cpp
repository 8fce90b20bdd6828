// The table of built-in functions as a whole: names, documentation, and examples that hold.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "feel/builtins/builtin.hpp"
#include "support/utf8.hpp"
#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

using feel::Builtin;
using feel::builtins;
using feel::find_builtin;
using feel::Parameter;

TEST(Table, OverloadsFollowEachOther) {
  std::map<std::string_view, std::string_view> spanish;
  std::string_view last;
  std::set<std::string_view> seen;
  for (Builtin const& row : builtins()) {
    if (row.en != last) {
      EXPECT_TRUE(seen.insert(row.en).second) << row.en;
    }
    last = row.en;
    auto const [entry, is_new] = spanish.try_emplace(row.en, row.es);
    EXPECT_EQ(entry->second, row.es) << row.en;
  }
}

TEST(Table, NamesMeanOneFunctionWithoutAccents) {
  std::map<std::string, std::string_view> names;
  for (Builtin const& row : builtins()) {
    std::vector<std::string_view> all{row.en, row.es};
    all.insert(all.end(), row.aliases.begin(), row.aliases.end());
    for (std::string_view const name : all) {
      auto const [entry, is_new] = names.try_emplace(utf8::fold(name), row.en);
      EXPECT_EQ(entry->second, row.en) << name;
    }
  }
}

TEST(Table, IsFoundByNameInEitherLanguage) {
  EXPECT_EQ(find_builtin("date", Language::en).size(), 2U);
  EXPECT_EQ(find_builtin("before", Language::es).size(), 4U);
  EXPECT_EQ(find_builtin("mínimo", Language::es).front().en, "min");
  EXPECT_EQ(find_builtin("minimo", Language::es).front().en, "min");
  EXPECT_EQ(find_builtin("contar", Language::es).front().en, "count");
  EXPECT_TRUE(find_builtin("mínimo", Language::en).empty());
  EXPECT_TRUE(find_builtin("fecha y", Language::es).empty());
}

TEST(Table, RowsAreComplete) {
  for (Builtin const& row : builtins()) {
    SCOPED_TRACE(row.en);
    EXPECT_FALSE(row.es.empty());
    EXPECT_FALSE(row.section.empty());
    EXPECT_TRUE(row.documentation.ends_with('.')) << row.documentation;
    EXPECT_NE(row.result, nullptr);
    EXPECT_EQ(row.kernel == nullptr, row.special);
    EXPECT_EQ(row.examples.empty(), row.special);
    EXPECT_TRUE(!row.variadic || !row.parameters.empty());
    std::set<std::string> names;
    bool optional_before = false;
    for (Parameter const& parameter : row.parameters) {
      EXPECT_FALSE(parameter.en.empty() || parameter.es.empty());
      EXPECT_TRUE(names.insert(utf8::fold(parameter.es)).second) << parameter.es;
      EXPECT_TRUE(parameter.optional || !optional_before) << parameter.en;
      optional_before = parameter.optional;
    }
  }
}

// Chapter 10.3.4 of DMN 1.5, function by function.
TEST(Table, HoldsTheWholeStandard) {
  for (std::string_view const name : {
      "date", "date and time", "time", "number", "string", "duration", "years and months duration",
      "range", "not", "substring", "string length", "upper case", "lower case", "substring before",
      "substring after", "replace", "contains", "starts with", "ends with", "matches", "split",
      "string join", "list contains", "list replace", "count", "min", "max", "sum", "mean", "all",
      "any", "sublist", "append", "concatenate", "insert before", "remove", "reverse", "index of",
      "union", "distinct values", "flatten", "product", "median", "stddev", "mode", "decimal",
      "floor", "ceiling", "round up", "round down", "round half up", "round half down", "abs",
      "modulo", "sqrt", "log", "exp", "odd", "even", "before", "after", "meets", "met by",
      "overlaps", "overlaps before", "overlaps after", "finishes", "finished by", "includes",
      "during", "starts", "started by", "coincides", "day of year", "day of week", "month of year",
      "week of year", "sort", "get value", "get entries", "context", "context put", "context merge",
      "now", "today", "is"}) {
    auto const rows = find_builtin(name, Language::en);
    EXPECT_TRUE(!rows.empty() && !rows.front().extension) << name;
  }
}

// Two examples a function at least, and one of them that shows when it gives null.
TEST(Table, FunctionsShowWhenTheyGiveNull) {
  std::map<std::string_view, std::pair<int, int>> shown;
  for (Builtin const& row : builtins()) {
    auto& [all, null] = shown[row.en];
    if (row.special || row.parameters.empty()) all = null = 2;
    all += static_cast<int>(row.examples.size());
    null += static_cast<int>(std::count_if(row.examples.begin(), row.examples.end(),
                                           [](feel::Example const& example) { return example.result == "null"; }));
  }
  for (auto const& [name, counts] : shown) {
    EXPECT_GE(counts.first, 2) << name;
    EXPECT_GE(counts.second, name == "is" ? 0 : 1) << name;
  }
}

TEST(Table, ExamplesGiveTheirResults) {
  for (Builtin const& row : builtins()) {
    for (feel::Example const& example : row.examples) {
      Row const tested{example.expression, "", example.result};
      EXPECT_EQ(evaluate_row(tested, Profile::standard, Language::en), example.result) << example.expression;
      EXPECT_EQ(evaluate_row(tested, Profile::standard, Language::es), example.result) << example.expression;
    }
  }
}

TEST(Table, ExamplesMeanTheSameInSpanish) {
  for (Builtin const& row : builtins()) {
    for (feel::Example const& example : row.examples) {
      auto const compiled = Expression::compile(
          EmbeddedText::of("<ejemplo>", std::string(example.expression)), Scope(), CompileOptions());
      ASSERT_TRUE(compiled.ok()) << example.expression;
      std::string const spanish = compiled.value().print(Language::es);
      EXPECT_EQ(evaluate_row({spanish, "", ""}, Profile::standard, Language::es), example.result) << spanish;
    }
  }
}

TEST(Table, ArgumentsHaveNamesInBothLanguages) {
  for (Row const& row : std::vector<Row>{
           {R"(subcadena(texto: "foobar", posición inicial: 3))", "", R"("obar")"},
           {R"(subcadena(posicion inicial: 3, string: "foobar"))", "", R"("obar")"},
           {R"(fecha(de: "2024-03-15"))", "", R"(date("2024-03-15"))"},
           {"fecha(año: 2024, mes: 3, día: 15)", "", R"(date("2024-03-15"))"},
           {"antes de(rango: [1..5], punto: 6)", "", "true"},
           {"suma(lista: [1, 2])", "", "3"},
       }) {
    EXPECT_EQ(evaluate_row(row, Profile::standard, Language::es), row.result) << row.expression;
  }
}

TEST(Table, ManualIsCurrent) {
  std::ifstream file(std::string(VISADO_SOURCE_DIR) + "/docs/feel-funciones.md", std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), feel::builtin_reference(Language::es)) << "write it again with generate_docs";
}

}  // namespace
}  // namespace visado::test
