#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <optional>

#include "command.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {
namespace {

struct Options {
  std::vector<std::string> inputs, rules;
  std::string schema, date, stage, control, class_value, output, format = "texto", input_format = "automatico", mapping,
                                                  ledger, person, key;
  unsigned threads = 0;
  std::uint64_t steps = Limits::steps;
  bool read_all = false, profile = false;
};

std::optional<Control> control_named(std::string const& name) {
  for (auto control : {Control::permanente, Control::periodico, Control::casuistico})
    if (to_string(control) == name) return control;
  return std::nullopt;
}

int usage(std::string const& message) {
  std::cerr << "visado verificar: " << message << '\n';
  return wrong_usage;
}

int exit_status(Summary const& summary) {
  if (summary.files_failed) return cannot_read;
  if (summary.no_verificado || summary.rule_errors) return not_verified;
  return summary.con_reparos ? something_wrong : all_well;
}

// On a terminal, how far a long run is.
std::function<void(std::uint64_t, std::uint64_t)> progress_bar() {
  if (!on_terminal(STDERR_FILENO)) return {};
  return [](std::uint64_t done, std::uint64_t total) {
    if (total > 0) std::cerr << "\r" << done * 100 / total << " %" << std::flush;
  };
}

// A run on its way into the ledger.
struct Recording {
  Ledger ledger;
  Ledger::Run run;

  static std::optional<Recording> begin(Options const& o, Rulebook const& rulebook, VerifyOptions const& verify) {
    LedgerOptions options;
    options.signing_key = o.key;
    options.now = now();
    auto ledger = Ledger::open(o.ledger, options);
    if (!ledger) {
      print(ledger.diagnostics());
      return std::nullopt;
    }
    auto run = ledger->begin_run(
        rulebook, verify, {.actor = {account(), o.person}, .moment = now(), .engine = "visado " VISADO_VERSION});
    if (!run) {
      print(run.diagnostics());
      return std::nullopt;
    }
    return Recording{std::move(ledger).value(), std::move(run).value()};
  }

  bool finish() {
    auto const accounts = run.finish(now());
    if (!accounts) {
      print(accounts.diagnostics());
      return false;
    }
    auto const& a = accounts.value();
    std::cerr << "bitácora: corrida " << a.run << ": " << a.dossiers << " expedientes (" << a.fresh << " nuevos, "
              << a.changed << " cambiados), " << a.results << " resultados nuevos; reparos: " << a.formulated
              << " formulados, " << a.persisting << " persisten, " << a.settled << " subsanados, " << a.returned
              << " reaparecen";
    if (a.not_recorded > 0) std::cerr << "; " << a.not_recorded << " sin registrar";
    std::cerr << '\n';
    return true;
  }
};

int run(Options const& o) {
  RunOptions options;
  auto const format = report_format(o.format);
  if (!format) {
    for (auto const* later : {"csv", "sarif", "html", "xlsx"})
      if (o.format == later) return not_available("--formato " + o.format);
    return usage("--formato admite texto, json, jsonl o tsv, no «" + o.format + "»");
  }
  if (o.ledger.empty() && (!o.person.empty() || !o.key.empty())) return usage("--persona y --llave van con --bitacora");
  options.verify.date = today();
  if (!o.date.empty()) {
    auto const date = Date::parse(o.date);
    if (!date) return usage("--fecha se escribe AAAA-MM-DD, no «" + o.date + "»");
    options.verify.date = *date;
  }
  if (!o.control.empty()) {
    options.verify.control = control_named(o.control);
    if (!options.verify.control)
      return usage("--control admite permanente, periodico o casuistico, no «" + o.control + "»");
  }
  auto const input = input_format(o.input_format);
  if (!input)
    return usage("--formato-entrada admite automatico, json, jsonl, yaml, carpeta, csv o xlsx, no «" + o.input_format + "»");
  options.verify.stage = o.stage;
  options.verify.class_value = o.class_value;
  options.verify.detail = o.ledger.empty() ? detail_needed(*format) : Detail::full;
  options.verify.keep_content = !o.ledger.empty();
  if (o.steps == 0 || o.steps > Limits::steps)
    return usage("--presupuesto admite de 1 a " + std::to_string(Limits::steps) + " pasos");
  options.verify.steps = o.steps;
  options.verify.profile = o.profile;
  options.read = {.format = *input, .read_all = o.read_all || !o.ledger.empty(), .mapping = o.mapping};
  options.threads = o.threads;
  options.progress = progress_bar();

  auto const rules = rules_or_installed(o.rules);
  auto rulebook = Rulebook::load(rules);
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const* const part = part_named(rulebook.value(), o.schema, "verificar");
  if (part == nullptr) return wrong_usage;
  if (!o.stage.empty()) {
    auto const stages = part->stages();
    if (std::ranges::find(stages, o.stage) == stages.end()) {
      return usage(stages.empty() ? "--etapa «" + o.stage + "»: ninguna regla nombra etapas"
                                  : none_named("etapa", o.stage, stages));
    }
  }
  std::optional<Recording> recording;
  if (!o.ledger.empty()) {
    recording = Recording::begin(o, *part, options.verify);
    if (!recording) return cannot_read;
  }
  std::ofstream file;
  if (!o.output.empty()) {
    file.open(o.output, std::ios::binary);
    if (!file) {
      std::cerr << render(Diagnostic::make(code::file_unwritable, {}, {o.output}));
      return cannot_read;
    }
  }
  std::ios::sync_with_stdio(false);
  std::ostream& out = o.output.empty() ? std::cout : file;
  auto report = Report::make(*format, out);
  report->begin({.rulebook = rules.front().string(),
                 .fingerprint = rulebook->fingerprint(),
                 .date = options.verify.date,
                 .stage = o.stage,
                 .control = std::string(to_string(*options.verify.control)),
                 .version = VISADO_VERSION});
  auto const summary = visado::run(*part, {o.inputs.begin(), o.inputs.end()}, options,
                                   [&](Verdict&& verdict) {
                                    report->verdict(verdict);
                                    if (recording) recording->run.record(verdict);
                                  });
  if (options.progress) std::cerr << "\r     \r";
  report->end(summary, *part);
  out.flush();
  if (!out) {
    std::cerr << render(Diagnostic::make(code::file_unwritable, {}, {o.output.empty() ? "la salida" : o.output}));
    return cannot_read;
  }
  // People who sent the results elsewhere still want the accounts.
  if (*format != ReportFormat::texto || !o.output.empty()) std::cerr << summary_text(summary, *part);
  if (o.profile) std::cerr << '\n' << profile_text(summary, *part);
  if (recording && !recording->finish()) return cannot_read;
  return exit_status(summary);
}

}  // namespace

