// visado: verifies payment files, checks and tests rule files, evaluates expressions.
#include <iostream>

#include "command.hpp"

namespace visado::command {
namespace {

constexpr char const* later_verbs[] = {"explicar", "comparar",  "catalogo", "formatear", "normas",   "reparos",
                                       "hallazgos", "visar",    "devolver", "comprobar", "informe",  "servir"};

// CLI11 speaks English; its people do not.
std::string in_spanish(CLI::ParseError const& error) {
  std::string const& name = error.get_name();
  if (name == "RequiredError") return "falta algo obligatorio: " + std::string(error.what());
  if (name == "ExtrasError") return "sobra o no se conoce: " + std::string(error.what());
  if (name == "ValidationError" || name == "ConversionError") return "valor no admitido: " + std::string(error.what());
  if (name == "ArgumentMismatch") return "falta un valor: " + std::string(error.what());
  if (name == "ExcludesError") return "opciones que no van juntas: " + std::string(error.what());
  return error.what();
}

// What CLI11 left in English inside its messages.
void replace(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string message(CLI::ParseError const& error) {
  auto text = in_spanish(error);
  replace(text, "The following arguments were not expected:", "");
  replace(text, "The following argument was not expected:", "");
  replace(text, " is required", "");
  replace(text, "A subcommand", "un verbo (verificar, revisar, probar, evaluar, esquema, plantilla)");
  replace(text, ": 1 required TEXT missing", "");
  replace(text, "1 required ", "");
  replace(text, " missing", "");
  replace(text, "  ", " ");
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("visado: verifica expedientes de pago contra reglas", "visado");
  app.set_help_flag("-h,--help", "Muestra esta ayuda y termina");
  app.set_version_flag("--version", std::string("visado ") + VISADO_VERSION, "Muestra la versión y termina");
  auto formatter = app.get_formatter();
  app.get_formatter()->label("OPTIONS", "OPCIONES");
  app.get_formatter()->label("OPTION", "OPCIÓN");
  app.get_formatter()->label("SUBCOMMAND", "VERBO");
  app.get_formatter()->label("SUBCOMMANDS", "VERBOS");
  app.get_formatter()->label("Usage", "Uso");
  app.get_formatter()->label("Positionals", "Argumentos");
  app.get_formatter()->label("Options", "Opciones");
  app.get_formatter()->label("Subcommands", "Verbos");
  app.get_formatter()->label("REQUIRED", "OBLIGATORIO");
  app.get_formatter()->label("TEXT", "TEXTO");
  app.get_formatter()->label("UINT", "NÚMERO");
  app.require_subcommand(1);

  Action action;
  add_verificar(app, action);
  add_revisar(app, action);
  add_probar(app, action);
  add_evaluar(app, action);
  add_esquema(app, action);
  add_plantilla(app, action);

  if (argc > 1)
    for (auto const* verb : later_verbs)
      if (std::string_view(argv[1]) == verb) return not_available("visado " + std::string(verb));
  try {
    app.parse(argc, argv);
  } catch (CLI::Success const& success) {
    return app.exit(success);
  } catch (CLI::ParseError const& error) {
    std::cerr << "visado: " << message(error) << "\nVea: visado --help\n";
    return wrong_usage;
  }
  return action ? action() : wrong_usage;
}

}  // namespace visado::command

int main(int argc, char** argv) {
  try {
    return visado::command::main(argc, argv);
  } catch (std::exception const& error) {
    std::cerr << "visado: falla interna o del sistema: " << error.what() << '\n';
    return visado::command::cannot_read;
  }
}
