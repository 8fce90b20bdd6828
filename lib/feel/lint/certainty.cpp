// Walks conditions with what is known where they stand: the other parts of an `and`, the conditions of the `if`s
// around. A term's facts hold only inside the construct that makes its names.
#include <algorithm>
#include <map>

#include "feel/lint/lint.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

// What is known of a term, and the condition that says it.
struct Fact {
  ValueSet set;
  NodeId from = no_node;
  bool denied = false;  // the condition is known to be false
};
using Facts = std::map<std::string, Fact>;

class Walker {
 public:
  explicit Walker(Lint& lint) : lint_(lint), constraints_(lint.checked, lint.constants) {}

  void walk(NodeId id, Facts const& facts) {
    switch (node(id).kind) {
      case NodeKind::conjunction:
        return conjunction(id, facts);
      case NodeKind::disjunction:
        return disjunction(id, facts);
      case NodeKind::if_then_else:
        return if_then_else(id, facts);
      case NodeKind::comparison:
      case NodeKind::between:
      case NodeKind::in:
      case NodeKind::invocation:
        condition(id, facts);
        return children(id, facts);
      case NodeKind::for_loop:
      case NodeKind::some:
      case NodeKind::every:
      case NodeKind::filter:
      case NodeKind::function:
        return children(id, {});
      default:
        return children(id, facts);
    }
  }

 private:
  [[nodiscard]] Node const& node(NodeId id) const { return lint_.node(id); }

  void children(NodeId id, Facts const& facts) {
    for (NodeId const child : node(id).children) {
      if (child != no_node) walk(child, facts);
    }
  }

  // ---- one condition
  // -----------------------------------------------------------------------------------------

  // Whether it was reported.
  bool condition(NodeId id, Facts const& facts) {
    if (std::optional<bool> const truth = constraints_.written_truth(id)) {
      bool const same = !lint_.constants.is_constant(id);
      lint_.report(*truth ? code::always_true : code::never_true, lint_.caret(id), {},
                   same ? "los dos lados son lo mismo" : "todo está escrito en la regla: no mira ningún dato");
      return true;
    }
    std::optional<Constraint> const demand = constraints_.of(id);
    if (!demand) return false;
    Term const& term = demand->term;
    ValueSet const reachable = demand->set.intersect(term.possible);
    if (reachable.is_empty(term.whole)) {
      lint_.report(code::never_true, lint_.caret(id), {}, why_impossible(id, *demand));
      return true;
    }
    if (auto const fact = facts.find(term.text); fact != facts.end()) {
      if (reachable.intersect(fact->second.set).is_empty(term.whole)) {
        contradiction(id, fact->second, term);
        return true;
      }
    }
    if (is_plain_boolean(id) || !term.possible.is_within(demand->set, term.whole)) return false;
    lint_.report(code::always_true, lint_.caret(id), {},
                 term.meaning.empty() ? "son todos los valores que " + lint_.source_text(term.node) + " puede tener"
                                      : std::string(term.meaning));
    return true;
  }

  [[nodiscard]] bool is_plain_boolean(NodeId id) const {
    return node(id).kind == NodeKind::name || node(id).kind == NodeKind::path;
  }

  std::string why_impossible(NodeId id, Constraint const& demand) {
    if (demand.set.is_empty(demand.term.whole)) {
      return node(id).kind == NodeKind::between ? "los dos extremos están al revés: primero va el menor"
                                                : "no hay ningún valor entre esos límites";
    }
    if (!demand.term.meaning.empty()) return std::string(demand.term.meaning);
    return lint_.source_text(demand.term.node) + " nunca tiene ese valor";
  }

  void contradiction(NodeId id, Fact const& fact, Term const& term) {
    std::string hint = quoted(fact.from) + " y " + quoted(id) + " se excluyen";
    if (fact.denied) {
      hint = "aquí solo se llega cuando " + quoted(fact.from) + " es falso";
    } else if (is_equality(id) && is_equality(fact.from)) {
      hint += "; para aceptar los dos: " + lint_.source_text(term.node) +
              (lint_.checked.language == Language::es ? " en (" : " in (") + value_text(fact.from) + ", " +
              value_text(id) + ")";
    }
    Diagnostic& diagnostic = lint_.report(code::never_true, lint_.caret(id), {}, std::move(hint));
    diagnostic.related.push_back(
        lint_.place(node(fact.from).span, fact.denied ? "ya se preguntó aquí" : "se contradice con esto"));
  }

  // The constant of an equality, as written.
  [[nodiscard]] std::string value_text(NodeId id) const {
    std::vector<NodeId> const& sides = node(id).children;
    return lint_.source_text(lint_.constants.is_constant(sides[0]) ? sides[0] : sides[1]);
  }

