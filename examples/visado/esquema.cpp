#include <iostream>

#include "command.hpp"

namespace visado::command {
namespace {

int run(std::vector<std::string> const& rules, std::string const& schema, bool of_rules) {
  if (of_rules) {
    std::cout << rule_file_json_schema() << '\n';
    return all_well;
  }
  auto rulebook = Rulebook::load(rules_or_installed(rules));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const* const part = part_named(rulebook.value(), schema, "esquema");
  if (part == nullptr) return wrong_usage;
  std::cout << dossier_json_schema(part->schema()) << '\n';
  return all_well;
}

}  // namespace

void add_esquema(CLI::App& app, Action& action) {
  auto rules = std::make_shared<std::vector<std::string>>();
  auto schema = std::make_shared<std::string>();
  auto of_rules = std::make_shared<bool>(false);
  auto* verb = app.add_subcommand("esquema", "JSON Schema de los expedientes, o de los archivos de reglas");
  verb->add_option("--reglas", *rules, "Carpeta o archivos de reglas (si falta: las instaladas)");
  verb->add_option("--esquema", *schema, "Nombre del esquema, si hay varios (si falta: expediente)");
  verb->add_flag("--de-reglas", *of_rules, "El de los archivos de reglas, para editores");
  verb->callback([=, &action] { action = [=] { return run(*rules, *schema, *of_rules); }; });
}

}  // namespace visado::command
