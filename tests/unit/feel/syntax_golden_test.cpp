// The cases of tests/feel/syntax: expressions beside their trees, mistakes beside what is said of them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "feel/grammar/parse.hpp"

namespace visado::feel {
namespace {

struct Case {
  std::string title;
  std::vector<std::string> options;
  std::string expression;
  std::string expected;
};

struct File {
  std::vector<std::string> introduction;
  std::vector<Case> cases;
};

std::string join(std::vector<std::string> const& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : "\n") + lines[i];
  return text;
}

File read(std::filesystem::path const& path) {
  File file;
  std::ifstream in(path);
  std::vector<std::string> expression;
  std::vector<std::string> expected;
  auto const finish = [&] {
    if (file.cases.empty()) return;
    file.cases.back().expression = join(expression);
    file.cases.back().expected = join(expected);
    expression.clear();
    expected.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      finish();
      file.cases.push_back({line.substr(3), {}, {}, {}});
    } else if (file.cases.empty()) {
      if (!line.empty()) file.introduction.push_back(line);
    } else if (line.starts_with("@ ")) {
      file.cases.back().options.push_back(line.substr(2));
    } else if (line.starts_with(">")) {
      expression.push_back(line.size() > 2 ? line.substr(2) : "");
    } else if (!line.empty()) {
      expected.push_back(line);
    }
  }
  finish();
  return file;
}

void write(std::filesystem::path const& path, File const& file) {
  std::ofstream out(path);
  out << join(file.introduction) << "\n";
  for (Case const& one : file.cases) {
    out << "\n== " << one.title << "\n";
    for (std::string const& option : one.options) out << "@ " << option << "\n";
    std::istringstream lines(one.expression + "\n");
    for (std::string line; std::getline(lines, line);) out << ">" << (line.empty() ? "" : " ") << line << "\n";
    out << one.expected << "\n";
  }
}

std::string place(Label const& label) {
  Location const begin = label.source->locate(label.span.begin);
  Location const end = label.source->locate(label.span.end);
  std::ostringstream text;
  text << begin.line << ":" << begin.column << "-" << end.line << ":" << end.column;
  return text.str();
}

std::string describe(Diagnostics const& diagnostics) {
  if (diagnostics.size() != 1) return "expected one diagnostic, got " + std::to_string(diagnostics.size());
  Diagnostic const& diagnostic = diagnostics.items().front();
  std::string text =
      std::string(info(diagnostic.code).name) + " " + place(diagnostic.at) + " " + diagnostic.message();
  for (Label const& related : diagnostic.related) text += "\n  " + place(related) + " " + related.text;
  if (!diagnostic.hint.empty()) text += "\n  → " + diagnostic.hint;
  return text;
}

std::string outcome(Case const& one) {
  Scope const scope;
  NameTable names(scope);
  ParseOptions options;
  for (std::string const& option : one.options) {
    if (option == "es") options.language = Language::es;
    if (option == "pack") options.pack = true;
    if (option == "tests") options.goal = Goal::unary_tests;
    if (!option.starts_with("names: ")) continue;
    std::istringstream list(option.substr(7));
    for (std::string name; std::getline(list, name, '|');) {
      std::size_t const first = name.find_first_not_of(' ');
      names.add(name.substr(first, name.find_last_not_of(' ') - first + 1));
    }
  }
  Diagnostics diagnostics;
  std::optional<Ast> const tree = parse(EmbeddedText::of("<caso>", one.expression), names, options, diagnostics);
  return tree ? dump(*tree) : describe(diagnostics);
}

class SyntaxGolden : public testing::TestWithParam<std::string> {};

TEST_P(SyntaxGolden, EveryCase) {
  std::filesystem::path const path = std::filesystem::path(VISADO_TESTS) / "feel" / "syntax" / (GetParam() + ".txt");
  File file = read(path);
  ASSERT_FALSE(file.cases.empty()) << path;
  bool const update = std::getenv("VISADO_ACTUALIZAR") != nullptr;
  for (Case& one : file.cases) {
    std::string const got = outcome(one);
    if (!update) {
      EXPECT_EQ(one.expected, got) << one.title << ": " << one.expression;
    }
    one.expected = got;
  }
  if (update) write(path, file);
}

INSTANTIATE_TEST_SUITE_P(Files, SyntaxGolden,
                         testing::Values("literals", "names", "operators", "control", "structure", "types",
                                         "unary_tests", "spanish", "errors"),
                         [](auto const& file) { return file.param; });

}  // namespace
}  // namespace visado::feel
