// What the rules' tests have seen of their conditions.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "support/one_line.hpp"
#include "verify/proof/case.hpp"
#include "verify/proof/nullness.hpp"
#include "visado/diagnostics/verify.hpp"
#include "visado/rule_proof.hpp"

namespace visado {
namespace {

using verify::Nullness;
using verify::ProofCase;
using verify::Site;
using verify::Sites;

// How often a part was true, false and null.
struct Tally {
  std::uint64_t yes = 0, no = 0, null = 0;
};

// By place in its source: the conditions of an element rule are evaluated as parts of their own, at the same places.
using Place = std::tuple<Source const*, std::uint32_t, std::uint32_t>;
using Tallies = std::map<Place, Tally>;

Place place_of(EmbeddedText const& text, Span span) {
  Span const at = text.to_source(span);
  return {text.source().get(), at.begin, at.end};
}

class TallyObserver final : public PartObserver {
 public:
  TallyObserver(EmbeddedText const& text, Tallies& tallies) : text_(text), tallies_(tallies) {}
  void part(Span span, Value const& value) override {
    if (!value.is(Kind::boolean) && !value.is_null()) return;
    Tally& tally = tallies_[place_of(text_, span)];
    ++(value.is_true() ? tally.yes : value.is_false() ? tally.no : tally.null);
  }

 private:
  EmbeddedText const& text_;
  Tallies& tallies_;
};

// Writes down what one rule's tests evaluate.
class CoverageWatcher final : public verify::Watcher {
 public:
  // Definitions are tallied for all rules together.
  CoverageWatcher(Rulebook const& rulebook, std::map<std::uint32_t, Tallies>& definitions)
      : definitions_(definitions) {
    for (std::uint32_t i = 0; i < rulebook.definitions().size(); ++i)
      if (!rulebook.definitions()[i].table) by_expression_[&rulebook.definitions()[i].expression] = i;
  }

  Value evaluate(Expression const& expression, Activation const& activation, Arena& arena) override {
    auto const definition = by_expression_.find(&expression);
    Tallies& tallies = definition == by_expression_.end() ? rule_ : definitions_[definition->second];
    TallyObserver observer(expression.text(), tallies);
    return expression.observe(activation, arena, observer);
  }
  ParameterValue const* choose(std::uint32_t, Date, ParameterValue const* chosen) override {
    if (chosen != nullptr) ++values_[chosen];
    return chosen;
  }

  [[nodiscard]] Tallies const& rule() const { return rule_; }
  [[nodiscard]] std::uint64_t times(ParameterValue const& value) const {
    auto const found = values_.find(&value);
    return found == values_.end() ? 0 : found->second;
  }

 private:
  std::map<Expression const*, std::uint32_t> by_expression_;
  std::map<std::uint32_t, Tallies>& definitions_;
  Tallies rule_;
  std::map<ParameterValue const*, std::uint64_t> values_;
};

std::string dates_of(Validity const& validity) {
  std::string const from = validity.from ? validity.from->to_string() : "";
  std::string const to = validity.to ? validity.to->to_string() : "";
  return from + ".." + to;
}

class Measurer {
 public:
  explicit Measurer(Rulebook const& rulebook)
      : rulebook_(rulebook), sites_(rulebook), nullness_(rulebook, sites_), facts_(rulebook) {}

  Coverage run() {
    auto const uses = verify::every_field(rulebook_.schema());
    std::set<std::uint32_t> used;
    for (Rule const& rule : rulebook_.rules()) {
      if (!verify::is_proved(rule)) continue;
      auto const& reads = sites_.uses_of(rule).definitions;
      used.insert(reads.begin(), reads.end());
      CoverageWatcher watcher(rulebook_, definitions_);
      std::map<Outcome, std::uint64_t> outcomes;
      facts_.set_watcher(&watcher);
      for (RuleTest const& test : rule.tests) {
        ProofCase const proof(rulebook_, test, uses);
        std::set<Outcome> met;
        for (auto const& got : proof.run(rule, facts_, arena_)) met.insert(got.outcome);
        for (Outcome const outcome : met) ++outcomes[outcome];
      }
      facts_.set_watcher(nullptr);
      add(rule, watcher, outcomes);
    }
    for (Site const& site : sites_.all())
      if (site.kind == Site::Kind::definition && used.contains(site.index)) add_definition(site);
    for (Definition const& definition : rulebook_.definitions())
      if (definition.table) add_table(definition, uses);
    return std::move(coverage_);
  }

