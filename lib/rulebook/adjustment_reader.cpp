// `ajustes`: changes of named rules by the institution.
#include "rulebook/readers.hpp"
#include "rulebook/words.hpp"

namespace visado::rulebook {
namespace {

template <class Enumeration>
std::optional<Enumeration> word_of(Section const& section, std::string_view key) {
  std::optional<std::size_t> const index = section.word(key);
  if (!index) return std::nullopt;
  return static_cast<Enumeration>(*index);
}

}  // namespace

void read_adjustments(YamlNode const& node, Draft& draft, Log& log) {
  Section const file(node, adjustments_keys, log);
  for (YamlNode const* item : file.items("ajustes")) {
    Log::Inside const inside(log, "ajustes");
    Section const section(*item, adjustment_keys, log);
    std::optional<EmbeddedText> rule = section.source_text("regla");
    if (!rule) continue;
    AdjustmentDraft adjustment;
    adjustment.adjustment = {rule->text(),
                             word_of<RuleState>(section, "estado"),
                             word_of<RuleSeverity>(section, "severidad"),
                             word_of<Effect>(section, "efecto"),
                             read_term(section, log),
                             section.text("autor"),
                             section.text("justificacion"),
                             label_of(*rule)};
    adjustment.rule = std::move(*rule);
    draft.adjustments.push_back(std::move(adjustment));
  }
}

}  // namespace visado::rulebook
