#include "verify/judge.hpp"

#include <algorithm>

namespace visado::verify {
namespace {

// `facturas.serie`: some invoice lacks it.
bool lacks_some(Value const& value) {
  if (!value.is(Kind::list)) return false;
  return std::ranges::any_of(value.as_list(), [](Value const& item) { return item.is_null(); });
}

}  // namespace

void Judge::judge(RulePlan const& plan, Known known, JudgementSink& sink) {
  plan_ = &plan;
  rule_ = plan.rule;
  sink_ = &sink;
  known_ = known;
  told_ = false;
  path_.clear();
  lists_.clear();
  facts_.begin_rule();
  facts_.set_rule_date(std::nullopt);
  if (plan.date != no_date) {
    date_ = facts_.date(plan.date, plan.date_expression);
    if (rule_->date) facts_.set_rule_date(date_);
  }
  if (rule_->for_each.empty()) return whole();
  if (!known_.applies && !known_.dossier) {
    for (auto const& part : rule_->applies_to_dossier)
      if (facts_.evaluate(part).is_false())
        return tell({.outcome = Outcome::no_aplica, .why_not = WhyNot::condition});
  }
  if (auto const* const codes = this->codes()) return coded_elements(*codes);
  known_.tests = false;  // those of the elements are not known
  elements(0);
  if (!told_) tell({.outcome = Outcome::no_aplica, .why_not = WhyNot::empty_list});
}

// A rule over the dossier.
void Judge::whole() {
  if (!only_demands()) return one();
  Value const verdict = facts_.evaluate(*rule_->demands);
  if (verdict.is_true()) return tell_held(1);
  tell_demands(verdict);
}

void Judge::tell(Judgement const& judgement) {
  told_ = true;
  sink_->told(judgement, path_, lists_);
}

// Every list of `por_cada`, outer first.
void Judge::elements(std::size_t level) {
  auto const& each = rule_->for_each[level];
  Value list = facts_.evaluate(each.list);
  if (list.is_null()) return tell({.outcome = Outcome::no_evaluable, .undecided = &each.list});
  if (!list.is(Kind::list)) {  // a single element where a list is expected
    auto* single = facts_.arena().allocate_array<Value>(1);
    single[0] = list;
    list = Value::list(std::span<Value const>(single, 1));
  }
  lists_.push_back(list);
  bool const innermost = level + 1 == rule_->for_each.size();
  bool const bare = innermost && only_demands();
  std::size_t held = 0;
  path_.push_back(0);
  for (std::size_t i = 0; i < list.as_list().size(); ++i) {
    facts_.set_input(each.input, list.as_list()[i]);
    path_.back() = i;
    if (!innermost) {
      elements(level + 1);
    } else if (!bare) {
      one();
    } else if (Value const verdict = facts_.evaluate(*rule_->demands); verdict.is_true()) {
      ++held;
    } else {
      tell_demands(verdict);
    }
  }
  path_.pop_back();
  lists_.pop_back();
  tell_held(held);
}

bool Judge::only_demands() const {
  bool const dated = !plan_->needs_date || (known_.in_force && plan_->date != no_date);
  return codes_ != nullptr && dated && rule_->demands && (known_.applies || !rule_->applies) &&
         rule_->type != Rule::Type::obligatory && rule_->type != Rule::Type::manual;
}

void Judge::tell_held(std::size_t elements) {
  if (elements == 0) return;
  told_ = true;
  sink_->held(elements);
}

// What `exige` gave, when it was not true or somebody has to be told of each.
void Judge::tell_demands(Value const& verdict) {
  Judgement judgement;
  if (plan_->needs_date) judgement.date = date_;
  tell_demands(judgement, verdict);
}

void Judge::tell_demands(Judgement& judgement, Value const& verdict) {
  if (verdict.is_null()) {
    judgement.outcome = Outcome::no_evaluable;
    judgement.undecided = &*rule_->demands;
  } else {
    judgement.outcome = verdict.is_true() ? Outcome::cumple : Outcome::incumple;
  }
  tell(judgement);
}

// Of the list of the rule, when what `aplica` asks of its elements comes before anything else that could decide.
ElementCodes::List const* Judge::codes() const {
  if (codes_ == nullptr || !known_.coded) return nullptr;
  auto const& list = codes_->of(plan_->elements.list, facts_);
  return list.size() > 0 ? &list : nullptr;
}

void Judge::coded_elements(ElementCodes::List const& codes) {
  auto const& tests = plan_->elements;
  Value const list = facts_.evaluate(rule_->for_each.front().list);
  lists_.push_back(list);
  path_.push_back(0);
  bool const may_be_known = tests.whole && known_.dossier, dossier_tests = known_.tests;
  std::size_t passed = 0, held = 0;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes.rules_out(tests, i)) {
      ++passed;
      continue;
    }
    bool const passes = codes.passes(tests, i);
    known_.applies = may_be_known && passes;
    known_.tests = dossier_tests && passes;
    facts_.set_input(rule_->for_each.front().input, list.as_list()[i]);
    path_.front() = i;
    if (!only_demands()) one();
    else if (Value const verdict = facts_.evaluate(*rule_->demands); verdict.is_true()) ++held;
    else tell_demands(verdict);
  }
  if (passed > 0) sink_->passed_by(passed);
  tell_held(held);
}

