// Runs as JSON. Keys are Spanish, amounts are texts with all their digits, dates ISO.
#include <utility>

#include "report/adjustment_text.hpp"
#include "report/implausible.hpp"
#include "report/reports.hpp"
#include "support/display.hpp"
#include "support/json_writer.hpp"

namespace visado::report {
namespace {

void amount(JsonWriter& json, std::string_view key, std::optional<Decimal> const& value) {
  if (value) json.key(key).text(display_amount(*value));
  else json.key(key).null();
}

void write_basis(JsonWriter& json, Rule const& rule) {
  json.key("base_legal").begin_list();
  for (auto const& citation : rule.basis) {
    json.begin_object();
    json.key("cita").text(citation.text);
    json.key("norma").text(citation.norm->id);
    json.key("texto").text(to_string(citation.norm->text));
    json.end_object();
  }
  json.end_list();
}

void write_missing(JsonWriter& json, std::vector<MissingField> const& missing) {
  json.key("faltan").begin_list();
  for (auto const& field : missing) {
    json.begin_object();
    json.key("campo").text(field.path);
    if (!field.document.empty()) json.key("documento").text(field.document);
    json.key("motivo").text(field.reason);
    if (!field.place.empty()) json.key("lugar").text(field.place);
    json.end_object();
  }
  json.end_list();
}

void write_finding(JsonWriter& json, Finding const& finding) {
  auto const& rule = *finding.rule;
  json.begin_object();
  json.key("regla").text(rule.id);
  json.key("version").text(rule.version);
  json.key("titulo").text(rule.title);
  json.key("resultado").text(to_string(finding.outcome));
  json.key("severidad").text(to_string(rule.severity));
  json.key("efecto").text(to_string(finding.effect));
  if (rule.declared_effect != finding.effect) {
    json.key("efecto_declarado").text(to_string(rule.declared_effect));
    json.key("efecto_limitado_por").text(rule.effect_limited_because);
  }
  if (!finding.element_path.empty()) json.key("elemento").text(finding.element_path);
  if (!finding.element_key.empty()) json.key("clave").text(finding.element_key);
  json.key("mensaje").text(finding.message);
  if (finding.observed) {
    json.key("monto_observado").text(display_amount(*finding.observed));
    json.key("moneda").text(currency_name(finding.currency));
  }
  if (!rule.recommendation.empty()) json.key("recomendacion").text(rule.recommendation);
  write_basis(json, rule);
  if (finding.date) {
    json.key("fecha").text(finding.date->to_string());
    json.key("fecha_segun").text(finding.date_text);
  }
  json.key("subsanable").boolean(rule.mendable);
  if (rule.term) {
    json.key("plazo").begin_object();
    json.key("dias").number(rule.term->days);
    json.key("tipo").text(rule.term->working ? "habiles" : "calendario");
    json.end_object();
  }
  if (finding.outcome == Outcome::no_evaluable) write_missing(json, finding.missing);
  if (!finding.explanation.empty()) {
    json.key("explicacion").begin_list();
    for (auto const& part : finding.explanation) {
      json.begin_object();
      json.key("parte").text(part.text);
      json.key("valor").text(part.value);
      json.key("nivel").number(part.depth);
      json.end_object();
    }
    json.end_list();
  }
  if (!finding.quotations.empty()) {
    json.key("citas").begin_list();
    for (auto const& [field, quotation] : finding.quotations) {
      json.begin_object();
      json.key("campo").text(field);
      json.key("texto").text(quotation.raw);
      json.key("lugar").text(quotation.place);
      json.end_object();
    }
    json.end_list();
  }
  if (!finding.reasons.empty()) {
    json.key("motivos").begin_list();
    for (auto const& reason : finding.reasons) json.raw(to_json(reason));
    json.end_list();
  }
  if (!finding.error_code.empty()) json.key("codigo").text(finding.error_code);
  json.key("huella").text(finding.fingerprint);
  json.end_object();
}

void write_verdict(JsonWriter& json, Verdict const& verdict) {
  json.begin_object();
  json.key("expediente").text(verdict.key);
  json.key("lugar").text(verdict.place);
  if (!verdict.class_value.empty()) json.key("clase").text(verdict.class_value);
  if (verdict.repeated) json.key("repetido").boolean(true);
  else json.key("propuesta").text(to_string(verdict.proposal));
  amount(json, "solicitado", verdict.requested);
  amount(json, "excluido", verdict.excluded);
  amount(json, "solicitado_menos_excluido", verdict.payable());
  json.key("resultados").begin_list();
  for (auto const& finding : verdict.findings) write_finding(json, finding);
  json.end_list();
  if (!verdict.diagnostics.empty()) {
    json.key("lectura").begin_list();
    for (auto const& diagnostic : verdict.diagnostics) json.raw(to_json(diagnostic));
    json.end_list();
  }
  json.end_object();
}

void write_heading(JsonWriter& json, RunHeading const& heading) {
  json.begin_object();
  json.key("visado").text(heading.version);
  json.key("reglas").text(heading.rulebook);
  json.key("huella_de_reglas").text(heading.fingerprint);
  json.key("esquema").text(heading.schema);
  json.key("fecha_de_verificacion").text(heading.date.to_string());
  json.key("control").text(heading.control);
  if (!heading.stage.empty()) json.key("etapa").text(heading.stage);
  json.key("reglas_consultadas").text(std::to_string(heading.rules_asked), true);
  write_adjustments(json, heading.adjustments);
  json.end_object();
}

void write_rules(JsonWriter& json, Summary const& summary, Rulebook const& rulebook) {
  json.key("reglas").begin_list();
  for (std::size_t i = 0; i < summary.rules.size(); ++i) {
    auto const& rule = summary.rules[i];
    json.begin_object();
    json.key("regla").text(rulebook.rules()[i].id);
    for (auto const& [key, number] : {std::pair{"cumple", rule.cumple}, {"incumple", rule.incumple},
                                      {"no_aplica", rule.no_aplica}, {"no_evaluable", rule.no_evaluable},
                                      {"por_comprobar", rule.por_comprobar}, {"exceptuado", rule.exceptuado},
                                      {"error", rule.error}, {"expedientes_juzgados", rule.dossiers_judged},
                                      {"expedientes_que_incumplen", rule.dossiers_incumple}})
      json.key(key).number(number);
    if (report::is_implausible(rule)) json.key("parte_poco_creible").boolean(true);
    json.end_object();
  }
  json.end_list();
}

void write_summary(JsonWriter& json, Summary const& summary, Rulebook const& rulebook) {
  json.begin_object();
  for (auto const& [key, number] :
       {std::pair{"leidos", summary.read}, {"sin_reparos", summary.sin_reparos},
        {"con_observaciones", summary.con_observaciones}, {"con_reparos", summary.con_reparos},
        {"no_verificado", summary.no_verificado}, {"repetidos", summary.repeated}, {"ilegibles", summary.unreadable},
        {"errores_de_regla", summary.rule_errors}, {"entradas_que_fallaron", summary.files_failed}})
    json.key(key).number(number);
  json.key("datos_que_faltan").begin_list();
  for (auto const& [path, entry] : summary.missing) {
    json.begin_object();
    json.key("campo").text(path);
    if (!entry.document.empty()) json.key("documento").text(entry.document);
    json.key("veces").number(entry.times);
    json.key("reglas").begin_list();
    for (auto const& rule : entry.rules) json.text(rule);
    json.end_list();
    json.end_object();
  }
  json.end_list();
  json.key("claves_desconocidas").begin_list();
  for (auto const& [path, times] : summary.unknown_keys) {
    json.begin_object();
    json.key("clave").text(path);
    json.key("veces").number(times);
    auto const hint = summary.unknown_key_hints.find(path);
    if (hint != summary.unknown_key_hints.end() && !hint->second.empty()) json.key("parecida").text(hint->second);
    json.end_object();
  }
  json.end_list();
  write_rules(json, summary, rulebook);
  json.key("diagnosticos").begin_list();
  for (auto const& diagnostic : summary.diagnostics) json.raw(to_json(diagnostic));
  json.end_list();
  json.end_object();
}

class JsonReport final : public Report {
 public:
  JsonReport(std::ostream& out, bool lines) : out_(out), lines_(lines) {}

