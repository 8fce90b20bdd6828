// Norms and what stands on them: text for people, JSON for programs.
#include <fmt/format.h>

#include "support/json_writer.hpp"
#include "support/display.hpp"
#include "verify/print.hpp"
#include "visado/counted.hpp"
#include "visado/norms.hpp"

namespace visado {
namespace {


std::string when(Validity const& validity) {
  std::string const from = validity.from ? "desde " + display_date(*validity.from) : "";
  std::string const to = validity.to ? "hasta " + display_date(*validity.to) : "";
  if (from.empty() && to.empty()) return "sin fechas";
  return from + (from.empty() || to.empty() ? "" : " ") + to;
}

std::string known(Norm const& norm) {
  std::string text(to_string(norm.text));
  if (norm.confirmation)
    text += fmt::format(": {} leyó {} el {}", norm.confirmation->person, norm.confirmation->file,
                        display_date(*norm.confirmation->date));
  return text;
}

std::string value_line(ValueCited const& cited) {
  return fmt::format("{}: {} {}", cited.parameter->name, verify::for_people(cited.value->value, cited.parameter->type),
                     when(cited.value->validity));
}

template <class Range, class Name>
std::string joined(Range const& items, Name const& name) {
  std::string text;
  for (auto const& item : items) text += (text.empty() ? "" : ", ") + std::string(name(item));
  return text;
}

void write_date(JsonWriter& json, std::string_view key, std::optional<Date> const& date) {
  if (date) json.key(key).text(date->to_string());
}

void write_norm(JsonWriter& json, Norm const& norm) {
  json.key("norma").text(norm.id);
  json.key("titulo").text(norm.title);
  json.key("texto").text(to_string(norm.text));
  if (norm.confirmation) {
    json.key("confirmacion").begin_object();
    json.key("persona").text(norm.confirmation->person);
    json.key("archivo").text(norm.confirmation->file);
    json.key("sha256").text(norm.confirmation->sha256);
    write_date(json, "fecha", norm.confirmation->date);
    json.end_object();
  }
  write_date(json, "desde", norm.validity.from);
  write_date(json, "hasta", norm.validity.to);
  write_date(json, "revisar_antes_de", norm.review_by);
}

void write_values(JsonWriter& json, std::vector<ValueCited> const& values) {
  json.key("parametros").begin_list();
  for (ValueCited const& cited : values) {
    json.begin_object();
    json.key("parametro").text(cited.parameter->name);
    json.key("valor").text(verify::for_people(cited.value->value, cited.parameter->type));
    write_date(json, "desde", cited.value->validity.from);
    write_date(json, "hasta", cited.value->validity.to);
    json.end_object();
  }
  json.end_list();
}

template <class Range, class Name>
void write_names(JsonWriter& json, std::string_view key, Range const& items, Name const& name) {
  json.key(key).begin_list();
  for (auto const& item : items) json.text(name(item));
  json.end_list();
}

std::string_view id_of(Rule const* rule) { return rule->id; }

}  // namespace

std::string norms_text(std::vector<NormUse> const& uses, Date date, bool only_due) {
  std::string text;
  std::size_t due = 0, certain = 0;
  for (NormUse const& use : uses) {
    Norm const& norm = *use.norm;
    due += use.due;
    certain += is_certain(norm.text);
    if (only_due && !use.due) continue;
    text += fmt::format("{}  {}\n    texto: {}\n    vigencia: {}{}\n", norm.id, norm.title, known(norm),
                        when(norm.validity), use.in_force ? "" : " (no rige en la fecha)");
    if (norm.review_by)
      text += fmt::format("    revisar antes del {}{}\n", display_date(*norm.review_by), use.due ? ": vencida" : "");
    if (!use.rules.empty()) text += fmt::format("    reglas ({}): {}\n", use.rules.size(), joined(use.rules, id_of));
    for (ValueCited const& cited : use.values) text += "    " + value_line(cited) + "\n";
    if (use.rules.empty() && use.values.empty()) text += "    nada se apoya en ella\n";
  }
  return text + fmt::format("\n{} al {}: {} con texto oficial leído o confirmado, {} por revisar\n", counted(uses.size(), "norma", "normas"),
                            display_date(date), certain, due);
}

std::string norms_json(std::vector<NormUse> const& uses, Date date, bool only_due) {
  JsonWriter json;
  json.begin_object();
  json.key("fecha").text(date.to_string());
  json.key("normas").begin_list();
  for (NormUse const& use : uses) {
    if (only_due && !use.due) continue;
    json.begin_object();
    write_norm(json, *use.norm);
    json.key("vigente").boolean(use.in_force);
    json.key("por_revisar").boolean(use.due);
    write_names(json, "reglas", use.rules, id_of);
    write_values(json, use.values);
    json.end_object();
  }
  json.end_list();
  json.end_object();
  return json.text() + "\n";
}

std::string impact_text(NormImpact const& impact) {
  std::string text = impact.asked;
  if (impact.norm != nullptr) text = impact.norm->id + "  " + impact.norm->title;
  if (!impact.article.empty())
    text += fmt::format("\nart. {}: {}", impact.article, impact.norm->articles.at(impact.article));
  text += "\n";
  if (!impact.reformed.empty())
    text += "reforma a: " + joined(impact.reformed, [](Norm const* norm) { return norm->id; }) + "\n";
  text += fmt::format("\nParámetros ({}):\n", impact.values.size());
  for (ValueCited const& cited : impact.values) text += "    " + value_line(cited) + "\n";
  if (!impact.tables.empty()) {
    text += fmt::format("\nTablas ({}):\n", impact.tables.size());
    for (Definition const* table : impact.tables) text += "    " + table->name + "\n";
  }
  if (!impact.definitions.empty()) {
    text += fmt::format("\nDefiniciones ({}):\n", impact.definitions.size());
    for (Definition const* definition : impact.definitions) text += "    " + definition->name + "\n";
  }
  text += fmt::format("\nReglas ({}):\n", impact.rules.size());
  for (RuleTouched const& touched : impact.rules) {
    text += fmt::format("    {}  {} ({})\n", touched.rule->id, touched.rule->title,
                        counted(touched.rule->tests.size(), "prueba", "pruebas"));
    auto const same = [](std::string const& name) { return name; };
    if (!touched.citations.empty()) text += "        cita " + joined(touched.citations, same) + "\n";
    if (!touched.parameters.empty()) text += "        usa " + joined(touched.parameters, same) + "\n";
  }
  return text + fmt::format("\nUn cambio toca {}, {} y {}\n", counted(impact.rules.size(), "regla", "reglas"),
                            counted(impact.values.size(), "valor de parámetro", "valores de parámetros"),
                            counted(impact.tests(), "prueba", "pruebas"));
}

std::string impact_json(NormImpact const& impact) {
  JsonWriter json;
  json.begin_object();
  if (impact.norm != nullptr) write_norm(json, *impact.norm);
  else json.key("norma").text(impact.asked);
  if (!impact.article.empty()) json.key("articulo").text(impact.article);
  write_names(json, "reforma_a", impact.reformed, [](Norm const* norm) { return std::string_view(norm->id); });
  write_values(json, impact.values);
  write_names(json, "tablas", impact.tables, [](Definition const* table) { return std::string_view(table->name); });
  write_names(json, "definiciones", impact.definitions,
              [](Definition const* definition) { return std::string_view(definition->name); });
  json.key("reglas").begin_list();
  for (RuleTouched const& touched : impact.rules) {
    json.begin_object();
    json.key("regla").text(touched.rule->id);
    json.key("titulo").text(touched.rule->title);
    auto const same = [](std::string const& name) { return std::string_view(name); };
    write_names(json, "citas", touched.citations, same);
    write_names(json, "parametros", touched.parameters, same);
    write_names(json, "pruebas", touched.rule->tests, [](RuleTest const& test) { return std::string_view(test.name); });
    json.end_object();
  }
  json.end_list();
  json.end_object();
  return json.text() + "\n";
}

}  // namespace visado
