// What must be there, by class and stage: a rule of its own for each entry.
#include "rulebook/rule_id.hpp"
#include "rulebook/readers.hpp"

namespace visado::rulebook {

RuleDraft read_obligatory(YamlNode const& node, std::string const& schema, Log& log) {
  Section const section(node, obligatory_keys, log);
  RuleDraft draft;
  Rule& rule = draft.rule;
  rule.id = section.text("id");
  Log::Inside const inside(log, "obligatorio " + rule.id);
  rule.type = Rule::Type::obligatory;
  rule.pack = schema;
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
  return draft;
}

}  // namespace visado::rulebook
