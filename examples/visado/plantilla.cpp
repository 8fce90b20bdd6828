#include <algorithm>
#include <iostream>

#include "command.hpp"

namespace visado::command {
namespace {

int run(std::vector<std::string> const& rules, std::string const& schema_name, std::string const& class_value,
        std::string const& output) {
  auto rulebook = Rulebook::load(rules_or_installed(rules));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const* const part = part_named(rulebook.value(), schema_name, "plantilla");
  if (part == nullptr) return wrong_usage;
  auto const& schema = part->schema();
  if (auto const slot = schema.root.find(schema.class_field)) {
    auto const& classes = schema.root.fields[*slot].type.values();
    if (!classes.empty() && std::ranges::find(classes, class_value) == classes.end()) {
      std::cerr << "visado plantilla: no hay clase «" << class_value << "»; "
                << suggestion_hint(class_value, classes) << " Hay:";
      for (auto const& name : classes) std::cerr << ' ' << name;
      std::cerr << '\n';
      return wrong_usage;
    }
  }
  auto const path = output.empty() ? "plantilla_" + class_value + ".xlsx" : output;
  auto written = write_template(schema, class_value, path);
  print(written.diagnostics());
  if (!written) return cannot_read;
  std::cout << path << '\n';
  return all_well;
}

}  // namespace

void add_plantilla(CLI::App& app, Action& action) {
  auto rules = std::make_shared<std::vector<std::string>>();
  auto schema = std::make_shared<std::string>();
  auto class_value = std::make_shared<std::string>();
  auto output = std::make_shared<std::string>();
  auto* verb = app.add_subcommand("plantilla", "Escribe la hoja de cálculo que se llena para una clase de expediente");
  verb->add_option("--clase", *class_value, "Clase de expediente")->required();
  verb->add_option("--reglas", *rules, "Carpeta o archivos de reglas (si falta: las instaladas)");
  verb->add_option("--esquema", *schema, "Nombre del esquema, si hay varios (si falta: expediente)");
  verb->add_option("--salida", *output, "Archivo .xlsx (si falta: plantilla_CLASE.xlsx)");
  verb->callback([=, &action] { action = [=] { return run(*rules, *schema, *class_value, *output); }; });
}

}  // namespace visado::command
