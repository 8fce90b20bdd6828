#include <algorithm>
#include <iostream>

#include "command.hpp"

namespace visado::command {
namespace {

int run(std::vector<std::string> const& paths) {
  auto rulebook = Rulebook::load(rules_or_installed(paths));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const outcomes = run_rule_tests(rulebook.value());
  std::size_t failed = 0;
  for (auto const& outcome : outcomes) {
    if (outcome.passed) continue;
    ++failed;
    std::cout << render(outcome.diagnostics, {.color = on_terminal(1)});
  }
  std::size_t untested = 0;
  for (auto const& rule : rulebook->rules()) {
    if (!rule.tests.empty() || rule.type == Rule::Type::manual || rule.type == Rule::Type::obligatory) continue;
    ++untested;
    std::cout << rule.id << ": sin pruebas\n";
  }
  std::cout << rulebook->rules().size() << " reglas, " << outcomes.size() << " casos: " << outcomes.size() - failed
            << " pasan, " << failed << " fallan; " << untested << " reglas sin pruebas\n";
  return failed ? something_wrong : all_well;
}

}  // namespace

void add_probar(CLI::App& app, Action& action) {
  auto paths = std::make_shared<std::vector<std::string>>();
  auto later = std::make_shared<bool>(false);
  auto* verb = app.add_subcommand("probar", "Corre las pruebas que las reglas llevan consigo");
  verb->add_option("RUTA", *paths, "Carpetas o archivos de reglas (si falta: las instaladas)");
  for (auto const* option : {"--cobertura", "--mutantes", "--limites"}) verb->add_flag(option, *later)->group("");
  verb->callback([=, &action] {
    action = [=] { return *later ? not_available("visado probar --cobertura, --mutantes, --limites") : run(*paths); };
  });
}

}  // namespace visado::command
