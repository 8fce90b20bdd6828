// What must be there, by class and stage: a rule of its own for each entry.
#include "rulebook/rule_id.hpp"
#include "rulebook/readers.hpp"

namespace visado::rulebook {

RuleDraft read_obligatory(NodePtr const& document, YamlNode const& node, PackContext const& schema, Log& log) {
  Section const section(node, obligatory_keys, log);
  RuleDraft draft;
  Rule& rule = draft.rule;
  rule.id = section.text("id");
  Log::Inside const inside(log, "obligatorio " + rule.id);
  rule.type = Rule::Type::obligatory;
  rule.pack = schema.name;
  rule.functions = schema.functions;
  rule.severity = RuleSeverity::alta;
  rule.declared_effect = Effect::devuelve;
  draft.effect_written = true;
  rule.declared = section.find("id") != nullptr ? section.find("id")->label() : section.label();
  check_rule_id(rule.id, rule.declared, log);
  draft.applies = section.source_text("cuando");
  draft.stages = section.texts("etapa");
  for (EmbeddedText const& stage : draft.stages) rule.stages.push_back(stage.text());
  draft.required = section.texts("campos");
  for (EmbeddedText const& path : draft.required) rule.title += (rule.title.empty() ? "Debe estar: " : ", ") + path.text();
  draft.basis_written = section.key("base_legal") != nullptr;
  draft.basis = read_citations(section);
  rule.recommendation = section.text("recomendacion");
  draft.tests_written = section.key("pruebas") != nullptr;
  for (YamlNode const* item : section.items("pruebas")) {
    rule.tests.push_back(read_test(document, *item, schema, log));
    YamlNode const* const stage = item->find("etapa");
    if (stage != nullptr && stage->is_scalar()) draft.test_stages.push_back(trimmed(stage->text));
  }
  return draft;
}

}  // namespace visado::rulebook
