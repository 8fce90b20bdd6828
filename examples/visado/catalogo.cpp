// `visado catalogo`: the rules for people to read, and the functions of the unit that they serve.
#include <iostream>

#include "command.hpp"
#include "output.hpp"

namespace visado::command {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string format = "texto", output;
  bool functions = false;
};

std::optional<std::string> written(Options const& o, Rulebook const& rulebook) {
  if (o.functions) return function_table(rulebook);
  if (o.format == "texto") return catalogue_text(rulebook);
  if (o.format == "markdown") return catalogue_markdown(rulebook);
  if (o.format == "html") return catalogue_html(rulebook);
  return std::nullopt;
}

int run(Options const& o) {
  auto rulebook = Rulebook::load(rules_or_installed(o.paths));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const text = written(o, rulebook.value());
  if (!text) {
    std::cerr << "visado catalogo: --formato admite texto, markdown o html, no «" << o.format << "»\n";
    return wrong_usage;
  }
  if (o.output.empty()) {
    std::cout << *text;
    return all_well;
  }
  if (overwrites_input("catalogo", "--salida", o.output, rules_or_installed(o.paths))) return wrong_usage;
  return write_file(o.output, *text) ? all_well : cannot_read;
}

}  // namespace

void add_catalogo(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("catalogo", "Las reglas para leerlas: qué exigen, en qué norma se apoyan, qué efecto tienen");
  verb->add_option("RUTA", options->paths, "Carpetas o archivos de reglas (si falta: las instaladas)");
  verb->add_option("--formato", options->format, "texto (si falta), markdown o html");
  verb->add_flag("--funciones", options->functions, "La tabla de las funciones de la unidad, en Markdown");
  verb->add_option("--salida", options->output, "Archivo en que se escribe (si falta: la salida estándar)");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
