#include "rulebook/effect.hpp"

#include <algorithm>

namespace visado::rulebook {
namespace {

// Rejecting, returning and excluding take effect; observing and informing do not.
bool takes_effect(Effect effect) { return effect < Effect::observa; }

// Why the rule may only observe; empty when it may do what it says.
std::string limitation(Rule const& rule) {
  if (rule.state == RuleState::en_prueba) return "la regla está en prueba";
  if (rule.type == Rule::Type::obligatory) return {};  // the schema itself asks for it
  if (rule.basis.empty()) return "la regla no cita ninguna norma";
  auto const official = [](Citation const& citation) { return is_certain(citation.norm->text); };
  if (std::any_of(rule.basis.begin(), rule.basis.end(), official)) return {};
  std::string known;
  for (Citation const& citation : rule.basis) {
    std::string const part = citation.norm->id + " (" + std::string(to_string(citation.norm->text)) + ")";
    if (known.find(part) == std::string::npos) known += (known.empty() ? "" : ", ") + part;
  }
  return "ninguna norma citada se conoce por su texto oficial: " + known;
}

}  // namespace

Effect default_effect(RuleSeverity severity) {
  if (severity >= RuleSeverity::alta) return Effect::devuelve;
  return severity == RuleSeverity::media ? Effect::observa : Effect::informa;
}

void limit_effect(Rule& rule) {
  rule.effect = rule.declared_effect;
  rule.effect_limited_because.clear();
  if (!takes_effect(rule.declared_effect)) return;
  std::string reason = limitation(rule);
  if (reason.empty()) return;
  rule.effect = Effect::observa;
  rule.effect_limited_because = std::move(reason);
}

}  // namespace visado::rulebook
