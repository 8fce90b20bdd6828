// A rule judged once more, telling everything.
#include "visado/explanation.hpp"

#include <algorithm>
#include <set>

#include "verify/describe.hpp"
#include "verify/explained_parts.hpp"
#include "verify/facts.hpp"
#include "verify/judge.hpp"
#include "verify/print.hpp"
#include "verify/table_parts.hpp"

namespace visado {
namespace {

// Remembers which values of parameters were chosen.
class Choices final : public verify::Watcher {
 public:
  Choices(Rulebook const& rulebook, std::vector<ChosenValue>& chosen) : rulebook_(rulebook), chosen_(chosen) {}

  Value evaluate(Expression const& expression, Activation const& activation, Arena& arena) override {
    return expression.evaluate(activation, arena);
  }
  ParameterValue const* choose(std::uint32_t index, Date date, ParameterValue const* value) override {
    Parameter const* const parameter = &rulebook_.parameters()[index];
    bool const known = std::ranges::any_of(
        chosen_, [&](ChosenValue const& c) { return c.parameter == parameter && c.date == date; });
    if (!known) chosen_.push_back({parameter, date, value});
    return value;
  }

 private:
  Rulebook const& rulebook_;
  std::vector<ChosenValue>& chosen_;
};

class Explainer final : public verify::JudgementSink {
 public:
  Explainer(Rulebook const& rulebook, Rule const& rule, Dossier const& dossier, verify::Facts& facts,
            verify::Origin origin, std::vector<ExplainedOutcome>& outcomes)
      : rulebook_(rulebook),
        rule_(rule),
        facts_(facts),
        describer_(rulebook, facts, dossier, origin, Detail::full),
        outcomes_(outcomes) {}

  void told(verify::Judgement const& judgement, std::vector<std::size_t> const& path,
            std::vector<Value> const& lists) override {
    outcomes_.push_back(explain(judgement, path, lists));
  }

 private:
  ExplainedOutcome explain(verify::Judgement const& judgement, std::vector<std::size_t> const& path,
                           std::vector<Value> const& lists) {
    ExplainedOutcome told;
    told.finding = describer_.describe(rule_, judgement, path, lists);
    told.outcome = told.finding.outcome;
    told.element_path = told.finding.element_path;
    told.element_key = told.finding.element_key;
    if (judgement.outcome == Outcome::no_aplica) told.why_not = to_string(judgement.why_not);
    told.date_text = rule_.date_text;
    told.date = told.finding.date;
    told_definitions_.clear();
    if (rule_.date) add(told, "fecha_segun", *rule_.date);
    // An element was not bound yet: only what speaks of the dossier can be told.
    bool const before_elements = !rule_.for_each.empty() && path.size() < rule_.for_each.size();
    if (before_elements) {
      for (Expression const& part : rule_.applies_to_dossier) add(told, "aplica", part);
      if (path.empty()) add(told, "por_cada", rule_.for_each.front().list);
      return told;
    }
    bool const out_of_force = judgement.why_not == WhyNot::not_valid || judgement.why_not == WhyNot::norm_not_in_force;
    if (judgement.outcome == Outcome::no_aplica && out_of_force) return told;
    if (rule_.applies) add(told, rule_.type == Rule::Type::obligatory ? "cuando" : "aplica", *rule_.applies);
    if (judgement.outcome == Outcome::no_aplica || judgement.date_missing) return told;
    if (judgement.required) add(told, "campo", judgement.required->value);
    bool const applies_undecided = rule_.applies && judgement.undecided == &*rule_.applies;
    if (rule_.demands && !applies_undecided) add(told, "exige", *rule_.demands);
    return told;
  }

  void add(ExplainedOutcome& told, std::string key, Expression const& expression) {
    Explanation explanation;
    Value const value = facts_.explain(expression, explanation);
    auto& step = told.steps.emplace_back();
    step.key = std::move(key);
    bool const hidden = rule_.sensitive && !value.is(Kind::boolean);
    step.value = hidden ? std::string(verify::reserved_value) : verify::for_people(value, expression.type());
    step.parts = verify::explained_parts(expression, explanation, rule_.sensitive);
    for (Expression::Use const& use : expression.uses()) {
      if (use.role != Binding::Role::definition || !told_definitions_.insert(use.index).second) continue;
      Definition const& definition = rulebook_.definitions()[use.index];
      if (definition.table) add_table(told, use.index);
      else add(told, "definición " + definition.name, definition.expression);
    }
  }

  void add_table(ExplainedOutcome& told, std::uint32_t index) {
    Definition const& definition = rulebook_.definitions()[index];
    bool const hidden = rule_.sensitive || definition.table->sensitive;
    auto& step = told.steps.emplace_back();
    step.key = "tabla " + definition.name;
    step.value = hidden ? std::string(verify::reserved_value)
                        : verify::for_people(facts_.definition(index), definition.type());
    verify::TableParts(rulebook_, facts_, hidden).add(index, 0, step.parts);
    for (Expression::Use const& use : definition.uses())
      if (use.role == Binding::Role::definition && told_definitions_.insert(use.index).second)
        rulebook_.definitions()[use.index].table
            ? add_table(told, use.index)
            : add(told, "definición " + rulebook_.definitions()[use.index].name, rulebook_.definitions()[use.index].expression);
  }

  Rulebook const& rulebook_;
  Rule const& rule_;
  verify::Facts& facts_;
  verify::Describer describer_;
  std::vector<ExplainedOutcome>& outcomes_;
  std::set<std::uint32_t> told_definitions_;
};

}  // namespace

RuleExplanation explain_rule(Rulebook const& rulebook, Rule const& rule, Dossier const& dossier,
                             VerifyOptions const& options, DossierSource const* source,
                             DossierSource::Unit const* unit) {
  RuleExplanation explanation;
  explanation.rule = &rule;
  explanation.unit = rulebook.schema().unit;
  explanation.key = dossier.key;
  explanation.place = dossier.place;
  explanation.reading = dossier.diagnostics;
  for (Adjustment const& adjustment : rulebook.adjustments())
    if (adjustment.rule == rule.id) explanation.adjustments.push_back(adjustment);
  if (!dossier.root.is(Kind::context)) return explanation;
  Arena arena;
  verify::Facts facts(rulebook);
  facts.begin(dossier.root, arena, options.date);
  Choices choices(rulebook, explanation.parameters);
  facts.set_watcher(&choices);
  auto const& stages = rule.stages;
  if (!options.stage.empty() && !stages.empty() && std::ranges::find(stages, options.stage) == stages.end()) {
    auto& told = explanation.outcomes.emplace_back();
    told.outcome = Outcome::no_aplica;
    told.why_not = to_string(WhyNot::stage);
    return explanation;
  }
  Explainer explainer(rulebook, rule, dossier, facts, {source, unit}, explanation.outcomes);
  verify::Judge(facts).judge(verify::RulePlan(rule, 0, rulebook), {}, explainer);
  return explanation;
}

}  // namespace visado
