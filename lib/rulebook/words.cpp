#include "rulebook/words.hpp"

#include "visado/rulebook.hpp"

namespace visado {

std::string_view to_string(RuleSeverity value) {
  return rulebook::severity_words[static_cast<std::size_t>(value)];
}
std::string_view to_string(Effect value) { return rulebook::effect_words[static_cast<std::size_t>(value)]; }
std::string_view to_string(Control value) { return rulebook::control_words[static_cast<std::size_t>(value)]; }
std::string_view to_string(RuleState value) { return rulebook::state_words[static_cast<std::size_t>(value)]; }
std::string_view to_string(TextKnown value) {
  if (value == TextKnown::confirmado) return "confirmado por la institución";
  return rulebook::text_known_words[static_cast<std::size_t>(value)];
}

}  // namespace visado
