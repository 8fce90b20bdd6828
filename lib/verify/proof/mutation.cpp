// Changes a rulebook in small ways, one at a time, and asks which changes its tests notice.
#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <memory>
#include <thread>

#include "feel/value/operations.hpp"
#include "rulebook/applies.hpp"
#include "support/one_line.hpp"
#include "verify/proof/case.hpp"
#include "verify/proof/mutants.hpp"
#include "visado/diagnostics/verify.hpp"

namespace visado {
namespace {

using verify::Facts;
using verify::MutantPlan;
using verify::ProofCase;
using verify::Site;
using verify::Sites;

// Puts one expression in the place of another, and one parameter's values in place of its own.
class Replacement final : public verify::Watcher {
 public:
  Expression const* original = nullptr;
  Expression const* changed = nullptr;  // null: dropped, so the reference date counts
  std::optional<std::uint32_t> parameter;
  std::vector<ParameterValue> const* values = nullptr;
  Definition const* with_table = nullptr;
  DecisionTable const* changed_table = nullptr;
  Facts* facts = nullptr;

  DecisionTable const& table(Definition const& definition) override {
    return &definition == with_table ? *changed_table : definition.table->table;
  }
  Value evaluate(Expression const& expression, Activation const& activation, Arena& arena) override {
    if (&expression != original) return expression.evaluate(activation, arena);
    return changed != nullptr ? changed->evaluate(activation, arena) : facts->reference_date();
  }
  ParameterValue const* choose(std::uint32_t index, Date date, ParameterValue const* chosen) override {
    if (index != parameter) return chosen;
    auto const found = std::ranges::find_if(*values, [&](ParameterValue const& v) { return v.validity.includes(date); });
    return found == values->end() ? nullptr : &*found;
  }
};

enum class Notice : unsigned char { stillborn, untested, killed, survived };

class Judge {
 public:
  explicit Judge(Rulebook const& rulebook) : rulebook_(rulebook) {
    auto const uses = verify::every_field(rulebook.schema());
    for (Rule const& rule : rulebook.rules()) {
      auto& cases = cases_.emplace_back();
      if (!verify::is_proved(rule)) continue;
      for (RuleTest const& test : rule.tests) cases.push_back(std::make_unique<ProofCase>(rulebook, test, uses));
    }
    for (Definition const& definition : rulebook.definitions()) {
      auto& cases = table_cases_.emplace_back();
      if (!definition.table) continue;
      for (TableTest const& test : definition.table->tests)
        cases.push_back({std::make_unique<ProofCase>(rulebook, test.test, uses), &test.expected});
    }
  }

  [[nodiscard]] std::uint64_t failing() const {
    Facts facts(rulebook_);
    Arena arena;
    std::uint64_t failing = 0;
    for (Rule const& rule : rulebook_.rules())
      for (auto const& test : cases_of(rule)) failing += !test->agrees(test->run(rule, facts, arena));
    for (std::uint32_t i = 0; i < table_cases_.size(); ++i)
      for (TableCase const& test : table_cases_[i]) failing += !agrees(test, i, facts, arena);
    return failing;
  }

  // Thread-safe, each thread with its own facts and arena.
  Notice judge(MutantPlan const& plan, Facts& facts, Arena& arena) const {
    Replacement replacement;
    replacement.facts = &facts;
    std::optional<Expression> changed;
    if (plan.site != nullptr && !plan.text.empty()) {
      auto compiled = Sites::compile(*plan.site, EmbeddedText::of("<mutante>", plan.text));
      if (!compiled) return Notice::stillborn;
      changed = std::move(compiled).value();
    }
    std::optional<DecisionTable> table;
    if (plan.table != nullptr) {
      TableText text = plan.table->table->text();
      plan.change_table(text);
      table = Sites::compile(*plan.table, std::move(text));
      if (!table) return Notice::stillborn;
      replacement.with_table = &rulebook_.definitions()[plan.table->index];
      replacement.changed_table = &*table;
    }
    bool const in_rule = plan.change_rule || (plan.site != nullptr && plan.site->rule != nullptr);
    std::optional<Rule> copy;
    if (in_rule) copy = changed_rule(plan, changed);
    if (!in_rule && plan.site != nullptr) {
      replacement.original = plan.site->expression;
      replacement.changed = changed ? &*changed : nullptr;
    }
    if (plan.parameter) {
      replacement.parameter = plan.parameter;
      replacement.values = &plan.values;
    }
    facts.set_watcher(&replacement);
    bool tested = false, noticed = false;
    for (TableCase const& test : plan.table != nullptr ? table_cases_[plan.table->index] : no_table_cases_) {
      tested = true;
      noticed = !agrees(test, plan.table->index, facts, arena);
      if (noticed) break;
    }
    for (Rule const* rule : plan.rules) {
      if (noticed) break;
      for (auto const& test : cases_of(*rule)) {
        tested = true;
        noticed = !test->agrees(test->run(copy ? *copy : *rule, facts, arena));
        if (noticed) break;
      }
      if (noticed) break;
    }
    facts.set_watcher(nullptr);
    return !tested ? Notice::untested : noticed ? Notice::killed : Notice::survived;
  }

 private:
  [[nodiscard]] std::vector<std::unique_ptr<ProofCase>> const& cases_of(Rule const& rule) const {
    return cases_[static_cast<std::size_t>(&rule - rulebook_.rules().data())];
  }

