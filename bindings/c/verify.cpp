// Verifiers, and what they are asked to verify.
#include "handles.hpp"

using namespace visado;

namespace {

std::string text_or_empty(char const* text) { return text != nullptr ? text : ""; }

RunOptions options_of(visado_options const& given, Rulebook const& rulebook) {
  RunOptions options;
  options.verify.date = c::date_of(given.date);
  options.verify.stage = text_or_empty(given.stage);
  options.verify.class_value = text_or_empty(given.class_value);
  c::need(given.control >= VISADO_PERMANENTE && given.control <= VISADO_CASUISTICO, "no hay ese control");
  options.verify.control = static_cast<Control>(given.control);
  options.verify.detail = given.outcomes_only != 0 ? Detail::outcomes : Detail::full;
  c::need(given.steps <= Limits::steps, "son más pasos de los que se admiten");
  if (given.steps > 0) options.verify.steps = given.steps;
  options.read.read_all = given.read_all != 0;
  options.threads = given.threads;

  // A misspelt name would select nothing, and nothing would be wrong.
  auto const has = [](std::vector<std::string> const& names, std::string const& name) {
    return name.empty() || std::find(names.begin(), names.end(), name) != names.end();
  };
  c::need(has(rulebook.stages(), options.verify.stage), "las reglas no tienen esa etapa");
  auto const& schema = rulebook.schema();
  if (auto const slot = schema.root.find(schema.class_field)) {
    auto const& classes = schema.root.fields[*slot].type.values();
    c::need(classes.empty() || has(classes, options.verify.class_value), "el esquema no tiene esa clase");
  }
  return options;
}

visado_counts counts_of(Summary const& summary) {
  visado_counts counts VISADO_COUNTS_INIT;
  counts.read = summary.read;
  counts.sin_reparos = summary.sin_reparos;
  counts.con_observaciones = summary.con_observaciones;
  counts.con_reparos = summary.con_reparos;
  counts.no_verificado = summary.no_verificado;
  counts.repeated = summary.repeated;
  counts.unreadable = summary.unreadable;
  counts.rule_errors = summary.rule_errors;
  counts.files_failed = summary.files_failed;
  counts.nothing_judged = summary.nothing_judged() ? 1 : 0;
  return counts;
}

}  // namespace

extern "C" {

visado_status visado_verifier_new(visado_rulebook* rulebook, const visado_options* options, visado_verifier** out,
                                  visado_error** error) {
  return c::guarded(error, [&] {
    c::need(rulebook != nullptr && out != nullptr, "falta el reglamento, o dónde dejar el verificador");
    auto run = options_of(c::received(options, visado_options VISADO_OPTIONS_INIT), *rulebook->rulebook);
    TextVerifier verifier(rulebook->rulebook, run.verify, run.read);
    *out = new visado_verifier{1, std::move(verifier), std::move(run)};
  });
}

visado_verifier* visado_verifier_retain(visado_verifier* verifier) { return c::retain(verifier); }
void visado_verifier_release(visado_verifier* verifier) { c::release(verifier); }

visado_status visado_verify_json(const visado_verifier* verifier, const char* json, size_t size, visado_verdict** out,
                                 visado_error** error) {
  return c::guarded(error, [&] {
    c::need(verifier != nullptr && json != nullptr && out != nullptr, "falta el verificador, el texto o dónde dejar el resultado");
    auto verdict = std::make_unique<visado_verdict>();
    verdict->rulebook = verifier->verifier.shared_rulebook();
    verifier->verifier.verify({json, size}, verdict->verdict);
    *out = verdict.release();
  });
}

visado_status visado_verify_files(const visado_verifier* verifier, const char* const* paths, size_t count,
                                  visado_verdict_callback callback, void* user, visado_summary** out,
                                  visado_error** error) {
  return c::guarded(error, [&] {
    c::need(verifier != nullptr && paths != nullptr && count > 0, "falta el verificador, o los archivos");
    c::need(std::all_of(paths, paths + count, [](char const* path) { return path != nullptr; }), "una ruta es NULL");
    auto const& rulebook = verifier->verifier.shared_rulebook();
    visado_verdict lent{rulebook, {}};
    auto const summary = run(*rulebook, {paths, paths + count}, verifier->run, [&](Verdict&& verdict) {
      if (callback == nullptr) return;
      std::swap(lent.verdict, verdict);  // and back, so that the run has its memory again
      lent.made = {};
      int const stop = callback(user, &lent);
      std::swap(lent.verdict, verdict);
      if (stop != 0) throw c::Stopped{};
    });
    if (out == nullptr) return;
    auto handle = std::make_unique<visado_summary>();
    handle->counts = counts_of(summary);
    handle->text = summary_text(summary, *rulebook);
    handle->json = to_json(summary, *rulebook);
    *out = handle.release();
  });
}

void visado_summary_free(visado_summary* summary) { delete summary; }
visado_status visado_summary_counts(const visado_summary* summary, visado_counts* out) {
  return summary != nullptr ? c::handed(out, summary->counts) : VISADO_BAD_ARGUMENT;
}
const char* visado_summary_text(const visado_summary* summary) { return summary != nullptr ? summary->text.c_str() : ""; }
const char* visado_summary_json(const visado_summary* summary) {
  return summary != nullptr ? summary->json.c_str() : "{}";
}
}
