// Runs the tests that rules carry beside them.
#include "verify/rule_tests.hpp"

#include <algorithm>

#include "dossier/yaml_record.hpp"
#include "support/yaml_tree.hpp"
#include "verify/describe.hpp"
#include "verify/facts.hpp"
#include "verify/judge.hpp"
#include "verify/table_tests.hpp"
#include "visado/diagnostics/dossier.hpp"
#include "visado/diagnostics/verify.hpp"
#include "visado/verify.hpp"

namespace visado {
namespace {

struct Got {
  std::string key;  // of the element; empty for the dossier
  Outcome outcome;
  std::string why{};  // of what could not be decided
};

class Case : private verify::JudgementSink {
 public:
  Case(Rulebook const& rulebook, Rule const& rule, RuleTest const& test)
      : rulebook_(rulebook), rule_(rule), test_(test), facts_(rulebook) {
    outcome_.rule = &rule;
    outcome_.test = &test;
  }

  TestOutcome run() {
    Dossier const dossier = read();
    if (dossier.root.is(Kind::context)) judge(dossier);
    compare();
    outcome_.passed = !outcome_.diagnostics.has_errors();
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] bool expects_undecided() const {
    return test_.expected == to_string(Outcome::no_evaluable) ||
           std::ranges::any_of(test_.expected_by_element,
                               [](auto const& e) { return e.second == to_string(Outcome::no_evaluable); });
  }

  Dossier read() {
    YamlNode nothing;
    nothing.kind = YamlNode::Kind::map;
    auto dossier = dossier::read_yaml_record(test_.base.get(), test_.given ? *test_.given : nothing,
                                             rulebook_.schema(), rulebook_.uses(), arena_);
    // A required field that the case leaves out matters only when the rule reads it, which is looked at below.
    for (auto const& diagnostic : dossier.diagnostics)
      if (!expects_undecided() && diagnostic.code != code::required_missing) outcome_.diagnostics.add(diagnostic);
    for (auto const& [path, nearest] : dossier.unknown_keys)
      outcome_.diagnostics.add(Diagnostic::make(code::test_unknown_key, test_.declared, {path},
                                                nearest.empty() ? "" : "¿quiso decir \"" + nearest + "\"?"));
    return dossier;
  }

  void judge(Dossier const& dossier) {
    facts_.begin(dossier.root, arena_, test_.date.value_or(Date{}));
    if (!test_.date) {
      Value const reference = facts_.reference_date();
      if (reference.is(Kind::date)) facts_.begin(dossier.root, arena_, reference.as_date());
    }
    auto const& stages = rule_.stages;
    if (!test_.stage.empty() && !stages.empty() && std::ranges::find(stages, test_.stage) == stages.end()) {
      got_.push_back({"", Outcome::no_aplica});
      return;
    }
    verify::Describer describer(rulebook_, facts_, dossier, {}, Detail::full);
    describer_ = &describer;
    verify::Judge(facts_).judge(verify::RulePlan(rule_, 0, rulebook_), {}, *this);
  }

  void told(verify::Judgement const& judgement, std::vector<std::size_t> const& path,
            std::vector<Value> const& lists) override {
    auto outcome = judgement.outcome;
    std::string why;
    if (outcome == Outcome::no_evaluable) {
      auto described = describer_->describe(rule_, judgement, path, lists);
      outcome = described.outcome;
      why = std::move(described.message);
    }
    auto key = judgement.required ? judgement.required->path : describer_->element_key(path, lists);
    got_.push_back({std::move(key), outcome, std::move(why)});
    if (outcome == Outcome::cumple || outcome == Outcome::incumple) look_for_absent_fields();
  }

  void look_for_absent_fields() {
    if (expects_undecided() || rule_.type == Rule::Type::obligatory) return;
    for (auto const* expression : {rule_.applies ? &*rule_.applies : nullptr, rule_.demands ? &*rule_.demands : nullptr}) {
      if (!expression) continue;
      Explanation explanation;
      facts_.explain(*expression, explanation);
      for (auto const& missing : explanation.missing) {
        if (missing.reason != NullReason::absent) continue;
        if (std::ranges::find(absent_, missing.path) != absent_.end()) continue;
        absent_.push_back(missing.path);
        outcome_.diagnostics.add(Diagnostic::make(code::test_reads_missing_field, test_.declared, {missing.path},
                                                  "agréguelo a dado o a base_de_pruebas"));
      }
    }
  }

  void fail(std::string const& expected, std::string got, std::string why) {
    outcome_.got = got;
    outcome_.diagnostics.add(Diagnostic::make(code::test_failed, test_.expected_at.source ? test_.expected_at : test_.declared,
                                              {test_.name, rule_.id, expected, std::move(got)}, std::move(why)));
  }

  // Why the first that could not be decided was not.
  [[nodiscard]] std::string why_undecided() const {
    auto const found = std::ranges::find_if(got_, [](Got const& g) { return !g.why.empty(); });
    return found == got_.end() ? "" : found->why;
  }

  [[nodiscard]] std::string got_text() const {
    if (got_.size() == 1) return std::string(to_string(got_[0].outcome));
    std::string text;
    for (auto const& [key, outcome, why] : got_) {
      if (!text.empty()) text += ", ";
      text += key + ": " + std::string(to_string(outcome));
    }
    return text.empty() ? "nada" : text;
  }

  void compare() {
    auto const known = [&](std::string const& word) {
      if (outcome(word)) return true;
      outcome_.diagnostics.add(Diagnostic::make(code::test_unknown_outcome, test_.declared, {word}));
      return false;
    };
    if (test_.expected_by_element.empty()) {
      if (!known(test_.expected)) return;
      bool const all = !got_.empty() && std::ranges::all_of(got_, [&](Got const& g) {
        return to_string(g.outcome) == test_.expected;
      });
      if (!all) fail(test_.expected, got_text(), why_undecided());
      return;
    }
    for (auto const& [key, expected] : test_.expected_by_element) {
      if (!known(expected)) continue;
      auto const found = std::ranges::find(got_, key, &Got::key);
      if (found == got_.end())
        outcome_.diagnostics.add(Diagnostic::make(code::test_unknown_element, test_.declared, {key}));
      else if (to_string(found->outcome) != expected)
        fail(key + ": " + expected, std::string(to_string(found->outcome)), found->why);
    }
  }

  Rulebook const& rulebook_;
  Rule const& rule_;
  RuleTest const& test_;
  Arena arena_;
  verify::Facts facts_;
  verify::Describer* describer_ = nullptr;
  TestOutcome outcome_;
  std::vector<Got> got_;
  std::vector<std::string> absent_;
};

}  // namespace

TestOutcome verify::run_rule_test(Rulebook const& rulebook, Rule const& rule, RuleTest const& test) {
  return Case(rulebook, rule, test).run();
}

std::vector<TestOutcome> run_rule_tests(Rulebook const& rulebook) {
  std::vector<TestOutcome> outcomes;
  for (Rulebook const* part : rulebook.parts())
    for (auto const& rule : part->rules())
      for (auto const& test : rule.tests) outcomes.push_back(Case(*part, rule, test).run());
  for (Rulebook const* part : rulebook.parts()) verify::run_table_tests(*part, outcomes);
  return outcomes;
}

}  // namespace visado
