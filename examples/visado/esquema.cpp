#include <iostream>

#include "command.hpp"

namespace visado::command {
namespace {

int run(std::vector<std::string> const& rules, bool of_rules) {
  if (of_rules) {
    std::cout << rule_file_json_schema() << '\n';
    return all_well;
  }
  auto rulebook = Rulebook::load(rules_or_installed(rules));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  std::cout << dossier_json_schema(rulebook->schema()) << '\n';
  return all_well;
}

}  // namespace

void add_esquema(CLI::App& app, Action& action) {
  auto rules = std::make_shared<std::vector<std::string>>();
  auto of_rules = std::make_shared<bool>(false);
  auto* verb = app.add_subcommand("esquema", "JSON Schema de los expedientes, o de los archivos de reglas");
  verb->add_option("--reglas", *rules, "Carpeta o archivos de reglas (si falta: las instaladas)");
  verb->add_flag("--de-reglas", *of_rules, "El de los archivos de reglas, para editores");
  verb->callback([=, &action] { action = [=] { return run(*rules, *of_rules); }; });
}

}  // namespace visado::command
