// Messages as a person sees them: tests/golden/feel/reglas.txt holds expressions of rules and what is said of
// each. With VISADO_REESCRIBIR set the file is written anew, and its difference is reviewed.
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "unit/feel/evaluation.hpp"

namespace visado::test {
namespace {

struct Section {
  std::string expression;
  std::string said;
};

std::string const separator = "────";

std::vector<Section> read_sections(std::string const& path) {
  std::vector<Section> sections;
  std::ifstream file(path);
  std::string line;
  bool in_expression = false;
  while (std::getline(file, line)) {
    if (line == separator) {
      sections.push_back({});
      in_expression = true;
    } else if (in_expression && line.empty()) {
      in_expression = false;
    } else if (!sections.empty()) {
      (in_expression ? sections.back().expression : sections.back().said) += line + "\n";
    }
  }
  return sections;
}

TEST(Diagnostics, AreAsReviewed) {
  std::string const path = std::string(VISADO_TESTS) + "/golden/feel/reglas.txt";
  std::vector<Section> const sections = read_sections(path);
  ASSERT_FALSE(sections.empty());
  std::ostringstream written;
  bool const rewrite = std::getenv("VISADO_REESCRIBIR") != nullptr;
  for (Section const& section : sections) {
    Dossier dossier;
    std::string expression = section.expression;
    if (!expression.empty()) expression.pop_back();
    std::string said = render(dossier.check(expression, Type::of(TypeKind::boolean)));
    if (!said.empty() && said.back() != '\n') said += '\n';
    std::string compact;
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);) compact += line.empty() ? "" : line + "\n";
    written << separator << "\n" << section.expression << "\n" << compact;
    if (!rewrite) {
      EXPECT_EQ(compact, section.said) << expression;
    }
  }
  if (rewrite) std::ofstream(path) << written.str();
}

// Every row of the checker's table is met by an expression of the file.
TEST(Diagnostics, AreAllMet) {
  std::set<std::string_view> met;
  for (Section const& section : read_sections(std::string(VISADO_TESTS) + "/golden/feel/reglas.txt")) {
    Dossier dossier;
    std::string const expression = section.expression.substr(0, section.expression.size() - 1);
    for (Diagnostic const& diagnostic : dossier.check(expression, Type::of(TypeKind::boolean))) {
      met.insert(info(diagnostic.code).name);
    }
  }
  for (CodeInfo const& code : all_codes()) {
    bool const static_check = code.name >= "FEEL-030" && code.name < "FEEL-070";
    EXPECT_TRUE(!static_check || met.contains(code.name)) << code.name;
  }
}

}  // namespace
}  // namespace visado::test
