// `visado normas`: what the rules stand on, what a change of it touches, and the confirmation of a text.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "command.hpp"
#include "output.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {
namespace {

struct Options {
  std::vector<std::string> rules;
  std::string date, format = "texto";
  bool only_due = false;
  std::string norm, article;               // impacto
  std::string document, person, file;      // confirmar
};

int usage(std::string const& message) {
  std::cerr << "visado normas: " << message << '\n';
  return wrong_usage;
}

std::optional<Date> date_of(Options const& o) {
  if (o.date.empty()) return today();
  auto const date = Date::parse(o.date);
  if (!date) usage("--fecha se escribe AAAA-MM-DD, no «" + o.date + "»");
  return date;
}

bool format_known(Options const& o) {
  if (o.format == "texto" || o.format == "json") return true;
  usage("--formato admite texto o json, no «" + o.format + "»");
  return false;
}

int list(Options const& o) {
  auto const date = date_of(o);
  if (!date || !format_known(o)) return wrong_usage;
  auto rulebook = Rulebook::load(rules_or_installed(o.rules));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const uses = norm_register(rulebook.value(), *date);
  std::cout << (o.format == "json" ? norms_json(uses, *date, o.only_due) : norms_text(uses, *date, o.only_due));
  bool const any_due = std::ranges::any_of(uses, [](NormUse const& use) { return use.due; });
  return o.only_due && any_due ? something_wrong : all_well;
}

int impact(Options const& o) {
  if (!format_known(o)) return wrong_usage;
  auto rulebook = Rulebook::load(rules_or_installed(o.rules));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const impact = norm_impact(rulebook.value(), o.norm, o.article);
  if (!impact) {
    print(impact.diagnostics());
    return wrong_usage;
  }
  std::cout << (o.format == "json" ? impact_json(impact.value()) : impact_text(impact.value()));
  return all_well;
}

int append(std::filesystem::path const& path, Confirmation confirmation) {
  std::error_code error;
  auto const relative = std::filesystem::relative(confirmation.file, path.has_parent_path() ? path.parent_path() : ".", error);
  if (!error && !relative.empty()) confirmation.file = relative.generic_string();
  std::string text;
  if (std::filesystem::exists(path, error)) {
    std::ifstream file(path, std::ios::binary);
    text.assign(std::istreambuf_iterator<char>(file), {});
    if (!file) {
      std::cerr << render(Diagnostic::make(code::file_unreadable, {}, {path.generic_string(), "no se puede abrir"}));
      return cannot_read;
    }
  }
  auto const longer = add_confirmation(path.generic_string(), std::move(text), confirmation);
  if (!longer) {
    print(longer.diagnostics());
    return something_wrong;
  }
  if (!write_file(path, longer.value())) return cannot_read;
  std::cerr << "Confirmada " << confirmation.norm << " en " << path.generic_string() << '\n';
  return all_well;
}

int confirm(Options const& o) {
  auto const date = date_of(o);
  if (!date) return wrong_usage;
  if (o.person.find_first_not_of(' ') == std::string::npos) return usage("--persona no puede estar vacía");
  auto rulebook = Rulebook::load(rules_or_installed(o.rules));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const known = norm_impact(rulebook.value(), o.norm);
  if (!known) {
    print(known.diagnostics());
    return wrong_usage;
  }
  if (known->norm == nullptr) return usage("\"" + o.norm + "\" no tiene ficha propia en las normas");
  auto const confirmation = confirm_document(known->norm->id, o.document, o.person, *date);
  if (!confirmation) {
    print(confirmation.diagnostics());
    return cannot_read;
  }
  if (overwrites_input("normas confirmar", "--en", o.file, {o.document})) return wrong_usage;
  if (!o.file.empty()) return append(o.file, confirmation.value());
  std::cout << to_yaml(confirmation.value());
  return all_well;
}

}  // namespace

void add_normas(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("normas", "Las normas, las reglas que se apoyan en ellas y lo que toca revisar");
  auto const add_common = [&](CLI::App* to) {
    to->add_option("--reglas", options->rules, "Carpeta o archivos de reglas (si falta: las instaladas)");
  };
  auto const add_format = [&](CLI::App* to) {
    to->add_option("--formato", options->format, "texto (si falta) o json");
  };
  auto const add_date = [&](CLI::App* to) {
    to->add_option("--fecha", options->date, "AAAA-MM-DD (si falta: hoy)");
  };
  add_common(verb);
  add_format(verb);
  add_date(verb);
  verb->add_flag("--por-revisar", options->only_due, "Solo las que toca revisar; estado 1 si hay alguna");
  verb->require_subcommand(0, 1);

  auto* touched = verb->add_subcommand("impacto", "Reglas, parámetros y pruebas que toca un cambio en una norma");
  touched->add_option("NORMA", options->norm, "Identificador de la norma, o de una reforma")->required();
  touched->add_option("--articulo", options->article, "Solo este artículo");
  add_common(touched);
  add_format(touched);

  auto* confirmed = verb->add_subcommand("confirmar", "Deja constancia de quién leyó el texto de una norma, y en qué archivo");
  confirmed->add_option("NORMA", options->norm, "Identificador de la norma")->required();
  confirmed->add_option("--archivo", options->document, "El documento que se leyó")->required();
  confirmed->add_option("--persona", options->person, "Quién lo leyó y responde por ello")->required();
  confirmed->add_option("--en", options->file, "Archivo de confirmaciones al que se agrega (si falta: se imprime)");
  add_common(confirmed);
  add_date(confirmed);

  touched->callback([options, &action] { action = [options] { return impact(*options); }; });
  confirmed->callback([options, &action] { action = [options] { return confirm(*options); }; });
  // Runs after those of its own verbs.
  verb->callback([options, verb, &action] {
    if (verb->get_subcommands().empty()) action = [options] { return list(*options); };
  });
}

}  // namespace visado::command
