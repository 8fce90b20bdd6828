// Which boundaries the tests of rules reach, and cases that reach the others, made from those there are.
#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "support/yaml_quoted.hpp"
#include "verify/proof/boundaries.hpp"
#include "verify/proof/case.hpp"
#include "verify/proof/yaml_case.hpp"
#include "visado/rule_proof.hpp"

namespace visado {
namespace {

using verify::Boundary;
using verify::Leaf;
using verify::NodePtr;
using verify::ProofCase;
using verify::Sites;

constexpr std::size_t most_bases = 4;  // cases that are tried as the beginning of a new one

// How far from a boundary a case stands, each time that it comes there.
class Distances final : public verify::Watcher, private PartObserver {
 public:
  Distances(Rulebook const& rulebook, Boundary const& boundary) : rulebook_(rulebook), boundary_(boundary) {}

  std::vector<Decimal> take() {
    std::ranges::sort(found_);
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    return std::exchange(found_, {});
  }

 private:
  Value evaluate(Expression const& expression, Activation const& activation, Arena& arena) override {
    if (boundary_.site != nullptr && &expression == boundary_.site->expression) {
      values_.clear();
      return expression.observe(activation, arena, *this);
    }
    Value const value = expression.evaluate(activation, arena);
    if (boundary_.kind == Boundary::Kind::validity && is_date(expression)) measure(verify::position_of(value));
    return value;
  }
  [[nodiscard]] bool is_date(Expression const& expression) const {
    if (boundary_.rule->date) return &expression == &*boundary_.rule->date;
    return rulebook_.reference_date() && &expression == &*rulebook_.reference_date();
  }
  ParameterValue const* choose(std::uint32_t index, Date date, ParameterValue const* chosen) override {
    if (boundary_.kind == Boundary::Kind::parameter_from && index == boundary_.parameter)
      measure(Decimal::integer(date.days));
    return chosen;
  }
  void part(Span span, Value const& value) override {
    values_[{span.begin, span.end}] = verify::position_of(value);
    if (span != boundary_.part) return;
    auto const left = side(boundary_.left), right = side(boundary_.right);
    if (left && right) add(Decimal::subtract(*left, *right));
  }
  [[nodiscard]] std::optional<Decimal> side(Boundary::Side const& side) const {
    if (side.literal) return side.literal;
    auto const found = values_.find({side.span.begin, side.span.end});
    return found == values_.end() ? std::nullopt : found->second;
  }
  void measure(std::optional<Decimal> const& day) {
    if (day) add(Decimal::subtract(*day, Decimal::integer(boundary_.date.days)));
  }
  void add(std::optional<Decimal> const& distance) {
    if (distance) found_.push_back(*distance);
  }

  Rulebook const& rulebook_;
  Boundary const& boundary_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::optional<Decimal>> values_;
  std::vector<Decimal> found_;
};

class Proposer {
 public:
  explicit Proposer(Rulebook const& rulebook)
      : rulebook_(rulebook), uses_(verify::every_field(rulebook.schema())), facts_(rulebook) {}

  void propose(Boundary const& boundary, BoundaryReport& report) {
    std::vector<Base> bases;
    std::set<std::string> reached;
    for (RuleTest const& test : boundary.rule->tests) {
      auto distances = measure(boundary, test);
      for (Decimal const& distance : distances) reached.insert(distance.normalized().to_string());
      if (!distances.empty()) bases.push_back({&test, std::move(distances)});
    }
    // Cases that were decided lead to cases that are.
    std::ranges::stable_sort(bases, {}, [](Base const& base) {
      return base.test->expected == to_string(Outcome::cumple) ? 0 : base.test->expected == to_string(Outcome::incumple) ? 1 : 2;
    });
    if (bases.size() > most_bases) bases.resize(most_bases);
    for (Decimal const& goal : {boundary.unit.negated(), Decimal(), boundary.unit}) {
      if (reached.contains(goal.normalized().to_string())) {
        ++report.present;
        continue;
      }
      BoundaryTest test{boundary.rule, boundary.text, where(boundary, goal), boundary.at, {}};
      for (Base const& base : bases) {
        test.yaml = reach(boundary, goal, base, boundary.text + ": " + test.where);
        if (!test.yaml.empty()) break;
      }
      report.missing.push_back(std::move(test));
    }
  }

 private:
  struct Base {
    RuleTest const* test;
    std::vector<Decimal> distances;
  };

  static std::string where(Boundary const& boundary, Decimal goal) {
    if (goal.sign() == 0) return boundary.days ? "el mismo día" : "exactamente en el límite";
    if (boundary.days) return goal.sign() < 0 ? "el día anterior" : "el día siguiente";
    return boundary.unit.to_string() + (goal.sign() < 0 ? " menos" : " más");
  }

