// Norms, and what stands on them.
#include <algorithm>
#include <set>

#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"
#include "visado/norms.hpp"

namespace visado {
namespace {

std::string normal(std::string_view text) {
  std::string result;
  for (char const c : utf8::fold(text))
    if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
  return result;
}

bool cites(std::vector<Citation> const& basis, Norm const& norm) {
  return std::ranges::any_of(basis, [&](Citation const& citation) { return citation.norm == &norm; });
}

// The norm and everything that a change of it reaches.
class ImpactFinder {
 public:
  ImpactFinder(Rulebook const& rulebook, NormImpact& impact) : rulebook_(rulebook), impact_(impact) {}

  void run() {
    find_values();
    find_definitions();
    for (Rule const& rule : rulebook_.rules()) touch(rule);
  }

 private:
  [[nodiscard]] bool touches(Citation const& citation) const {
    // Of a reform that is no norm of the rulebook: all that stands on what it reforms.
    if (impact_.norm == nullptr) return std::ranges::find(impact_.reformed, citation.norm) != impact_.reformed.end();
    if (citation.norm != impact_.norm) return false;
    return impact_.article.empty() || citation.article.empty() || citation.article == impact_.article;
  }

  void find_values() {
    auto const& parameters = rulebook_.parameters();
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
      for (ParameterValue const& value : parameters[i].values) {
        if (!std::ranges::any_of(value.basis, [&](Citation const& c) { return touches(c); })) continue;
        impact_.values.push_back({&parameters[i], &value});
        touched_parameters_.insert(i);
      }
    }
  }

  // Until nothing more is reached: definitions stand on each other.
  void find_definitions() {
    auto const& definitions = rulebook_.definitions();
    for (std::uint32_t i = 0; i < definitions.size(); ++i) {
      if (!definitions[i].table) continue;
      bool const cited = std::ranges::any_of(definitions[i].table->rows, [&](PackTable::Row const& row) {
        return std::ranges::any_of(row.basis, [&](Citation const& c) { return touches(c); });
      });
      if (cited) touched_tables_.insert(i);
    }
    for (std::uint32_t i = 0; i < definitions.size(); ++i)
      if (definitions[i].table && (touched_tables_.contains(i) || !reached(definitions[i].uses()).empty()))
        impact_.tables.push_back(&definitions[i]);
    for (std::uint32_t i = 0; i < definitions.size(); ++i)
      if (!definitions[i].table && !reached(definitions[i].uses()).empty())
        impact_.definitions.push_back(&definitions[i]);
  }

  // The touched parameters and tables that an expression uses, through definitions too.
  [[nodiscard]] std::set<std::string> reached(std::vector<Expression::Use> const& uses) const {
    std::set<std::string> names;
    std::set<std::uint32_t> seen;
    follow(uses, names, seen);
    return names;
  }
  void follow(std::vector<Expression::Use> const& uses, std::set<std::string>& names, std::set<std::uint32_t>& seen) const {
    for (Expression::Use const& use : uses) {
      if (use.role == Binding::Role::parameter && touched_parameters_.contains(use.index))
        names.insert(rulebook_.parameters()[use.index].name);
      if (use.role != Binding::Role::definition || !seen.insert(use.index).second) continue;
      if (touched_tables_.contains(use.index)) names.insert(rulebook_.definitions()[use.index].name);
      follow(rulebook_.definitions()[use.index].uses(), names, seen);
    }
  }

  void touch(Rule const& rule) {
    RuleTouched touched{&rule, {}, {}};
    for (Citation const& citation : rule.basis)
      if (touches(citation)) touched.citations.push_back(citation.text);
    std::set<std::string> parameters;
    auto const add = [&](Expression const& expression) { parameters.merge(reached(expression.uses())); };
    for (auto const* expression : {&rule.date, &rule.applies, &rule.demands, &rule.observed_amount})
      if (*expression) add(**expression);
    for (ForEach const& each : rule.for_each) add(each.list);
    for (Message::Part const& part : rule.finding.parts)
      if (part.expression) add(*part.expression);
    touched.parameters.assign(parameters.begin(), parameters.end());
    if (!touched.citations.empty() || !touched.parameters.empty()) impact_.rules.push_back(std::move(touched));
  }

  Rulebook const& rulebook_;
  NormImpact& impact_;
  std::set<std::uint32_t> touched_parameters_;
  std::set<std::uint32_t> touched_tables_;
};

}  // namespace

std::vector<NormUse> norm_register(Rulebook const& rulebook, Date date) {
  std::vector<NormUse> uses;
  for (auto const& norm : rulebook.norms()) {
    NormUse use;
    use.norm = norm.get();
    for (Rulebook const* part : rulebook.parts()) {
      for (Rule const& rule : part->rules())
        if (cites(rule.basis, *norm)) use.rules.push_back(&rule);
      for (Parameter const& parameter : part->parameters())
        for (ParameterValue const& value : parameter.values)
          if (cites(value.basis, *norm)) use.values.push_back({&parameter, &value});
    }
    std::ranges::sort(use.rules, {}, &Rule::id);
    use.in_force = norm->validity.includes(date);
    use.due = norm->review_by && *norm->review_by <= date;
    uses.push_back(std::move(use));
  }
  return uses;
}

std::size_t NormImpact::tests() const {
  std::size_t count = 0;
  for (RuleTouched const& touched : rules) count += touched.rule->tests.size();
  return count;
}

Result<NormImpact> norm_impact(Rulebook const& rulebook, std::string_view norm, std::string_view article) {
  NormImpact impact;
  impact.asked = norm;
  std::vector<std::string> known;
  for (auto const& candidate : rulebook.norms()) {
    known.push_back(candidate->id);
    if (normal(candidate->id) == normal(norm)) impact.norm = candidate.get();
    for (Norm::Reform const& reform : candidate->reforms) {
      known.push_back(reform.norm);
      if (normal(reform.norm) == normal(norm) &&
          (impact.reformed.empty() || impact.reformed.back() != candidate.get()))
        impact.reformed.push_back(candidate.get());
    }
  }
  Diagnostics diagnostics;
  if (impact.norm == nullptr && impact.reformed.empty()) {
    diagnostics.add(Diagnostic::make(code::unknown_norm, {}, {std::string(norm)},
                                     suggestion_hint(norm, known)));
    return diagnostics;
  }
  if (!article.empty()) {
    std::vector<std::string> articles;
    for (auto const& candidate : impact.norm != nullptr ? impact.norm->articles : std::map<std::string, std::string>{}) {
      articles.push_back(candidate.first);
      if (normal(candidate.first) == normal(article)) impact.article = candidate.first;
    }
    if (impact.article.empty()) {
      diagnostics.add(Diagnostic::make(code::unknown_article, {}, {std::string(norm), std::string(article)},
                                       suggestion_hint(article, articles)));
      return diagnostics;
    }
  }
  for (Rulebook const* part : rulebook.parts()) ImpactFinder(*part, impact).run();
  std::ranges::sort(impact.rules, {}, [](RuleTouched const& touched) -> std::string const& { return touched.rule->id; });
  return impact;
}

}  // namespace visado
