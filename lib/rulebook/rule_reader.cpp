// A rule of a pack.
#include "rulebook/effect.hpp"
#include "rulebook/readers.hpp"
#include "rulebook/rule_id.hpp"
#include "rulebook/words.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

void read_classification(Section const& section, RuleDraft& draft, Log& log) {
  Rule& rule = draft.rule;
  rule.state = section.word("estado", RuleState::activa);
  rule.control = section.word("control", Control::permanente);
  rule.severity = section.word("severidad", RuleSeverity::media);
  draft.effect_written = section.find("efecto") != nullptr;
  rule.declared_effect = section.word("efecto", default_effect(rule.severity));
  rule.mendable = section.yes_no("subsanable", true);
  rule.dispensable = section.yes_no("dispensable", false);
  draft.stages = section.texts("etapas");
  for (EmbeddedText const& stage : draft.stages) rule.stages.push_back(stage.text());
  if (YamlNode const* validity = section.find("vigencia")) {
    Log::Inside const inside(log, "vigencia");
    rule.validity = read_validity(Section(*validity, validity_keys, log), log);
  }
  rule.term = read_term(section, log);
}

// What a rule needs and may not have, by whether a person or the condition decides.
void check_condition(Section const& section, bool manual, Log& log) {
  constexpr std::string_view automatic_keys[] = {"exige", "hallazgo", "monto_observado"};
  constexpr std::string_view manual_keys[] = {"pregunta"};
  auto const require = [&](std::string_view key) {
    if (section.key(key) == nullptr && section.node().is_map()) {
      log.report(code::missing_key, {section.node().source, section.node().entries.front().key->span, {}},
                 {std::string(key), manual ? "la comprobación manual" : "la regla"});
    }
  };
  auto const refuse = [&](std::string_view key) {
    if (YamlNode const* const written = section.key(key)) {
      log.report(code::key_out_of_place, written->label(),
                 {std::string(key), manual ? "una comprobación manual" : "una regla que no es manual"});
    }
  };
  if (section.node().entries.empty()) return;
  if (manual) {
    require("pregunta");
    for (std::string_view const key : automatic_keys) refuse(key);
  } else {
    require("exige");
    require("hallazgo");
    for (std::string_view const key : manual_keys) refuse(key);
  }
}

}  // namespace

std::vector<CitationDraft> read_citations(Section const& section) {
  std::vector<CitationDraft> citations;
  for (EmbeddedText& text : section.texts("base_legal")) citations.push_back({std::move(text)});
  return citations;
}

std::optional<Term> read_term(Section const& section, Log& log) {
  YamlNode const* const node = section.find("plazo");
  if (node == nullptr) return std::nullopt;
  Log::Inside const inside(log, "plazo");
  Section const term(*node, term_keys, log);
  return Term{term.integer("dias").value_or(0), term.word("tipo").value_or(1) == 0};
}

RuleDraft read_rule(NodePtr const& document, YamlNode const& node, PackContext const& pack, Log& log) {
  YamlNode const* const id = node.find("id");
  Log::Inside const inside(log, "regla " + (id != nullptr && id->is_scalar() ? id->text.text() : "sin id"));
  Section const section(node, rule_keys, log);
  RuleDraft draft;
  Rule& rule = draft.rule;
  rule.language = pack.language;
  rule.id = section.text("id");
  rule.declared = section.find("id") != nullptr ? section.find("id")->label() : section.label();
  check_rule_id(rule.id, rule.declared, log);
  rule.title = section.text("titulo");
  rule.pack = pack.name;
  rule.version = pack.version;
  read_classification(section, draft, log);
  bool const manual = section.word("comprobacion").value_or(0) == 1;
  check_condition(section, manual, log);
  draft.for_each = section.source_text("por_cada");
  rule.type = manual ? Rule::Type::manual : draft.for_each ? Rule::Type::element : Rule::Type::dossier;
  draft.date = section.source_text("fecha_segun");
  draft.applies = section.source_text("aplica");
  if (!manual) {
    draft.demands = section.source_text("exige");
    draft.finding = section.source_text("hallazgo");
    draft.observed_amount = section.source_text("monto_observado");
  }
  draft.basis_written = section.key("base_legal") != nullptr;
  draft.basis = read_citations(section);
  draft.tests_written = section.key("pruebas") != nullptr;
  rule.recommendation = section.text("recomendacion");
  rule.question = section.text("pregunta");
  for (EmbeddedText const& text : section.texts("falsos_positivos_conocidos")) {
    rule.known_false_positives.push_back(text.text());
  }
  rule.functions = section.key("funciones") != nullptr ? read_functions(section, log) : pack.functions;
  rule.explained_mutants = read_explained_mutants(section, log);
  rule.impossible_parts = read_impossible_parts(section, log);
  for (YamlNode const* item : section.items("pruebas")) {
    rule.tests.push_back(read_test(document, *item, pack, log));
    YamlNode const* const stage = item->find("etapa");
    if (stage != nullptr && stage->is_scalar()) draft.test_stages.push_back(trimmed(stage->text));
  }
  return draft;
}

}  // namespace visado::rulebook
