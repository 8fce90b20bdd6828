#include "verify/judge.hpp"

#include <algorithm>

namespace visado::verify {
namespace {

class Judge {
 public:
  Judge(Rule const& rule, Facts& facts, Report const& report) : rule_(rule), facts_(facts), report_(report) {}

  void run(std::string_view stage) {
    if (!stage.empty() && !rule_.stages.empty() && std::ranges::find(rule_.stages, stage) == rule_.stages.end())
      return tell({.outcome = Outcome::no_aplica, .why_not = why::stage});
    facts_.set_rule_date(std::nullopt);
    if (rule_.for_each.empty()) {
      one();
    } else {
      for (auto const& part : rule_.applies_to_dossier)
        if (facts_.evaluate(part).is_false()) return tell({.outcome = Outcome::no_aplica, .why_not = why::condition});
      elements(0);
      if (!told_) tell({.outcome = Outcome::no_aplica, .why_not = why::empty_list});
    }
    facts_.set_rule_date(std::nullopt);
  }

 private:
  void tell(Judgement const& judgement) {
    told_ = true;
    report_(judgement, path_, lists_);
  }

  // Whether validity or a norm of the rule depends on a date at all.
  [[nodiscard]] bool needs_date() const {
    return rule_.validity.from || rule_.validity.to || rule_.date || !rule_.basis.empty();
  }

  // Every list of `por_cada`, outer first.
  void elements(std::size_t level) {
    auto const& each = rule_.for_each[level];
    Value list = facts_.evaluate(each.list);
    if (list.is_null()) return tell({.outcome = Outcome::no_evaluable, .undecided = &each.list});
    if (!list.is(Kind::list)) {  // a single element where a list is expected
      auto* single = facts_.arena().allocate_array<Value>(1);
      single[0] = list;
      list = Value::list(std::span<Value const>(single, 1));
    }
    lists_.push_back(list);
    for (std::size_t i = 0; i < list.as_list().size(); ++i) {
      facts_.set_input(each.input, list.as_list()[i]);
      path_.push_back(i);
      if (level + 1 < rule_.for_each.size()) elements(level + 1);
      else one();
      path_.pop_back();
    }
    lists_.pop_back();
  }

  // The dossier, or the element that is bound now.
  void one() {
    Judgement judgement;
    if (!date(judgement)) return tell(judgement);
    if (rule_.type == Rule::Type::obligatory) return obligatory(judgement);
    if (!applies(judgement)) return tell(judgement);
    if (rule_.type == Rule::Type::manual) {
      judgement.outcome = Outcome::por_comprobar;
      return tell(judgement);
    }
    Value verdict = facts_.evaluate(*rule_.demands);
    if (verdict.is_null()) {
      judgement.outcome = Outcome::no_evaluable;
      judgement.undecided = &*rule_.demands;
    } else {
      judgement.outcome = verdict.is_true() ? Outcome::cumple : Outcome::incumple;
    }
    tell(judgement);
  }

  // Chooses the rule's date; false when it already decides the outcome.
  bool date(Judgement& judgement) {
    if (!needs_date()) return true;
    Value const date = rule_.date ? facts_.evaluate(*rule_.date) : facts_.reference_date();
    if (rule_.date) facts_.set_rule_date(date);
    judgement.date = date;
    if (!date.is(Kind::date) && !date.is(Kind::date_time)) {
      // What does not apply anyway needs no date.
      if (rule_.applies && facts_.evaluate(*rule_.applies).is_false()) {
        judgement.outcome = Outcome::no_aplica;
        judgement.why_not = why::condition;
        return false;
      }
      judgement.outcome = Outcome::no_evaluable;
      judgement.date_missing = true;
      return false;
    }
    Date const day = date.is(Kind::date) ? date.as_date() : date.as_date_time().date;
    if (!rule_.validity.includes(day)) {
      judgement.outcome = Outcome::no_aplica;
      judgement.why_not = why::not_valid;
      return false;
    }
    // Of several norms one in force is enough to stand on.
    if (!rule_.basis.empty() &&
        std::ranges::none_of(rule_.basis, [&](Citation const& c) { return c.norm->validity.includes(day); })) {
      judgement.outcome = Outcome::no_aplica;
      judgement.why_not = why::norm_not_in_force;
      return false;
    }
    return true;
  }

  bool applies(Judgement& judgement) {
    if (!rule_.applies) return true;
    Value const applies = facts_.evaluate(*rule_.applies);
    if (applies.is_true()) return true;
    if (applies.is_false()) {
      judgement.outcome = Outcome::no_aplica;
      judgement.why_not = why::condition;
    } else {
      judgement.outcome = Outcome::no_evaluable;
      judgement.undecided = &*rule_.applies;
    }
    return false;
  }

  // One outcome for each field asked for. There, but empty, is not what the article asks for either.
  void obligatory(Judgement judgement) {
    if (!applies(judgement)) return tell(judgement);
    for (auto const& field : rule_.required) {
      Value const value = facts_.evaluate(field.value);
      judgement.empty = (value.is(Kind::list) && value.as_list().empty()) ||
                        (value.is(Kind::string) && value.as_string().empty());
      bool const missing = value.is_null() || judgement.empty || lacks_some(value);
      judgement.outcome = missing ? Outcome::incumple : Outcome::cumple;
      judgement.required = &field;
      tell(judgement);
    }
  }

  // `facturas.serie`: some invoice lacks it.
  static bool lacks_some(Value const& value) {
    if (!value.is(Kind::list)) return false;
    return std::ranges::any_of(value.as_list(), [](Value const& item) { return item.is_null(); });
  }

  Rule const& rule_;
  Facts& facts_;
  Report const& report_;
  std::vector<std::size_t> path_;
  std::vector<Value> lists_;
  bool told_ = false;
};

}  // namespace

void judge(Rule const& rule, Facts& facts, std::string_view stage, Report const& report) {
  Judge(rule, facts, report).run(stage);
}

}  // namespace visado::verify