  void begin(RunHeading const& heading) override {
    write_heading(json_, heading);
    flush(lines_ ? "" : "{\"corrida\":", lines_ ? "\n" : ",\n\"expedientes\":[");
  }
  void verdict(Verdict const& verdict) override {
    write_verdict(json_, verdict);
    flush(lines_ ? "" : first_ ? "\n" : ",\n", lines_ ? "\n" : "");
    first_ = false;
  }
  void end(Summary const& summary, Rulebook const& rulebook) override {
    write_summary(json_, summary, rulebook);
    flush(lines_ ? "{\"resumen\":" : "\n],\n\"resumen\":", "}\n");
  }

 private:
  void flush(std::string_view before, std::string_view after) {
    out_ << before << json_.text() << after;
    json_.clear();
  }

  std::ostream& out_;
  bool lines_;
  bool first_ = true;
  JsonWriter json_;
};

}  // namespace

std::unique_ptr<Report> make_json(std::ostream& out, bool lines) { return std::make_unique<JsonReport>(out, lines); }

}  // namespace visado::report

namespace visado {

std::string amount_text(Decimal amount) { return display_amount(amount); }

std::string to_json(Verdict const& verdict) {
  JsonWriter json;
  report::write_verdict(json, verdict);
  return json.text();
}

std::string to_json(Summary const& summary, Rulebook const& rulebook) {
  JsonWriter json;
  report::write_summary(json, summary, rulebook);
  return json.text();
}

}  // namespace visado
