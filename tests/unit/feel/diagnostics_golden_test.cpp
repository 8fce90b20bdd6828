// Messages as a person sees them: tests/feel/diagnosticos holds expressions as auditors get them wrong, and what is
// said of each. With VISADO_ACTUALIZAR set the files are written anew, and their difference is reviewed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "unit/feel/audit_scope.hpp"

namespace visado::test {
namespace {

struct Case {
  std::string title;
  std::string expression;
  std::vector<std::string> options;  // «@ valor», «@ 2»…
  std::string said;
};

struct CorpusFile {
  std::filesystem::path path;
  std::string preamble;  // lines before the first case
  Language language = Language::es;
  std::vector<Case> cases;
};

void strip(std::string& text) {
  while (text.ends_with('\n')) text.pop_back();
}

CorpusFile read_file(std::filesystem::path const& path) {
  CorpusFile result;
  result.path = path;
  std::ifstream file(path);
  bool in_expression = true;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) {
      result.cases.emplace_back();
      result.cases.back().title = line.substr(3);
      in_expression = true;
    } else if (result.cases.empty()) {
      result.preamble += line + "\n";
      if (line == "@@ en") result.language = Language::en;
    } else if (line == "---") {
      in_expression = false;
    } else if (in_expression && line.starts_with("@ ")) {
      result.cases.back().options.push_back(line.substr(2));
    } else {
      (in_expression ? result.cases.back().expression : result.cases.back().said) += line + "\n";
    }
  }
  for (Case& one : result.cases) {
    strip(one.expression);
    strip(one.said);
  }
  return result;
}

std::vector<CorpusFile> corpus() {
  std::vector<CorpusFile> files;
  for (auto const& entry : std::filesystem::directory_iterator(VISADO_TESTS "/feel/diagnosticos")) {
    if (entry.path().extension() == ".txt") files.push_back(read_file(entry.path()));
  }
  std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
  return files;
}

bool has(Case const& one, std::string_view option) {
  return std::find(one.options.begin(), one.options.end(), option) != one.options.end();
}

Diagnostics check(Case const& one, Language language) {
  static AuditScope const scope;
  Type expected = Type::of(TypeKind::boolean);
  if (has(one, "valor")) expected = Type();
  if (has(one, "dinero")) expected = Type::money(currency_code("GTQ"));
  return scope.check(one.expression, language, expected);
}

void write(CorpusFile const& file) {
  std::ofstream out(file.path);
  std::string text = file.preamble;
  for (Case const& one : file.cases) {
    text += "== " + one.title + "\n" + one.expression + "\n";
    for (std::string const& option : one.options) text += "@ " + option + "\n";
    text += "---\n" + one.said + (one.said.empty() ? "\n" : "\n\n");
  }
  while (text.ends_with("\n\n")) text.pop_back();
  out << text;
}

// One thing wrong, one thing said; a case that has two things wrong says so.
std::size_t number_expected(Case const& one) {
  for (std::string const& option : one.options) {
    if (option.find_first_not_of("0123456789") == std::string::npos) return std::stoul(option);
  }
  return 1;
}

TEST(Diagnostics, AreAsReviewed) {
  bool const update = std::getenv("VISADO_ACTUALIZAR") != nullptr;
  std::size_t cases = 0;
  for (CorpusFile& file : corpus()) {
    for (Case& one : file.cases) {
      Diagnostics const said = check(one, file.language);
      std::string text = render(said);
      strip(text);
      EXPECT_EQ(said.size(), number_expected(one)) << file.path << ": " << one.title << "\n" << text;
      if (update) {
        one.said = text;
      } else {
        EXPECT_EQ(text, one.said) << file.path << ": " << one.title;
      }
      ++cases;
    }
    if (update) write(file);
  }
  EXPECT_GE(cases, 200u);
}

// Every row of the syntax and checker tables that a rule's text can meet is met by some case.
TEST(Diagnostics, AreAllMet) {
  // Limits, broken encodings and forms of types: tests/feel/syntax and syntax_limits_test.cpp.
  std::set<std::string_view> const elsewhere{"FEEL-009", "FEEL-014", "FEEL-015", "FEEL-016", "FEEL-017", "FEEL-018",
                                             "FEEL-020", "FEEL-023", "FEEL-025", "FEEL-022"};
  std::set<std::string_view> met;
  for (CorpusFile const& file : corpus()) {
    for (Case const& one : file.cases) {
      for (Diagnostic const& diagnostic : check(one, file.language)) met.insert(info(diagnostic.code).name);
    }
  }
  for (CodeInfo const& code : all_codes()) {
    bool const of_the_text = code.name >= "FEEL-001" && code.name < "FEEL-070";
    EXPECT_TRUE(!of_the_text || met.contains(code.name) || elsewhere.contains(code.name)) << code.name;
  }
}

}  // namespace
}  // namespace visado::test