  std::vector<Decimal> measure(Boundary const& boundary, RuleTest const& test) {
    Distances distances(rulebook_, boundary);
    ProofCase const proof(rulebook_, test, uses_);
    facts_.set_watcher(&distances);
    (void)proof.run(*boundary.rule, facts_, arena_);
    facts_.set_watcher(nullptr);
    return distances.take();
  }

  // Moves one value of the case after the other by what is missing.
  std::string reach(Boundary const& boundary, Decimal goal, Base const& base, std::string const& name) {
    auto const data = verify::merged(base.test->base.get(), base.test->given.get());
    auto candidates = verify::leaves(*data, rulebook_.schema().root);
    std::ranges::stable_sort(candidates, {}, [&](Leaf const& leaf) {
      return boundary.text.find(leaf.field) == std::string::npos ? 1 : 0;
    });
    for (Leaf const& leaf : candidates) {
      if (boundary.days && !leaf.date) continue;
      for (Decimal const& distance : base.distances) {
        auto const step = Decimal::subtract(goal, distance);
        if (!step) continue;
        for (auto const& position : {Decimal::add(leaf.position, *step), Decimal::subtract(leaf.position, *step)}) {
          NodePtr const moved = position ? verify::with(data, leaf, *position) : nullptr;
          if (!moved) continue;
          RuleTest test = *base.test;
          test.base = nullptr;
          test.given = moved;
          auto const found = measure(boundary, test);
          if (std::ranges::find(found, goal) != found.end()) return yaml(boundary, test, *base.test, leaf, name);
        }
      }
    }
    return {};
  }

  // The new case as its author would write it: only what differs from `base_de_pruebas`.
  std::string yaml(Boundary const& boundary, RuleTest test, RuleTest const& from, Leaf const& leaf, std::string const& name) {
    std::string const changed = test.given->entries[leaf.path.front()].key->text.text();
    auto const wanted = [&](std::string const& key) {
      return key == changed || (from.given && from.given->find(key) != nullptr);
    };
    std::string text = "- {caso: " + yaml_quoted(name) + ", dado: " + verify::flow(*test.given, wanted);
    if (test.date) text += ", fecha: " + test.date->to_string();
    if (!test.stage.empty()) text += ", etapa: " + test.stage;
    return text + ", espera: " + outcome(boundary, std::move(test)) + "}";
  }

  std::string outcome(Boundary const& boundary, RuleTest test) {
    test.expected_by_element = {{"", ""}};  // so that elements are told by their keys
    auto const got = ProofCase(rulebook_, test, uses_).run(*boundary.rule, facts_, arena_);
    bool const same = std::ranges::all_of(got, [&](auto const& g) { return g.outcome == got.front().outcome; });
    if (got.empty()) return "no aplica";
    if (same) return std::string(to_string(got.front().outcome));
    std::string text;
    for (auto const& [key, outcome] : got)
      text += (text.empty() ? "" : ", ") + yaml_quoted(key) + ": " + std::string(to_string(outcome));
    return "{" + text + "}";
  }

  Rulebook const& rulebook_;
  FieldUse uses_;
  verify::Facts facts_;
  Arena arena_;
};

void add(BoundaryReport& to, BoundaryReport& from) {
  to.present += from.present;
  std::move(from.missing.begin(), from.missing.end(), std::back_inserter(to.missing));
}

// Of one schema's rules.
BoundaryReport find_in(Rulebook const& rulebook, unsigned threads) {
  Sites const sites(rulebook);
  std::vector<Boundary> boundaries;
  for (Rule const& rule : rulebook.rules()) {
    if (!verify::is_proved(rule) || rule.tests.empty()) continue;
    auto found = verify::boundaries_of(rulebook, sites, rule);
    std::move(found.begin(), found.end(), std::back_inserter(boundaries));
  }
  std::vector<BoundaryReport> parts(boundaries.size());
  std::atomic<std::size_t> next = 0;
  auto const work = [&] {
    Proposer proposer(rulebook);
    for (std::size_t i = next++; i < boundaries.size(); i = next++) proposer.propose(boundaries[i], parts[i]);
  };
  std::vector<std::thread> workers;
  for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
  work();
  for (auto& worker : workers) worker.join();
  BoundaryReport report;
  for (BoundaryReport& part : parts) add(report, part);
  return report;
}

}  // namespace

BoundaryReport find_boundary_tests(Rulebook const& rulebook, unsigned threads) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  BoundaryReport whole;
  for (Rulebook const* part : rulebook.parts()) {
    BoundaryReport report = find_in(*part, threads);
    add(whole, report);
  }
  return whole;
}

}  // namespace visado
