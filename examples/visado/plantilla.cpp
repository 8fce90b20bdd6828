#include <iostream>

#include "command.hpp"
#include "output.hpp"

namespace visado::command {
namespace {

int run(std::vector<std::string> const& rules, std::string const& schema_name, std::string const& class_value,
        std::string const& output, bool replace) {
  auto rulebook = Rulebook::load(rules_or_installed(rules));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const* const part = part_named(rulebook.value(), schema_name, "plantilla");
  if (part == nullptr) return wrong_usage;
  auto const& schema = part->schema();
  if (!class_known("plantilla", schema, class_value)) return wrong_usage;
  auto const path = output.empty() ? "plantilla_" + class_value + ".xlsx" : output;
  std::vector<std::filesystem::path> const read = rules_or_installed(rules);
  if (overwrites_input("plantilla", "--salida", path, read)) return wrong_usage;
  std::error_code error;
  if (!replace && std::filesystem::exists(path, error)) {
    std::cerr << "visado plantilla: " << path << " ya existe, y puede estar lleno; con --reemplazar se escribe encima\n";
    return wrong_usage;
  }
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
  auto replace = std::make_shared<bool>(false);
  verb->add_flag("--reemplazar", *replace, "Escribe encima de un archivo que ya existe");
  verb->callback([=, &action] { action = [=] { return run(*rules, *schema, *class_value, *output, *replace); }; });
}

}  // namespace visado::command
