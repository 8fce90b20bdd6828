// The documentation of rules as text, Markdown and HTML: one list of facts, three ways to write it.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/adjustment_text.hpp"
#include "report/html.hpp"
#include "report/markdown.hpp"
#include "report/spoken.hpp"
#include "support/display.hpp"
#include "support/one_line.hpp"
#include "visado/counted.hpp"
#include "visado/rule_catalogue.hpp"

namespace visado {
namespace {

using report::escaped_html;
using report::escaped_markdown;
using report::joined;

struct Fact {
  std::string name;
  std::string value;
  bool code = false;  // FEEL
};

std::string basis_of(Rule const& rule) {
  std::string text;
  for (Citation const& citation : rule.basis)
    text += (text.empty() ? "" : "; ") + citation.text + " (" + std::string(to_string(citation.norm->text)) + ")";
  return text.empty() ? "sin base legal" : text;
}

std::string effect_of(Rule const& rule) {
  std::string text(to_string(rule.effect));
  if (!rule.effect_limited_because.empty())
    text += " (declara " + std::string(to_string(rule.declared_effect)) + ", pero " + rule.effect_limited_because + ")";
  return text + " · severidad " + std::string(report::spoken(rule.severity));
}

std::string validity_of(Rule const& rule) {
  std::string text;
  if (rule.validity.from) text = "desde " + display_date(*rule.validity.from);
  if (rule.validity.to) text += (text.empty() ? "" : " ") + ("hasta " + display_date(*rule.validity.to));
  return text;
}

// What is empty is not told.
std::vector<Fact> facts_of(Rulebook const& rulebook, Rule const& rule) {
  std::vector<Fact> facts;
  auto const add = [&](std::string name, std::string value, bool code = false) {
    if (!value.empty()) facts.push_back({std::move(name), std::move(value), code});
  };
  auto const text_of = [](std::optional<Expression> const& expression) {
    return expression ? one_line(expression->text().text()) : std::string();
  };
  std::string each;
  for (ForEach const& level : rule.for_each) each += (each.empty() ? "" : ", ") + level.variable + " en " + level.path;
  add("Por cada", each, true);
  add("Aplica", text_of(rule.applies), true);
  add("Exige", text_of(rule.demands), true);
  add("Pregunta", rule.question);
  add("Dice", one_line(rule.finding.text.text()), true);
  add("Monto observado", text_of(rule.observed_amount), true);
  add("Base legal",
      rule.type == Rule::Type::obligatory && rule.basis.empty() ? "el esquema " + rule.pack : basis_of(rule));
  add("Efecto", effect_of(rule));
  for (Adjustment const& adjustment : rulebook.adjustments())
    if (adjustment.rule == rule.id) add("Ajuste", report::adjustment_text(adjustment));
  add("Qué hacer", rule.recommendation);
  add("Fecha", rule.date_text, true);
  add("Vigencia", validity_of(rule));
  add("Etapas", joined(rule.stages));
  if (rule.control != Control::permanente) add("Control", std::string(to_string(rule.control)));
  if (rule.state != RuleState::activa) add("Estado", std::string(to_string(rule.state)));
  if (!rule.mendable) add("Subsanable", "no: se observa una vez, con justificación");
  if (rule.term) add("Plazo", rule.term->working
                                    ? counted(static_cast<std::uint64_t>(rule.term->days), "día hábil", "días hábiles")
                                    : counted(static_cast<std::uint64_t>(rule.term->days), "día de calendario", "días de calendario"));
  for (std::string const& text : rule.known_false_positives) add("Puede señalar sin razón", text);
  add("Funciones", joined(rule.functions));
  if (rule.type != Rule::Type::obligatory || !rule.tests.empty()) add("Pruebas", std::to_string(rule.tests.size()));
  return facts;
}

struct Chapter {
  std::string title;
  std::vector<Rule const*> rules;
};

std::vector<Chapter> chapters_of(Rulebook const& rulebook) {
  std::map<std::string, Chapter> chapters;
  for (Rulebook const* part : rulebook.parts()) {
    for (Rule const& rule : part->rules()) {
      if (rule.state == RuleState::retirada) continue;
      Chapter& chapter = chapters[rule.pack];
      chapter.rules.push_back(&rule);
      if (!chapter.title.empty()) continue;
      chapter.title = rule.pack;
      auto const pack = std::ranges::find(part->packs(), rule.pack, &Pack::name);
      if (pack != part->packs().end() && !pack->title.empty()) chapter.title = pack->title + " (" + pack->name + ")";
    }
  }
  std::vector<Chapter> ordered;
  for (auto& [name, chapter] : chapters) ordered.push_back(std::move(chapter));
  return ordered;
}

}  // namespace

std::string catalogue_text(Rulebook const& rulebook) {
  std::string text;
  std::size_t rules = 0;
  for (Chapter const& chapter : chapters_of(rulebook)) {
    text += chapter.title + "\n\n";
    for (Rule const* rule : chapter.rules) {
      ++rules;
      text += fmt::format("{}  {}\n", rule->id, rule->title);
      for (Fact const& fact : facts_of(rulebook, *rule)) text += fmt::format("    {}: {}\n", fact.name, fact.value);
    }
    text += "\n";
  }
  return text + counted(rules, "regla", "reglas") + "\n";
}

std::string catalogue_markdown(Rulebook const& rulebook) {
  std::string text = "# Catálogo de reglas\n";
  for (Chapter const& chapter : chapters_of(rulebook)) {
    text += "\n## " + escaped_markdown(chapter.title) + "\n";
    for (Rule const* rule : chapter.rules) {
      text += fmt::format("\n### {} · {}\n\n", rule->id, escaped_markdown(rule->title));
      for (Fact const& fact : facts_of(rulebook, *rule))
        text += fmt::format("- **{}:** {}\n", fact.name,
                            fact.code ? "`` " + fact.value + " ``" : escaped_markdown(fact.value));
    }
  }
  return text;
}

std::string catalogue_html(Rulebook const& rulebook) {
  std::string text =
      "<!DOCTYPE html>\n<html lang=\"es\">\n<head>\n<meta charset=\"utf-8\">\n<title>Catálogo de reglas</title>\n"
      "<style>body{font-family:sans-serif;max-width:60em;margin:auto;padding:1em}dt{font-weight:bold}"
      "dd{margin:0 0 .4em 1.5em}code{white-space:pre-wrap}</style>\n</head>\n<body>\n<h1>Catálogo de reglas</h1>\n";
  for (Chapter const& chapter : chapters_of(rulebook)) {
    text += "<h2>" + escaped_html(chapter.title) + "</h2>\n";
    for (Rule const* rule : chapter.rules) {
      text += fmt::format("<h3 id=\"{0}\">{0} · {1}</h3>\n<dl>\n", escaped_html(rule->id), escaped_html(rule->title));
      for (Fact const& fact : facts_of(rulebook, *rule)) {
        std::string const value = escaped_html(fact.value);
        text += fmt::format("<dt>{}</dt><dd>{}</dd>\n", fact.name, fact.code ? "<code>" + value + "</code>" : value);
      }
      text += "</dl>\n";
    }
  }
  return text + "</body>\n</html>\n";
}

}  // namespace visado
