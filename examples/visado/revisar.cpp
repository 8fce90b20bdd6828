#include <iostream>

#include "command.hpp"

namespace visado::command {
namespace {

int run(std::vector<std::string> const& paths, std::string const& format) {
  if (format != "texto" && format != "json") {
    std::cerr << "visado revisar: --formato admite texto o json, no «" << format << "»\n";
    return wrong_usage;
  }
  auto const rules = rules_or_installed(paths);
  auto rulebook = Rulebook::load(rules);
  auto const& diagnostics = rulebook.diagnostics();
  if (format == "json") {
    std::cout << "[";
    char const* separator = "\n";
    for (auto const& diagnostic : diagnostics) {
      std::cout << separator << to_json(diagnostic);
      separator = ",\n";
    }
    std::cout << "\n]\n";
  } else {
    std::cout << render(diagnostics, {.color = on_terminal(1)});
    if (!diagnostics.empty()) std::cout << '\n';
    auto const warnings = counted(diagnostics.count(Severity::warning), "aviso", "avisos");
    std::size_t count = 0, parameters = 0;
    if (rulebook) {
      for (auto const* part : rulebook->parts()) {
        count += part->rules().size();
        parameters += part->parameters().size();
      }
      std::cout << counted(count, "regla", "reglas") << ", " << counted(rulebook->norms().size(), "norma", "normas") << ", "
                << counted(parameters, "parámetro", "parámetros") << "; " << warnings << ". Huella "
                << rulebook->fingerprint() << '\n';
    } else {
      std::cout << counted(diagnostics.count(Severity::error), "error", "errores") << ", " << warnings << ".\n";
    }
  }
  return rulebook ? all_well : something_wrong;
}

}  // namespace

void add_revisar(CLI::App& app, Action& action) {
  auto paths = std::make_shared<std::vector<std::string>>();
  auto format = std::make_shared<std::string>("texto");
  auto* verb = app.add_subcommand("revisar", "Revisa archivos de reglas: todos los errores, con su lugar");
  verb->add_option("RUTA", *paths, "Carpetas o archivos de reglas (si falta: las instaladas)");
  verb->add_option("--formato", *format, "texto (si falta) o json");
  verb->callback([=, &action] { action = [=] { return run(*paths, *format); }; });
}

}  // namespace visado::command
