// `visado explicar`: why a rule fired over a dossier, or did not.
#include <iostream>

#include "command.hpp"

namespace visado::command {
namespace {

struct Options {
  std::vector<std::string> inputs, rules;
  std::string dossier, rule, date, stage, format = "texto", input_format = "automatico", mapping;
};

int usage(std::string const& message) {
  std::cerr << "visado explicar: " << message << '\n';
  return wrong_usage;
}

// The first dossier with that key, among all inputs.
struct Search {
  bool found = false;
  bool failed = false;  // an input could not be read
  std::vector<std::string> keys{};
};

Search explain(Options const& o, Rulebook const& rulebook, Rule const& rule, VerifyOptions const& verify,
               ReadOptions const& read) {
  Search search;
  for (auto const& input : o.inputs) {
    auto opened = DossierSource::open(input, rulebook.schema(), rulebook.uses(), read);
    if (!opened) {
      print(opened.diagnostics());
      search.failed = true;
      continue;
    }
    auto& source = *opened.value();
    Arena arena;
    for (DossierSource::Unit unit; source.next(unit); arena.reset()) {
      auto const dossier = source.read(unit, arena);
      if (dossier.key != o.dossier) {
        search.keys.push_back(dossier.key);
        continue;
      }
      auto const explanation = explain_rule(rulebook, rule, dossier, verify, &source, &unit);
      std::cout << (o.format == "json" ? explanation_json(explanation) : explanation_text(explanation));
      search.found = true;
      return search;
    }
  }
  return search;
}

int run(Options const& o) {
  if (o.format != "texto" && o.format != "json") return usage("--formato admite texto o json, no «" + o.format + "»");
  VerifyOptions verify;
  verify.date = today();
  if (!o.date.empty()) {
    auto const date = Date::parse(o.date);
    if (!date) return usage("--fecha se escribe AAAA-MM-DD, no «" + o.date + "»");
    verify.date = *date;
  }
  verify.stage = o.stage;
  auto const input = input_format(o.input_format);
  if (!input)
    return usage("--formato-entrada admite automatico, json, jsonl, yaml, carpeta, csv o xlsx, no «" + o.input_format + "»");
  auto rulebook = Rulebook::load(rules_or_installed(o.rules));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  Rulebook const* with = nullptr;  // the part that has the rule
  Rule const* rule = nullptr;
  std::vector<std::string> ids;
  for (auto const* part : rulebook->parts()) {
    if (auto const* const found = part->find_rule(o.rule)) {
      with = part;
      rule = found;
    }
    for (auto const& known : part->rules()) ids.push_back(known.id);
  }
  if (rule == nullptr) {
    auto const hint = suggestion_hint(o.rule, ids);
    return usage("no hay una regla \"" + o.rule + "\"" + (hint.empty() ? "" : "; " + hint));
  }
  auto const search = explain(o, *with, *rule, verify, {.format = *input, .mapping = o.mapping});
  if (search.found) return all_well;
  if (search.failed) return cannot_read;
  auto const hint = suggestion_hint(o.dossier, search.keys);
  std::cerr << "visado explicar: no está el expediente \"" << o.dossier << '"' << (hint.empty() ? "" : "; " + hint) << '\n';
  return something_wrong;
}

}  // namespace

void add_explicar(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("explicar", "Por qué una regla señaló un expediente, o por qué no, parte por parte");
  verb->add_option("ARCHIVO", options->inputs, "Archivos o carpetas con expedientes")->required();
  verb->add_option("--expediente", options->dossier, "Número del expediente")->required();
  verb->add_option("--regla", options->rule, "Identificador de la regla")->required();
  verb->add_option("--reglas", options->rules, "Carpeta o archivos de reglas (si falta: las instaladas)");
  verb->add_option("--fecha", options->date, "Fecha de verificación, AAAA-MM-DD (si falta: hoy)");
  verb->add_option("--etapa", options->stage, "Etapa del gasto");
  verb->add_option("--formato", options->format, "texto (si falta) o json");
  verb->add_option("--formato-entrada", options->input_format,
                   "automatico (si falta), json, jsonl, yaml, carpeta, csv o xlsx");
  verb->add_option("--mapeo", options->mapping, "Archivo que dice cómo llama otro sistema a las columnas");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
