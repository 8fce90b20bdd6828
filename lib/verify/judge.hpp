// One rule over one dossier: which outcome, for which element.
#pragma once

#include <string_view>
#include <vector>

#include "verify/facts.hpp"
#include "verify/plan.hpp"
#include "visado/verify.hpp"

namespace visado::verify {

// An outcome, with what is needed to explain it.
struct Judgement {
  Outcome outcome{};
  WhyNot why_not{};  // no aplica
  // no evaluable: the expression that gave null (none: the rule's date, or a list that is missing).
  Expression const* undecided = nullptr;
  bool date_missing = false;
  Value date{};                       // the date that chose norms and parameters; null: none was needed
  RequiredField const* required = nullptr;  // obligatory rules: the field that is missing
  bool empty = false;                       // obligatory rules: there, but empty
};

// Told each outcome while the variables of the element are bound in the facts. `path` holds the index of the element
// in each list of `por_cada`, `lists` those lists; both empty for a rule over the dossier.
class JudgementSink {
 public:
  virtual ~JudgementSink() = default;
  virtual void told(Judgement const& judgement, std::vector<std::size_t> const& path,
                    std::vector<Value> const& lists) = 0;
  // So many elements do not apply, for their `aplica` is false; in place of telling one by one. Only of a judge that
  // was given codes.
  virtual void passed_by(std::size_t elements) {
    for (std::size_t i = 0; i < elements; ++i) told({.outcome = Outcome::no_aplica, .why_not = WhyNot::condition}, {}, {});
  }
  // So many comply; in the same way.
  virtual void held(std::size_t elements) {
    for (std::size_t i = 0; i < elements; ++i) told({.outcome = Outcome::cumple}, {}, {});
  }
};

// Used for one rule after another.
class Judge {
 public:
  // `codes`, if any, spare the elements to which a rule cannot apply; those of the dossier that the facts are of.
  explicit Judge(Facts& facts, ElementCodes* codes = nullptr) : facts_(facts), codes_(codes) {}

  // What is known before the dossier is looked at.
  struct Known {
    bool applies = false;   // `aplica` is true
    bool tests = false;     // the tests of `aplica` that look at the dossier are true: what is left is RulePlan::applies_rest
    bool dossier = false;   // what `aplica` asks of the dossier, beside the element, is true
    bool in_force = false;  // the dossier has the rule's date, and the rule and its norms are in force on it
    bool coded = false;     // fields of the elements decide before anything else does: ElementCodes may be asked
  };
  void judge(RulePlan const& plan, Known known, JudgementSink& sink);

 private:
  void tell(Judgement const& judgement);
  // Nothing but `exige` is open: nobody has to be told of a dossier or an element that complies.
  [[nodiscard]] bool only_demands() const;
  void tell_held(std::size_t elements);
  void tell_demands(Value const& verdict);
  void tell_demands(Judgement& judgement, Value const& verdict);
  void whole();
  void elements(std::size_t level);
  [[nodiscard]] ElementCodes::List const* codes() const;
  void coded_elements(ElementCodes::List const& codes);
  void one();
  bool date(Judgement& judgement);
  Value element_date();
  bool applies(Judgement& judgement);
  void obligatory(Judgement judgement);

  Facts& facts_;
  ElementCodes* codes_;
  RulePlan const* plan_ = nullptr;
  Rule const* rule_ = nullptr;
  JudgementSink* sink_ = nullptr;
  Known known_;
  Value date_;  // of the rule, when it is one of the dossier: Plan::dates
  bool told_ = false;
  std::vector<std::size_t> path_;
  std::vector<Value> lists_;
};

}  // namespace visado::verify