 private:
  void add(Rule const& rule, CoverageWatcher const& watcher, std::map<Outcome, std::uint64_t> const& outcomes) {
    CoverageOf subject{rule.id, &rule, {}};
    bool may_be_null = false;
    auto knowledge = nullness_.knowledge(&rule);
    for (ForEach const& each : rule.for_each) may_be_null = may_be_null || list_may_be_missing(rule, each);
    for (Site const* site : sites_.of(rule)) {
      auto const checked = Sites::checked(*site);
      if (!checked) continue;
      auto parts = feel::condition_parts(*checked, knowledge);
      may_be_null = may_be_null || parts.may_be_null;
      // What is asked next is asked only when this held.
      knowledge.present = std::move(parts.present);
      add_parts(subject, *site, parts.parts, watcher.rule());
    }
    add_outcomes(subject, rule, may_be_null || date_may_be_missing(rule), outcomes);
    for (std::uint32_t const index : sites_.uses_of(rule).parameters)
      add_values(subject, rule, rulebook_.parameters()[index], watcher);
    explain(subject, rule);
    coverage_.subjects.push_back(std::move(subject));
  }

  void add_definition(Site const& site) {
    Definition const& definition = rulebook_.definitions()[site.index];
    auto const checked = Sites::checked(site);
    if (!checked) return;
    CoverageOf subject{"definición " + definition.name, nullptr, {}};
    auto const parts = feel::condition_parts(*checked, nullness_.knowledge(nullptr));
    add_parts(subject, site, parts.parts, definitions_[site.index]);
    if (!subject.goals.empty()) coverage_.subjects.push_back(std::move(subject));
  }

