// visado: verifies payment files, checks and tests rule files, evaluates expressions.
#include <algorithm>
#include <iostream>

#include "command.hpp"
#include "manual.hpp"

namespace visado::command {
namespace {

constexpr char const* later_verbs[] = {"comparar", "formatear"};

bool is_later(std::string_view word) {
  return std::any_of(std::begin(later_verbs), std::end(later_verbs), [&](char const* verb) { return word == verb; });
}

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
  replace(text, "A subcommand", "un verbo (verificar, explicar, revisar, probar, catalogo, normas, evaluar, esquema, plantilla, comprobar, bitacora, persona, reglamento, ingreso, responder, visar, devolver, anular, reparos, hoja, imprimir, adjuntar, hallazgos, recomendaciones, plazo, informe, servir)");
  replace(text, ": 1 required TEXT missing", "");
  replace(text, "1 required ", "");
  replace(text, " missing", "");
  replace(text, "  ", " ");
  return text;
}

// CLI11 measures columns in bytes; «NÚMERO» has one more than it shows.
class ColumnFormatter final : public CLI::Formatter {
 public:
  std::string make_option(CLI::Option const* option, bool is_positional) const override {
    auto text = CLI::Formatter::make_option(option, is_positional);
    auto const name = make_option_name(option, is_positional) + make_option_opts(option);
    auto const hidden = static_cast<std::size_t>(
        std::ranges::count_if(name, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }));
    auto const end = text.find(name) + name.size();
    bool const beside = end < text.size() && text[end] == ' ';  // not on a line of its own
    if (hidden > 0 && beside) text.insert(end, hidden, ' ');
    return text;
  }
};

// CLI11 names the groups itself, in English; verbs may have verbs of their own.
void name_groups(CLI::App& app) {
  for (auto* verb : app.get_subcommands({})) {
    verb->group("Verbos");
    for (auto* option : verb->get_options())
      if (option->get_group() == "Options") option->group("Opciones");
    name_groups(*verb);
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("visado: verifica expedientes de pago contra reglas", "visado");
  app.formatter(std::make_shared<ColumnFormatter>());
  app.set_help_flag("-h,--help", "Muestra esta ayuda y termina");
  app.set_version_flag("--version", std::string("visado ") + VISADO_VERSION, "Muestra la versión y termina");
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
  add_explicar(app, action);
  add_revisar(app, action);
  add_probar(app, action);
  add_catalogo(app, action);
  add_normas(app, action);
  add_evaluar(app, action);
  add_esquema(app, action);
  add_plantilla(app, action);
  add_comprobar(app, action);
  add_bitacora(app, action);
  add_actos(app, action);
  add_hoja(app, action);
  add_auditoria(app, action);
  add_informes(app, action);
  add_servir(app, action);

  app.get_help_ptr()->group("Opciones");
  app.get_option("--version")->group("Opciones");
  name_groups(app);

  // For who packs the command: pages and completions come from what the parser knows.
  if (argc == 3 && std::string_view(argv[1]) == "--escribir-manual") return write_manual(app, argv[2]);
  if (argc > 1 && argv[1][0] != '-') {
    std::vector<std::string> verbs;
    for (auto const* verb : app.get_subcommands({})) verbs.push_back(verb->get_name());
    if (std::find(verbs.begin(), verbs.end(), argv[1]) == verbs.end() && !is_later(argv[1])) {
      std::cerr << "visado: no hay un verbo \"" << argv[1] << "\"; " << suggestion_hint(argv[1], verbs)
                << "\nVea: visado --help\n";
      return wrong_usage;
    }
  }
  if (argc > 1 && is_later(argv[1])) return not_available("visado " + std::string(argv[1]));
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