  static Rule changed_rule(MutantPlan const& plan, std::optional<Expression> const& changed) {
    Rule rule = *plan.rules.front();
    if (plan.change_rule) plan.change_rule(rule);
    if (plan.site == nullptr) return rule;
    switch (plan.site->kind) {
      case Site::Kind::applies:
        rule.applies = changed;
        rule.applies_to_dossier.clear();
        if (changed && !rule.for_each.empty())
          rule.applies_to_dossier =
              rulebook::conditions_on_dossier(*changed, *plan.site->scope, plan.site->language);
        break;
      case Site::Kind::demands: rule.demands = changed; break;
      default: rule.date = changed; break;
    }
    return rule;
  }

  struct TableCase {
    std::unique_ptr<ProofCase> given;
    Expression const* expected;
  };
  static bool agrees(TableCase const& test, std::uint32_t definition, Facts& facts, Arena& arena) {
    if (!test.given->begin(facts, arena)) return false;
    Value const got = facts.definition(definition);
    Value const expected = facts.evaluate(*test.expected);
    return got.is_null() ? expected.is_null() : feel::equals(got, expected).value_or(false);
  }

  Rulebook const& rulebook_;
  std::vector<std::vector<std::unique_ptr<ProofCase>>> cases_;  // by rule
  std::vector<std::vector<TableCase>> table_cases_;             // by definition
  std::vector<TableCase> no_table_cases_;
};

std::vector<Notice> judge_all(Rulebook const& rulebook, Judge const& judge, std::vector<MutantPlan> const& plans,
                                unsigned threads) {
  std::vector<Notice> verdicts(plans.size());
  std::atomic<std::size_t> next = 0;
  auto const work = [&] {
    Facts facts(rulebook);
    Arena arena;
    for (std::size_t i = next++; i < plans.size(); i = next++) verdicts[i] = judge.judge(plans[i], facts, arena);
  };
  std::vector<std::thread> workers;
  for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
  work();
  for (auto& worker : workers) worker.join();
  return verdicts;
}

// The explanations of rule files, by what they explain.
class Explanations {
 public:
  explicit Explanations(Rulebook const& rulebook) {
    for (Rule const& rule : rulebook.rules()) add(rule.explained_mutants, rule.id);
    for (Pack const& pack : rulebook.packs()) add(pack.explained_mutants, "");
  }

  // Of a pack's mutants the name says the subject too: «parámetro tope › valores: …».
  void apply(Mutant& mutant) {
    for (auto& [explained, subject, used] : explanations_) {
      std::string const name = subject.empty() ? mutant.subject + " › " + mutant.name : mutant.name;
      if ((!subject.empty() && subject != mutant.subject) || one_line(explained->mutant) != one_line(name)) continue;
      used = true;
      if (mutant.fate == Mutant::Fate::survived) {
        mutant.fate = Mutant::Fate::equivalent;
        mutant.because = explained->because;
      } else if (mutant.fate == Mutant::Fate::killed) {
        diagnostics.add(Diagnostic::make(code::explained_mutant_killed, explained->declared, {explained->mutant}));
      }
    }
  }
  void report_unused() {
    for (auto const& [explained, subject, used] : explanations_)
      if (!used)
        diagnostics.add(Diagnostic::make(code::explained_mutant_unmatched, explained->declared, {explained->mutant}));
  }

  Diagnostics diagnostics;

 private:
  struct Explanation {
    ExplainedMutant const* mutant;
    std::string subject;
    bool used = false;
  };
  void add(std::vector<ExplainedMutant> const& mutants, std::string const& subject) {
    for (ExplainedMutant const& mutant : mutants) explanations_.push_back({&mutant, subject});
  }
  std::vector<Explanation> explanations_;
};

MutationReport mutate_part(Rulebook const& rulebook, unsigned threads) {
  MutationReport report;
  Judge const judge(rulebook);
  report.failing_tests = judge.failing();
  if (report.failing_tests > 0) return report;
  Sites const sites(rulebook);
  auto plans = verify::plan_mutants(rulebook, sites);
  auto const verdicts = judge_all(rulebook, judge, plans, threads);
  Explanations explanations(rulebook);
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (verdicts[i] == Notice::stillborn) {
      ++report.stillborn;
      continue;
    }
    if (verdicts[i] == Notice::untested) {
      ++report.untested;
      continue;
    }
    Mutant mutant = std::move(plans[i].described);
    mutant.fate = verdicts[i] == Notice::killed ? Mutant::Fate::killed : Mutant::Fate::survived;
    explanations.apply(mutant);
    report.mutants.push_back(std::move(mutant));
  }
  explanations.report_unused();
  report.diagnostics = std::move(explanations.diagnostics);
  return report;
}

}  // namespace

std::uint64_t MutationReport::count(Mutant::Fate fate) const {
  return static_cast<std::uint64_t>(std::ranges::count(mutants, fate, &Mutant::fate));
}

MutationReport mutate_rules(Rulebook const& rulebook, MutationOptions const& options) {
  unsigned const threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  MutationReport whole;
  for (Rulebook const* part : rulebook.parts()) {
    MutationReport report = mutate_part(*part, threads);
    std::ranges::move(report.mutants, std::back_inserter(whole.mutants));
    whole.stillborn += report.stillborn;
    whole.untested += report.untested;
    whole.failing_tests += report.failing_tests;
    whole.diagnostics.append(std::move(report.diagnostics));
  }
  if (whole.failing_tests == 0) return whole;
  MutationReport failed;
  failed.failing_tests = whole.failing_tests;
  return failed;
}

}  // namespace visado