// The dossier, or the element that is bound now.
void Judge::one() {
  Judgement judgement;
  if (plan_->needs_date && !date(judgement)) return tell(judgement);
  if (rule_->type == Rule::Type::obligatory) return obligatory(judgement);
  if (!applies(judgement)) return tell(judgement);
  if (rule_->type == Rule::Type::manual) {
    judgement.outcome = Outcome::por_comprobar;
    return tell(judgement);
  }
  tell_demands(judgement, facts_.evaluate(*rule_->demands));
}

// The date of the element that is bound now.
Value Judge::element_date() {
  facts_.set_rule_date(std::nullopt);  // that of the element before
  Value const date = facts_.evaluate(*rule_->date);
  facts_.set_rule_date(date);
  return date;
}

// Chooses the rule's date; false when it already decides the outcome.
bool Judge::date(Judgement& judgement) {
  judgement.date = plan_->date != no_date ? date_ : element_date();
  if (known_.in_force) return true;
  auto const day = day_of(judgement.date);
  if (!day) {
    // What does not apply anyway needs no date.
    if (rule_->applies && !known_.applies && facts_.evaluate(*rule_->applies).is_false()) {
      judgement.outcome = Outcome::no_aplica;
      judgement.why_not = WhyNot::condition;
      return false;
    }
    judgement.outcome = Outcome::no_evaluable;
    judgement.date_missing = true;
    return false;
  }
  if (auto const why = plan_->out_of_force(*day)) {
    judgement.outcome = Outcome::no_aplica;
    judgement.why_not = *why;
    return false;
  }
  return true;
}

bool Judge::applies(Judgement& judgement) {
  if (known_.applies || !rule_->applies) return true;
  bool const only_rest = known_.tests && plan_->applies_rest;
  Value const applies = only_rest ? facts_.evaluate_part(*rule_->applies, *plan_->applies_rest) : facts_.evaluate(*rule_->applies);
  if (applies.is_true()) return true;
  if (applies.is_false()) {
    judgement.outcome = Outcome::no_aplica;
    judgement.why_not = WhyNot::condition;
  } else {
    judgement.outcome = Outcome::no_evaluable;
    judgement.undecided = &*rule_->applies;
  }
  return false;
}

// One outcome for each field asked for. There, but empty, is not what the article asks for either.
void Judge::obligatory(Judgement judgement) {
  if (!applies(judgement)) return tell(judgement);
  for (auto const& field : rule_->required) {
    Value const value = facts_.evaluate(field.value);
    judgement.empty = (value.is(Kind::list) && value.as_list().empty()) ||
                      (value.is(Kind::string) && value.as_string().empty());
    bool const missing = value.is_null() || judgement.empty || lacks_some(value);
    judgement.outcome = missing ? Outcome::incumple : Outcome::cumple;
    judgement.required = &field;
    tell(judgement);
  }
}

}  // namespace visado::verify
