// Makes the nodes of the tree: one function for each construct, called by the grammar's semantic actions.
#pragma once

#include <boost/optional.hpp>
#include <vector>

#include "feel/grammar/token.hpp"
#include "feel/syntax/ast.hpp"

namespace visado::feel {

// The arguments of a call, up to its closing parenthesis.
struct Arguments {
  std::vector<NodeId> nodes{};
  Span close{};
};

class Builder {
 public:
  // `size`: bytes of the text, for a guess at how many nodes it has.
  Builder(bool spanish, std::size_t size);

  // ---- literals and names ----------------------------------------------------------------------------------
  NodeId number(TextToken token) { return leaf(NodeKind::number_literal, std::move(token)); }
  NodeId string(TextToken token) { return leaf(NodeKind::string_literal, std::move(token)); }
  NodeId at_literal(TextToken token) { return leaf(NodeKind::at_literal, std::move(token)); }
  NodeId name(TextToken token);
  NodeId constant(TextToken token);  // true, false, null

  // ---- operators -------------------------------------------------------------------------------------------
  NodeId negation(Span minus, NodeId operand);
  NodeId arithmetic(NodeId left, OperatorToken const& op, NodeId right);
  NodeId comparison(NodeId left, OperatorToken const& op, NodeId right);
  NodeId conjunction(NodeId left, Span word, NodeId right);
  NodeId disjunction(NodeId left, Span word, NodeId right);
  NodeId between(NodeId value, Span word, NodeId low, NodeId high);
  NodeId in(NodeId value, Span word, NodeId tests);
  NodeId instance_of(NodeId value, Span words, NodeId type);

  // ---- control ---------------------------------------------------------------------------------------------
  NodeId if_then_else(Span word, NodeId condition, NodeId then, NodeId otherwise);
  NodeId for_loop(Span word, std::vector<NodeId> iterations, NodeId body);
  NodeId some(Span word, std::vector<NodeId> iterations, NodeId condition);
  NodeId every(Span word, std::vector<NodeId> iterations, NodeId condition);
  NodeId iteration(TextToken variable, NodeId from, boost::optional<NodeId> const& to);

  // ---- structure -------------------------------------------------------------------------------------------
  NodeId path(NodeId base, TextToken property);
  NodeId filter(NodeId list, NodeId condition, CloseToken const& bracket);
  NodeId call(NodeId callee, Arguments arguments);
  Arguments arguments(std::vector<NodeId> nodes, CloseToken const& bracket) {
    return {std::move(nodes), bracket.closer};
  }
  NodeId named_argument(TextToken name, NodeId value);
  NodeId function(Span word, std::vector<NodeId> parameters, NodeId body);
  NodeId parameter(TextToken name, boost::optional<NodeId> const& type);
  NodeId empty_list(CloseToken const& bracket);
  NodeId list(NodeId first, std::vector<NodeId> rest, CloseToken const& bracket);
  NodeId context(std::vector<NodeId> entries, CloseToken const& bracket);
  NodeId entry(TextToken key, NodeId value);
  NodeId range(NodeId low, NodeId high, CloseToken const& bracket);
  NodeId range_from(NodeId low, CloseToken const& bracket) { return range(low, no_node, bracket); }
  NodeId range_to(NodeId high, CloseToken const& bracket) { return range(no_node, high, bracket); }
  // `(a)` is a; `(a, b)` are tests, which only `in` takes.
  NodeId parentheses(NodeId first, std::vector<NodeId> rest, CloseToken const& bracket);

  // ---- unary tests -----------------------------------------------------------------------------------------
  NodeId unary_comparison(OperatorToken const& op, NodeId value);
  NodeId any_test(Span dash);
  NodeId unary_tests(NodeId first, std::vector<NodeId> rest);

  // ---- types -----------------------------------------------------------------------------------------------
  NodeId type_name(TextToken token) { return leaf(NodeKind::type_name, std::move(token)); }
  NodeId type_list(Span word, NodeId item, CloseToken const& bracket);  // list<T>
  NodeId type_list_of(Span words, NodeId item);                         // lista de T
  NodeId type_range(Span word, NodeId item, CloseToken const& bracket);
  NodeId type_context(Span word, std::vector<NodeId> fields, CloseToken const& bracket);
  NodeId type_function(Span word, std::vector<NodeId> parameters, NodeId result);

  // The finished tree: only what is reachable from `root`, children before parents.
  // `tests`: the root is a list of unary tests.
  [[nodiscard]] Ast finish(NodeId root, bool tests) &&;
  // With the parentheses around it.
  [[nodiscard]] Span extent(NodeId id) const { return made_[id].extent; }

 private:
  NodeId add(Node&& node);
  NodeId leaf(NodeKind kind, TextToken token);
  NodeId infix(Node&& node, NodeId left, NodeId right);
  NodeId block(NodeKind kind, Span word, std::vector<NodeId> children, std::uint32_t end);
  NodeId bracketed(Node&& node, CloseToken const& bracket);
  [[nodiscard]] std::uint32_t end_of(std::vector<NodeId> const& nodes, std::uint32_t otherwise) const;
  [[nodiscard]] bool is_negation_call(NodeId id) const;
  // Lists of tests are no values: only the root may be one, and what `in` has taken apart.
  void forbid_tests(NodeId id) const;

  // What is known of a node while its text is read.
  struct Made {
    Span extent;  // with the parentheses around it
    int depth;
  };
  bool spanish_;
  Ast nodes_;
  std::vector<Made> made_;  // by node
  std::size_t adopted_ = 0;  // children of all nodes
  bool lists_tests_ = false;  // some node is a list of tests
};

}  // namespace visado::feel
