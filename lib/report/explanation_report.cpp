// One rule over one dossier, told in full.
#include <fmt/format.h>

#include <algorithm>

#include "report/adjustment_text.hpp"
#include "support/display.hpp"
#include "support/json_writer.hpp"
#include "verify/print.hpp"
#include "visado/explanation.hpp"

namespace visado {
namespace {


std::string value_of(ChosenValue const& chosen) {
  return chosen.value != nullptr ? verify::for_people(chosen.value->value, chosen.parameter->type) : "sin valor vigente";
}

std::string basis_of(std::vector<Citation> const& basis) {
  std::string text;
  for (Citation const& citation : basis)
    text += (text.empty() ? "" : "; ") + citation.text + " (" + std::string(to_string(citation.norm->text)) + ")";
  return text;
}

std::string step_text(ExplainedStep const& step) {
  std::string text = fmt::format("    {}: {}\n", step.key, step.value);
  // The first part is the whole: its value stands there already.
  for (ExplainedPart const& part : step.parts)
    text += fmt::format("    {:{}}{} → {}\n", "", 4 + part.depth * 2, part.text, part.value);
  return text;
}

std::string outcome_text(ExplainedOutcome const& told) {
  std::string text;
  if (!told.element_path.empty()) text = told.element_path + " " + told.element_key + ": ";
  else if (!told.element_key.empty()) text = told.element_key + ": ";
  text += to_string(told.outcome);
  if (!told.why_not.empty()) text += " (" + told.why_not + ")";
  text += "\n";
  // The step says both.
  bool const is_a_step = std::ranges::any_of(told.steps, [](ExplainedStep const& step) { return step.key == "fecha_segun"; });
  if (told.date && !is_a_step) text += fmt::format("    fecha: {}, según {}\n", display_date(*told.date), told.date_text);
  for (ExplainedStep const& step : told.steps) text += step_text(step);
  if (!told.finding.message.empty()) text += "    " + told.finding.message + "\n";
  for (MissingField const& missing : told.finding.missing) {
    text += fmt::format("    falta {}: {}", missing.path, missing.reason);
    if (!missing.document.empty()) text += " (" + missing.document + ")";
    if (!missing.place.empty()) text += ", " + missing.place;
    text += "\n";
  }
  for (Diagnostic const& reason : told.finding.reasons) text += "    porque " + reason.message() + "\n";
  for (auto const& [field, quotation] : told.finding.quotations)
    text += fmt::format("    dato: {} = {} ({})\n", field, quotation.raw, quotation.place);
  return text;
}

void write_outcome(JsonWriter& json, ExplainedOutcome const& told) {
  json.begin_object();
  if (!told.element_path.empty()) json.key("elemento").text(told.element_path);
  if (!told.element_key.empty()) json.key("clave").text(told.element_key);
  json.key("resultado").text(to_string(told.outcome));
  if (!told.why_not.empty()) json.key("porque_no_aplica").text(told.why_not);
  if (told.date) {
    json.key("fecha").text(told.date->to_string());
    json.key("fecha_segun").text(told.date_text);
  }
  json.key("pasos").begin_list();
  for (ExplainedStep const& step : told.steps) {
    json.begin_object();
    json.key("clave").text(step.key);
    json.key("valor").text(step.value);
    json.key("partes").begin_list();
    for (ExplainedPart const& part : step.parts) {
      json.begin_object();
      json.key("parte").text(part.text);
      json.key("valor").text(part.value);
      json.key("nivel").number(part.depth);
      json.end_object();
    }
    json.end_list();
    json.end_object();
  }
  json.end_list();
  if (!told.finding.message.empty()) json.key("mensaje").text(told.finding.message);
  json.key("faltan").begin_list();
  for (MissingField const& missing : told.finding.missing) {
    json.begin_object();
    json.key("campo").text(missing.path);
    json.key("motivo").text(missing.reason);
    if (!missing.document.empty()) json.key("documento").text(missing.document);
    if (!missing.place.empty()) json.key("lugar").text(missing.place);
    json.end_object();
  }
  json.end_list();
  json.key("citas").begin_list();
  for (auto const& [field, quotation] : told.finding.quotations) {
    json.begin_object();
    json.key("campo").text(field);
    json.key("texto").text(quotation.raw);
    json.key("lugar").text(quotation.place);
    json.end_object();
  }
  json.end_list();
  json.end_object();
}

}  // namespace

std::string explanation_text(RuleExplanation const& explanation) {
  Rule const& rule = *explanation.rule;
  std::string text = fmt::format("{} · {} {} · {}\n{}\n", rule.id, explanation.unit, explanation.key, explanation.place, rule.title);
  if (!rule.basis.empty()) text += "base legal: " + basis_of(rule.basis) + "\n";
  for (Adjustment const& adjustment : explanation.adjustments)
    text += "ajuste: " + report::adjustment_text(adjustment) + "\n";
  text += "\n";
  if (explanation.outcomes.empty()) text += "sin resultado: el " + explanation.unit + " no se pudo leer\n";
  for (ExplainedOutcome const& told : explanation.outcomes) text += outcome_text(told);
  if (!explanation.parameters.empty()) text += "\nParámetros:\n";
  for (ChosenValue const& chosen : explanation.parameters) {
    text += fmt::format("    {} al {}: {}", chosen.parameter->name, display_date(chosen.date), value_of(chosen));
    if (chosen.value != nullptr && !chosen.value->basis.empty()) text += ", " + basis_of(chosen.value->basis);
    text += "\n";
  }
  for (Diagnostic const& diagnostic : explanation.reading)
    text += fmt::format("lectura [{}] {}\n", info(diagnostic.code).name, diagnostic.message());
  return text;
}

std::string explanation_json(RuleExplanation const& explanation) {
  JsonWriter json;
  json.begin_object();
  json.key("regla").text(explanation.rule->id);
  json.key("titulo").text(explanation.rule->title);
  json.key("expediente").text(explanation.key);
  json.key("lugar").text(explanation.place);
  report::write_adjustments(json, explanation.adjustments);
  json.key("resultados").begin_list();
  for (ExplainedOutcome const& told : explanation.outcomes) write_outcome(json, told);
  json.end_list();
  json.key("parametros").begin_list();
  for (ChosenValue const& chosen : explanation.parameters) {
    json.begin_object();
    json.key("parametro").text(chosen.parameter->name);
    json.key("fecha").text(chosen.date.to_string());
    json.key("valor").text(value_of(chosen));
    json.end_object();
  }
  json.end_list();
  json.key("lectura").begin_list();
  for (Diagnostic const& diagnostic : explanation.reading) json.raw(to_json(diagnostic));
  json.end_list();
  json.end_object();
  return json.text() + "\n";
}

}  // namespace visado
