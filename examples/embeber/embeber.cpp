// The shortest useful program: loads a rulebook, verifies the dossiers of a file, prints the findings.
#include <iostream>
#include <visado/visado.hpp>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "uso: ejemplo_embeber REGLAS ARCHIVO FECHA\n";
    return 2;
  }
  auto const date = visado::Date::parse(argv[3]);
  auto rulebook = visado::Rulebook::load({argv[1]});
  if (!date || !rulebook) {
    std::cerr << visado::render(rulebook.diagnostics());
    return 3;
  }
  visado::RunOptions options;
  options.verify.date = *date;
  auto const summary = visado::run(rulebook.value(), {argv[2]}, options, [](visado::Verdict&& verdict) {
    std::cout << verdict.key << ": " << visado::to_string(verdict.proposal) << '\n';
    for (auto const& finding : verdict.findings)
      if (finding.outcome == visado::Outcome::incumple)
        std::cout << "  " << finding.rule->id << ' ' << finding.message << '\n';
  });
  std::cerr << visado::summary_text(summary, rulebook.value());
  return summary.files_failed ? 3 : 0;
}
