// Every expression of the DMN TCK is read, printed in both languages and read back. Runs when VISADO_COMPARTIDO names
// the directory that holds tck/feel.jsonl and tck/tables.jsonl.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "unit/feel/syntax_support.hpp"

namespace visado::feel {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

struct Text {
  std::string text;
  Goal goal = Goal::expression;
};

void add_table(element const& table, std::vector<Text>& texts) {
  for (element const input : array(table["inputs"])) texts.push_back({std::string(std::string_view(input["expr"]))});
  for (element const row : array(table["rules"])) {
    for (element const cell : array(row["inputs"])) {
      texts.push_back({std::string(std::string_view(cell)), Goal::unary_tests});
    }
    for (element const cell : array(row["outputs"])) texts.push_back({std::string(std::string_view(cell))});
  }
}

void add_logic(element const& holder, std::vector<Text>& texts) {
  std::string_view expression;
  if (holder["expr"].get(expression) == simdjson::SUCCESS) texts.push_back({std::string(expression)});
  element table;
  if (holder["table"].get(table) == simdjson::SUCCESS) add_table(table, texts);
}

void check(Text const& one, NameTable const& names, std::string_view id) {
  ParseOptions const options{.language = Language::en, .goal = one.goal};
  Parsed const parsed = parse_text(one.text, names, options);
  ASSERT_TRUE(parsed.tree) << id << ": " << one.text << "\n" << parsed.error;
  for (Language const language : {Language::en, Language::es}) {
    std::string const printed = print(*parsed.tree, language);
    Parsed const again = parse_text(printed, names, {.language = language, .goal = one.goal});
    bool const name_is_keyword = again.error.find("es una palabra del lenguaje") != again.error.npos;
    if (language == Language::es && name_is_keyword) continue;  // a text that names a variable `y`
    ASSERT_TRUE(again.tree) << id << ": " << printed << "\n" << again.error;
    EXPECT_TRUE(equal(with_english_builtins(*parsed.tree), with_english_builtins(*again.tree))) << id << ": " << printed;
  }
}

void check_file(std::filesystem::path const& path) {
  std::ifstream in(path);
  ASSERT_TRUE(in) << path;
  simdjson::dom::parser json;
  for (std::string line; std::getline(in, line);) {
    element const record = json.parse(line);
    Scope const scope;
    NameTable names(scope);
    std::vector<Text> texts;
    for (auto const& field : object(record["context"])) names.add(field.key);
    array bindings;
    if (record["bindings"].get(bindings) == simdjson::SUCCESS) {
      for (element const binding : bindings) {
        names.add(std::string_view(binding["name"]));
        add_logic(binding, texts);
      }
    }
    add_logic(record, texts);
    for (Text const& text : texts) check(text, names, std::string_view(record["id"]));
  }
}

TEST(SyntaxTck, ReadsEveryText) {
  char const* const root = std::getenv("VISADO_COMPARTIDO");
  if (root == nullptr) GTEST_SKIP() << "VISADO_COMPARTIDO no está definida";
  for (char const* file : {"feel.jsonl", "tables.jsonl"}) check_file(std::filesystem::path(root) / "tck" / file);
}

}  // namespace
}  // namespace visado::feel
