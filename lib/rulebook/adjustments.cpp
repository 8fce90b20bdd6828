// What the institution changes of named rules.
#include <algorithm>

#include "rulebook/compilers.hpp"
#include "rulebook/effect.hpp"
#include "rulebook/section.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

void apply(Adjustment const& adjustment, RuleDraft& draft) {
  Rule& rule = draft.rule;
  if (adjustment.state) rule.state = *adjustment.state;
  if (adjustment.severity) {
    rule.severity = *adjustment.severity;
    if (!draft.effect_written) rule.declared_effect = default_effect(rule.severity);
  }
  if (adjustment.effect) {
    rule.declared_effect = *adjustment.effect;
    draft.effect_written = true;
  }
  if (adjustment.term) rule.term = adjustment.term;
}

bool same_change(Adjustment const& a, Adjustment const& b) {
  return a.rule == b.rule && ((a.state && b.state) || (a.severity && b.severity) || (a.effect && b.effect) ||
                              (a.term && b.term));
}

}  // namespace

void apply_adjustments(Draft& draft, std::vector<PartDraft>& parts, Shared& shared, Log& log) {
  std::vector<RuleDraft*> rules;
  std::vector<std::string> ids;
  auto const collect = [&](std::vector<RuleDraft>& drafts) {
    for (RuleDraft& rule : drafts) {
      rules.push_back(&rule);
      ids.push_back(rule.rule.id);
    }
  };
  for (PartDraft& part : parts) {
    collect(part.rules);
    collect(part.schema.obligatory);
  }
  Log::Inside const inside(log, "ajustes");
  for (AdjustmentDraft& read : draft.adjustments) {
    Adjustment& adjustment = read.adjustment;
    auto const rule = std::find_if(rules.begin(), rules.end(),
                                   [&](RuleDraft const* candidate) { return candidate->rule.id == adjustment.rule; });
    if (rule == rules.end()) {
      log.report(code::adjustment_unmatched, label_of(read.rule), {adjustment.rule},
                 suggestion_hint(adjustment.rule, ids));
      continue;
    }
    auto const other = std::find_if(shared.adjustments.begin(), shared.adjustments.end(),
                                    [&](Adjustment const& earlier) { return same_change(earlier, adjustment); });
    if (other != shared.adjustments.end()) {
      Label first = other->declared;
      first.text = "el primero";
      log.report(code::adjustment_conflict, label_of(read.rule), {adjustment.rule})
          .related.push_back(std::move(first));
      continue;
    }
    apply(adjustment, **rule);
    shared.adjustments.push_back(std::move(adjustment));
  }
}

}  // namespace visado::rulebook