void add_verificar(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("verificar", "Verifica expedientes de pago contra las reglas");
  verb->add_option("ARCHIVO", options->inputs, "Archivos o carpetas con expedientes")->required();
  verb->add_option("--reglas", options->rules, "Carpeta o archivos de reglas (si falta: las instaladas)");
  verb->add_option("--esquema", options->schema, "Qué son los archivos, si las reglas tienen varios esquemas (si falta: expediente)");
  verb->add_option("--fecha", options->date, "Fecha de verificación, AAAA-MM-DD (si falta: hoy)");
  verb->add_option("--control", options->control, "permanente (si falta), periodico o casuistico");
  verb->add_option("--etapa", options->stage, "Solo las reglas de esta etapa del gasto");
  verb->add_option("--clase", options->class_value, "Solo los expedientes de esta clase");
  verb->add_option("--formato", options->format, "texto (si falta), json, jsonl o tsv");
  verb->add_option("--formato-entrada", options->input_format,
                   "automatico (si falta), json, jsonl, yaml, carpeta, csv o xlsx");
  verb->add_option("--mapeo", options->mapping, "Archivo que dice cómo llama otro sistema a las columnas");
  verb->add_option("--salida", options->output, "Archivo de resultados (si falta: la salida estándar)");
  verb->add_option("--hilos", options->threads, "Hilos de trabajo (si falta: uno por núcleo)");
  verb->add_option("--presupuesto", options->steps,
                   "Pasos que una regla puede gastar en un expediente; si los agota, su resultado es error");
  verb->add_flag("--perfil", options->profile, "Al final, el tiempo, las visitas y los hallazgos de cada regla");
  verb->add_flag("--leer-todo", options->read_all, "Convierte todos los campos, también los que ninguna regla usa");
  verb->add_option("--bitacora", options->ledger, "Archivo que recuerda la corrida; si no existe, se crea");
  verb->add_option("--persona", options->person, "Con --bitacora: quién verifica");
  verb->add_option("--llave", options->key, "Con --bitacora: llave Ed25519 privada (PEM) que sella la corrida");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
