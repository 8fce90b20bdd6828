#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "command.hpp"
#include "output.hpp"

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

int usage(std::string const& message) {
  std::cerr << "visado verificar: " << message << '\n';
  return wrong_usage;
}

int exit_status(Summary const& summary) {
  if (summary.files_failed) return cannot_read;
  if (summary.no_verificado || summary.rule_errors || summary.nothing_judged()) return not_verified;
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

  bool finish(Schema const& schema) {
    auto const accounts = run.finish(now());
    if (!accounts) {
      print(accounts.diagnostics());
      return false;
    }
    auto const& a = accounts.value();
    std::cerr << "bitácora: corrida " << a.run << ": " << counted(a.dossiers, schema.unit, schema.units) << " ("
              << counted(a.fresh, "nuevo", "nuevos") << ", " << counted(a.changed, "cambiado", "cambiados") << "), "
              << counted(a.results, "resultado nuevo", "resultados nuevos") << "; reparos: "
              << counted(a.formulated, "formulado", "formulados") << ", " << counted(a.persisting, "persiste", "persisten")
              << ", " << counted(a.settled, "subsanado", "subsanados") << ", " << counted(a.returned, "reaparece", "reaparecen");
    if (a.not_recorded > 0) std::cerr << "; " << a.not_recorded << " sin registrar";
    std::cerr << '\n';
    return true;
  }
};

// Those of the rules that this run works with.
std::vector<Adjustment> adjustments_of(Rulebook const& rulebook) {
  std::vector<Adjustment> adjustments;
  for (Adjustment const& adjustment : rulebook.adjustments())
    if (rulebook.find_rule(adjustment.rule) != nullptr) adjustments.push_back(adjustment);
  return adjustments;
}

// Before anything is opened for writing.
bool destroys_input(Options const& o, std::vector<std::filesystem::path> const& rules) {
  std::vector<std::filesystem::path> read(o.inputs.begin(), o.inputs.end());
  read.insert(read.end(), rules.begin(), rules.end());
  for (auto const& path : {o.mapping, o.key})
    if (!path.empty()) read.emplace_back(path);
  if (overwrites_input("verificar", "--bitacora", o.ledger, read)) return true;
  if (overwrites_input("verificar", "--salida", o.output, read)) return true;
  std::error_code error;
  bool const one = !o.output.empty() && !o.ledger.empty() &&
                   std::filesystem::weakly_canonical(o.output, error) == std::filesystem::weakly_canonical(o.ledger, error);
  if (one || (!o.ledger.empty() && overwrites_input("verificar", "--salida", o.output, {o.ledger}))) {
    if (one) usage("--salida y --bitacora no pueden ser el mismo archivo");
    return true;
  }
  return false;
}

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
  if (destroys_input(o, rules)) return wrong_usage;
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
  if (!o.class_value.empty() && !class_known("verificar", part->schema(), o.class_value)) return wrong_usage;
  std::optional<Recording> recording;
  if (!o.ledger.empty()) {
    recording = Recording::begin(o, *part, options.verify);
    if (!recording) return cannot_read;
  }
  std::optional<OutputFile> file;
  if (!o.output.empty()) {
    file.emplace(o.output);
    if (!file->good()) {
      cannot_write(o.output);
      return cannot_read;
    }
  }
  std::ios::sync_with_stdio(false);
  std::ostream& out = file ? file->stream() : std::cout;
  auto report = Report::make(*format, out);
  report->begin({.rulebook = rules.front().string(),
                 .fingerprint = rulebook->fingerprint(),
                 .date = options.verify.date,
                 .schema = part->schema().name,
                 .stage = o.stage,
                 .control = std::string(to_string(*options.verify.control)),
                 .version = VISADO_VERSION,
                 .rules_asked = rules_asked(*part, options.verify),
                 .adjustments = adjustments_of(*part),
                 .name_files = o.inputs.size() > 1 || std::filesystem::is_directory(o.inputs.front())});
  auto const summary = visado::run(*part, {o.inputs.begin(), o.inputs.end()}, options,
                                   [&](Verdict&& verdict) {
                                    report->verdict(verdict);
                                    if (recording) recording->run.record(verdict);
                                  });
  if (options.progress) std::cerr << "\r     \r";
  report->end(summary, *part);
  out.flush();
  if (!file && !out) {
    cannot_write("la salida");
    return cannot_read;
  }
  if (file && !file->commit()) return cannot_read;
  // People who sent the results elsewhere still want the accounts.
  if (*format != ReportFormat::texto || !o.output.empty()) std::cerr << summary_text(summary, *part);
  if (o.profile) std::cerr << '\n' << profile_text(summary, *part);
  if (recording && !recording->finish(part->schema())) return cannot_read;
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