  // Of a table each row, by the table's own tests: that it hit, that it did not, and the default.
  void add_table(Definition const& definition, FieldUse const& uses) {
    DecisionTable const& table = definition.table->table;
    auto const& rows = table.text().rows;
    std::vector<Tally> tallies(rows.size());
    std::uint64_t by_default = 0;
    for (TableTest const& test : definition.table->tests) {
      ProofCase const proof(rulebook_, test.test, uses);
      if (!proof.begin(facts_, arena_)) continue;
      TableExplanation explanation;
      (void)table.explain(facts_.activation(), arena_, explanation);
      by_default += explanation.by_default;
      for (std::size_t i = 0; i < std::min(rows.size(), explanation.rows.size()); ++i) {
        tallies[i].yes += explanation.rows[i] == TableExplanation::Match::yes;
        tallies[i].no += explanation.rows[i] == TableExplanation::Match::no;
      }
    }
    CoverageOf subject{"tabla " + definition.name, nullptr, {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string cells;
      bool tests_something = false;
      for (EmbeddedText const& cell : rows[i].inputs) {
        std::string const shown = one_line(cell.text());
        cells += (cells.empty() ? "" : " | ") + shown;
        tests_something = tests_something || shown != "-";
      }
      std::string const where = "fila " + std::to_string(i + 1);
      subject.goals.push_back({where, cells, "verdadero", rows[i].place, tallies[i].yes});
      if (tests_something) subject.goals.push_back({where, cells, "falso", rows[i].place, tallies[i].no});
    }
    bool const has_default = std::ranges::any_of(table.text().outputs, [](auto const& output) { return output.otherwise.has_value(); });
    if (has_default) subject.goals.push_back({"defecto", "ninguna fila se cumple", "", definition.declared, by_default});
    coverage_.subjects.push_back(std::move(subject));
  }

  // The conditions of an element rule that do not speak of the element are asked first, each on its own: where one is
  // false, so is the conjunction around it, which is not evaluated any more.
  static std::uint64_t times_a_conjunct_was_false(Expression const& whole, Span conjunction, Tallies const& tallies) {
    std::uint64_t times = 0;
    for (EmbeddedText const& conjunct : whole.conjuncts()) {
      Place const place = place_of(conjunct, {0, static_cast<std::uint32_t>(conjunct.text().size())});
      auto const& [source, begin, end] = place;
      bool const inside = conjunction.begin <= begin && end <= conjunction.end && end - begin < conjunction.size();
      auto const found = inside ? tallies.find(place) : tallies.end();
      if (found != tallies.end()) times += found->second.no;
    }
    return times;
  }

  static void add_parts(CoverageOf& subject, Site const& site, std::vector<feel::ConditionPart> const& parts,
                        Tallies const& tallies) {
    EmbeddedText const& text = site.expression->text();
    for (feel::ConditionPart const& part : parts) {
      Span const at = text.to_source(part.span);
      auto const found = tallies.find(place_of(text, part.span));
      Tally tally = found == tallies.end() ? Tally{} : found->second;
      if (tally.no == 0) tally.no = times_a_conjunct_was_false(*site.expression, at, tallies);
      std::string const shown = one_line(std::string_view(text.text()).substr(part.span.begin, part.span.size()));
      auto const want = [&](std::string_view value, std::uint64_t seen) {
        subject.goals.push_back(
            {std::string(verify::key_of(site.kind)), shown, std::string(value), {text.source(), at, {}}, seen});
      };
      want("verdadero", tally.yes);
      want("falso", tally.no);
      if (part.may_be_null) want("nulo", tally.null);
    }
  }

  void add_outcomes(CoverageOf& subject, Rule const& rule, bool may_be_null,
                    std::map<Outcome, std::uint64_t> const& outcomes) {
    auto const want = [&](Outcome outcome) {
      auto const found = outcomes.find(outcome);
      subject.goals.push_back({"resultado", std::string(to_string(outcome)), "", rule.declared,
                               found == outcomes.end() ? 0 : found->second});
    };
    if (rule.type == Rule::Type::manual) {
      want(Outcome::por_comprobar);
    } else {
      want(Outcome::cumple);
      want(Outcome::incumple);
    }
    bool const limited = rule.applies || !rule.for_each.empty() || rule.validity.from || rule.validity.to;
    if (limited || !rule.stages.empty()) want(Outcome::no_aplica);
    if (may_be_null) want(Outcome::no_evaluable);
  }

  // Each dated value that the rule may come to use.
  void add_values(CoverageOf& subject, Rule const& rule, Parameter const& parameter, CoverageWatcher const& watcher) {
    for (ParameterValue const& value : parameter.values) {
      if (!nullness_.can_choose(parameter, value, rule)) continue;
      subject.goals.push_back({"parámetro " + parameter.name, dates_of(value.validity), "", value.declared,
                               watcher.times(value)});
    }
  }

  [[nodiscard]] bool list_may_be_missing(Rule const& rule, ForEach const& each) {
    Site const site{Site::Kind::applies, &rule, 0, &each.list, rule.language, &rulebook_.scope()};
    if (each.input > 1) return false;  // of an element: asked for by the outer one
    auto const checked = Sites::checked(site);
    return checked && feel::condition_parts(*checked, nullness_.knowledge(&rule)).may_be_null;
  }

  // The rule's own date is one of its sites.
  [[nodiscard]] bool date_may_be_missing(Rule const& rule) {
    bool const needed = rule.validity.from || rule.validity.to || !rule.basis.empty();
    if (!needed || rule.date || !rulebook_.reference_date()) return false;
    Site const site{Site::Kind::date,       &rule, 0, &*rulebook_.reference_date(), Language::es,
                    &rulebook_.scope()};
    auto const checked = Sites::checked(site);
    return checked && feel::condition_parts(*checked, nullness_.knowledge(&rule)).may_be_null;
  }

  void explain(CoverageOf& subject, Rule const& rule) {
    constexpr std::string_view words[] = {"verdadero", "falso", "nulo"};
    for (ImpossiblePart const& part : rule.impossible_parts) {
      auto const word = words[static_cast<std::size_t>(part.what)];
      bool seen = false, found = false;
      for (CoverageGoal& goal : subject.goals) {
        if (goal.value != word || goal.text != one_line(part.part)) continue;
        found = true;
        seen = seen || goal.seen > 0;
        goal.impossible = goal.seen == 0;
      }
      if (!found)
        coverage_.diagnostics.add(Diagnostic::make(code::impossible_part_unmatched, part.declared, {part.part, std::string(word)}));
      else if (seen)
        coverage_.diagnostics.add(Diagnostic::make(code::impossible_part_seen, part.declared, {part.part, std::string(word)}));
    }
  }

  Rulebook const& rulebook_;
  Sites sites_;
  Nullness nullness_;
  verify::Facts facts_;
  Arena arena_;
  std::map<std::uint32_t, Tallies> definitions_;
  Coverage coverage_;
};

}  // namespace

std::uint64_t CoverageOf::wanted() const {
  return static_cast<std::uint64_t>(std::ranges::count_if(goals, [](CoverageGoal const& g) { return !g.impossible; }));
}
std::uint64_t CoverageOf::reached() const {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(goals, [](CoverageGoal const& g) { return !g.impossible && g.seen > 0; }));
}

std::uint64_t Coverage::wanted() const {
  std::uint64_t sum = 0;
  for (auto const& subject : subjects) sum += subject.wanted();
  return sum;
}
std::uint64_t Coverage::reached() const {
  std::uint64_t sum = 0;
  for (auto const& subject : subjects) sum += subject.reached();
  return sum;
}
std::uint64_t Coverage::explained() const {
  std::uint64_t sum = 0;
  for (auto const& subject : subjects) sum += subject.goals.size() - subject.wanted();
  return sum;
}

Coverage measure_coverage(Rulebook const& rulebook) {
  Coverage whole;
  for (Rulebook const* part : rulebook.parts()) {
    Coverage coverage = Measurer(*part).run();
    std::ranges::move(coverage.subjects, std::back_inserter(whole.subjects));
    whole.diagnostics.append(std::move(coverage.diagnostics));
  }
  return whole;
}

}  // namespace visado