  [[nodiscard]] bool is_equality(NodeId id) const {
    return node(id).kind == NodeKind::comparison && node(id).op == Operator::eq;
  }
  [[nodiscard]] std::string quoted(NodeId id) const {
    std::string const text = lint_.source_text(id);
    return text.size() > 60 || text.find('\n') != text.npos ? "lo señalado" : "«" + text + "»";
  }

  // ---- and, or, if
  // -------------------------------------------------------------------------------------------

  // The operands of a chain of the same operator, in order.
  void flatten(NodeId id, NodeKind kind, std::vector<NodeId>& operands) const {
    if (node(id).kind != kind) return operands.push_back(id);
    for (NodeId const child : node(id).children) flatten(child, kind, operands);
  }

  // What is known when the condition is true, or false, and not null.
  void assume(NodeId id, bool truth, Facts& facts) {
    if (std::optional<Constraint> demand = constraints_.of(id)) {
      ValueSet const set = truth ? demand->set : demand->set.complement();
      auto const [fact, is_new] = facts.try_emplace(demand->term.text, Fact{demand->term.possible.intersect(set), id, !truth});
      if (!is_new) fact->second.set = fact->second.set.intersect(set);
      return;
    }
    bool const splits = node(id).kind == (truth ? NodeKind::conjunction : NodeKind::disjunction);
    if (!splits) return;
    for (NodeId const child : node(id).children) assume(child, truth, facts);
  }

  // Each operand with what those before it leave.
  void conjunction(NodeId id, Facts facts) {
    std::vector<NodeId> operands;
    flatten(id, NodeKind::conjunction, operands);
    for (NodeId const operand : operands) {
      std::size_t const before = lint_.diagnostics.size();
      bool const simple = is_plain_boolean(operand) && condition(operand, facts);
      if (!simple) walk(operand, facts);
      if (lint_.diagnostics.size() == before) assume(operand, true, facts);
    }
  }

  void disjunction(NodeId id, Facts const& facts) {
    std::vector<NodeId> operands;
    flatten(id, NodeKind::disjunction, operands);
    std::size_t const before = lint_.diagnostics.size();
    for (NodeId const operand : operands) walk(operand, facts);
    if (lint_.diagnostics.size() != before) return;
    std::map<std::string, std::pair<Constraint, NodeId>> unions;  // by term; with the first operand
    for (NodeId const operand : operands) {
      std::optional<Constraint> demand = constraints_.of(operand);
      if (!demand) continue;
      auto const [known, is_new] = unions.try_emplace(demand->term.text, *demand, operand);
      Constraint& all = known->second.first;
      if (!is_new && all.term.kind != demand->term.kind) continue;
      all.set = all.set.unite(demand->set);
      if (is_new || !all.term.possible.is_within(all.set, all.term.whole)) continue;
      return tautology(operand, known->second.second, all.term);
    }
  }

  void tautology(NodeId id, NodeId other, Term const& term) {
    auto const unequal = [&](NodeId part) {
      return node(part).kind == NodeKind::comparison && node(part).op == Operator::ne;
    };
    std::string hint = "lo que no cumple " + quoted(other) + " cumple " + quoted(id);
    if (unequal(id) && unequal(other))
      hint = lint_.source_text(term.node) + " siempre es distinto de uno de los dos: ¿" + conjunction() + " en vez de " +
             disjunction_word() + "?";
    Diagnostic& diagnostic = lint_.report(code::always_true, lint_.caret(id), {}, std::move(hint));
    diagnostic.related.push_back(lint_.place(lint_.node(other).span, "o esto"));
  }

  [[nodiscard]] std::string conjunction() const { return lint_.checked.language == Language::es ? "«y»" : "«and»"; }
  [[nodiscard]] std::string disjunction_word() const { return lint_.checked.language == Language::es ? "«o»" : "«or»"; }

  void if_then_else(NodeId id, Facts const& facts) {
    std::vector<NodeId> const& parts = node(id).children;
    if (node(parts[0]).kind == NodeKind::boolean_literal) {
      bool const truth = node(parts[0]).text == "true";
      bool const spanish = lint_.checked.language == Language::es;
      lint_.report(code::unreachable_branch, node(parts[truth ? 2 : 1]).span,
                   {truth ? (spanish ? "sino" : "else") : (spanish ? "entonces" : "then")},
                   "la condición siempre es " + lint_.source_text(parts[0]) + ": quite el \"" + (spanish ? "si" : "if") + "\"");
    } else {
      bool const simple = is_plain_boolean(parts[0]) && condition(parts[0], facts);
      if (!simple) walk(parts[0], facts);
    }
    for (std::size_t branch = 1; branch <= 2; ++branch) {
      Facts inside = facts;
      assume(parts[0], branch == 1, inside);
      walk(parts[branch], inside);
    }
  }

  Lint& lint_;
  Constraints constraints_;
};

}  // namespace

void find_certain_conditions(Lint& lint) { Walker(lint).walk(lint.checked.ast.root, {}); }

}  // namespace visado::feel
