#include "feel/grammar/builder.hpp"

#include <algorithm>

#include "feel/grammar/keywords.hpp"
#include "feel/grammar/syntax_error.hpp"

namespace visado::feel {

// ---- nodes ------------------------------------------------------------------------------------------------

NodeId Builder::add(Node node) {
  int depth = 0;
  for (NodeId const child : node.children) {
    if (child != no_node) depth = std::max(depth, depths_[child]);
  }
  if (depth >= deepest_tree) {
    throw SyntaxError{Code::too_many_operations, node.token.size() != 0 ? node.token : node.span,
                      {std::to_string(deepest_tree)},
                      "divida la expresión en definiciones, o use una lista: en (…), suma([…])"};
  }
  extents_.push_back(node.span);
  depths_.push_back(depth + 1);
  return nodes_.add(std::move(node));
}

NodeId Builder::leaf(NodeKind kind, TextToken const& token) {
  Node node{.kind = kind, .span = token.span, .text = token.text};
  return add(std::move(node));
}

NodeId Builder::infix(Node node, NodeId left, NodeId right) {
  node.span = {extent(left).begin, extent(right).end};
  node.children = {left, right};
  return add(std::move(node));
}

NodeId Builder::block(NodeKind kind, Span word, std::vector<NodeId> children, std::uint32_t end) {
  Node node{.kind = kind, .span = {word.begin, end}, .token = word, .children = std::move(children)};
  return add(std::move(node));
}

NodeId Builder::bracketed(Node node, CloseToken const& bracket) {
  node.span = {bracket.opener.begin, bracket.closer.end};
  return add(std::move(node));
}

std::uint32_t Builder::end_of(std::vector<NodeId> const& nodes, std::uint32_t otherwise) const {
  return nodes.empty() ? otherwise : extent(nodes.back()).end;
}

// ---- literals and names -------------------------------------------------------------------------------------

NodeId Builder::name(TextToken const& token) {
  Node node{.kind = NodeKind::name, .builtin = token.builtin, .span = token.span, .text = token.text};
  return add(std::move(node));
}

NodeId Builder::constant(TextToken const& token) {
  Keyword const keyword = find_keyword(token.text, Language::es).value();
  if (keyword == Keyword::null) return leaf(NodeKind::null_literal, {{}, token.span});
  return leaf(NodeKind::boolean_literal, {keyword == Keyword::true_ ? "true" : "false", token.span});
}

// ---- operators ----------------------------------------------------------------------------------------------

NodeId Builder::negation(Span minus, NodeId operand) {
  return block(NodeKind::negation, minus, {operand}, extent(operand).end);
}

NodeId Builder::arithmetic(NodeId left, OperatorToken const& op, NodeId right) {
  return infix({.kind = NodeKind::arithmetic, .op = op.op, .token = op.span}, left, right);
}

NodeId Builder::comparison(NodeId left, OperatorToken const& op, NodeId right) {
  return infix({.kind = NodeKind::comparison, .op = op.op, .token = op.span}, left, right);
}

NodeId Builder::conjunction(NodeId left, Span word, NodeId right) {
  return infix({.kind = NodeKind::conjunction, .token = word}, left, right);
}

NodeId Builder::disjunction(NodeId left, Span word, NodeId right) {
  return infix({.kind = NodeKind::disjunction, .token = word}, left, right);
}

NodeId Builder::between(NodeId value, Span word, NodeId low, NodeId high) {
  Node node{.kind = NodeKind::between,
            .span = {extent(value).begin, extent(high).end},
            .token = word,
            .children = {value, low, high}};
  return add(std::move(node));
}

NodeId Builder::in(NodeId value, Span word, NodeId tests) {
  Node node{.kind = NodeKind::in, .span = {extent(value).begin, extent(tests).end}, .token = word, .children = {value}};
  Node const& right = nodes_[tests];
  if (right.kind == NodeKind::unary_tests) {
    node.children.insert(node.children.end(), right.children.begin(), right.children.end());
  } else {
    node.children.push_back(tests);
  }
  return add(std::move(node));
}

NodeId Builder::instance_of(NodeId value, Span words, NodeId type) {
  return infix({.kind = NodeKind::instance_of, .token = words}, value, type);
}

// ---- control ------------------------------------------------------------------------------------------------

NodeId Builder::if_then_else(Span word, NodeId condition, NodeId then, NodeId otherwise) {
  return block(NodeKind::if_then_else, word, {condition, then, otherwise}, extent(otherwise).end);
}

NodeId Builder::for_loop(Span word, std::vector<NodeId> const& iterations, NodeId body) {
  std::vector<NodeId> children = iterations;
  children.push_back(body);
  return block(NodeKind::for_loop, word, std::move(children), extent(body).end);
}

NodeId Builder::some(Span word, std::vector<NodeId> const& iterations, NodeId condition) {
  std::vector<NodeId> children = iterations;
  children.push_back(condition);
  return block(NodeKind::some, word, std::move(children), extent(condition).end);
}

NodeId Builder::every(Span word, std::vector<NodeId> const& iterations, NodeId condition) {
  std::vector<NodeId> children = iterations;
  children.push_back(condition);
  return block(NodeKind::every, word, std::move(children), extent(condition).end);
}

NodeId Builder::iteration(TextToken const& variable, NodeId from, boost::optional<NodeId> const& to) {
  Node node{.kind = NodeKind::iteration, .token = variable.span, .text = variable.text, .children = {from}};
  if (to) node.children.push_back(*to);
  node.span = {variable.span.begin, extent(node.children.back()).end};
  return add(std::move(node));
}

// ---- structure ----------------------------------------------------------------------------------------------

NodeId Builder::path(NodeId base, TextToken const& property) {
  Node node{.kind = NodeKind::path,
            .span = {extent(base).begin, property.span.end},
            .token = property.span,
            .text = property.text,
            .children = {base}};
  return add(std::move(node));
}

NodeId Builder::filter(NodeId list, NodeId condition, CloseToken const& bracket) {
  Node node{.kind = NodeKind::filter,
            .span = {extent(list).begin, bracket.closer.end},
            .token = {bracket.opener.begin, bracket.closer.end},
            .children = {list, condition}};
  return add(std::move(node));
}

NodeId Builder::call(NodeId callee, Arguments const& arguments) {
  Node node{.kind = NodeKind::invocation,
            .span = {extent(callee).begin, arguments.close.end},
            .token = extent(callee),
            .children = {callee}};
  auto const named = [&](NodeId id) { return nodes_[id].kind == NodeKind::named_argument; };
  auto const& nodes = arguments.nodes;
  if (std::any_of(nodes.begin(), nodes.end(), named)) {
    node.kind = NodeKind::named_invocation;
    auto const unnamed = std::find_if_not(nodes.begin(), nodes.end(), named);
    if (unnamed != nodes.end()) {
      throw SyntaxError{Code::mixed_arguments, extent(*unnamed), {}, "escriba también el nombre de este argumento"};
    }
  }
  node.children.insert(node.children.end(), nodes.begin(), nodes.end());
  return add(std::move(node));
}

NodeId Builder::named_argument(TextToken const& name, NodeId value) {
  Node node{.kind = NodeKind::named_argument,
            .span = {name.span.begin, extent(value).end},
            .token = name.span,
            .text = name.text,
            .children = {value}};
  return add(std::move(node));
}

NodeId Builder::function(Span word, std::vector<NodeId> const& parameters, NodeId body) {
  std::vector<NodeId> children = parameters;
  children.push_back(body);
  return block(NodeKind::function, word, std::move(children), extent(body).end);
}

NodeId Builder::parameter(TextToken const& name, boost::optional<NodeId> const& type) {
  Node node{.kind = NodeKind::parameter, .span = name.span, .token = name.span, .text = name.text};
  if (type) {
    node.children.push_back(*type);
    node.span.end = extent(*type).end;
  }
  return add(std::move(node));
}

NodeId Builder::empty_list(CloseToken const& bracket) { return bracketed({.kind = NodeKind::list}, bracket); }

NodeId Builder::list(NodeId first, std::vector<NodeId> const& rest, CloseToken const& bracket) {
  Node node{.kind = NodeKind::list, .children = {first}};
  node.children.insert(node.children.end(), rest.begin(), rest.end());
  return bracketed(std::move(node), bracket);
}

NodeId Builder::context(std::vector<NodeId> const& entries, CloseToken const& bracket) {
  return bracketed({.kind = NodeKind::context, .children = entries}, bracket);
}

NodeId Builder::entry(TextToken const& key, NodeId value) {
  Node node{.kind = NodeKind::entry,
            .span = {key.span.begin, extent(value).end},
            .token = key.span,
            .text = key.text,
            .children = {value}};
  return add(std::move(node));
}

NodeId Builder::range(NodeId low, NodeId high, CloseToken const& bracket) {
  return bracketed({.kind = NodeKind::range,
                    .closed_low = bracket.closed_low,
                    .closed_high = bracket.closed_high,
                    .children = {low, high}},
                   bracket);
}

NodeId Builder::parentheses(NodeId first, std::vector<NodeId> const& rest, CloseToken const& bracket) {
  NodeId const inside = rest.empty() ? first : unary_tests(first, rest);
  extents_[inside] = {bracket.opener.begin, bracket.closer.end};
  return inside;
}

// ---- unary tests --------------------------------------------------------------------------------------------

NodeId Builder::unary_comparison(OperatorToken const& op, NodeId value) {
  Node node{.kind = NodeKind::unary_comparison,
            .op = op.op,
            .span = {op.span.begin, extent(value).end},
            .token = op.span,
            .children = {value}};
  return add(std::move(node));
}

NodeId Builder::any_test(Span dash) {
  NodeId const any = add({.kind = NodeKind::any_test, .span = dash});
  return add({.kind = NodeKind::unary_tests, .span = dash, .children = {any}});
}

NodeId Builder::unary_tests(NodeId first, std::vector<NodeId> const& rest) {
  Node node{.kind = NodeKind::unary_tests, .children = {first}};
  node.children.insert(node.children.end(), rest.begin(), rest.end());
  node.span = {extent(first).begin, end_of(rest, extent(first).end)};
  if (rest.empty() && is_negation_call(first)) {
    Node const& call = nodes_[first];
    node.negated = true;
    node.token = call.token;
    node.children.assign(call.children.begin() + 1, call.children.end());
  }
  return add(std::move(node));
}

// `not(…)` without parentheses around it.
bool Builder::is_negation_call(NodeId id) const {
  Node const& node = nodes_[id];
  if (node.kind != NodeKind::invocation || node.children.size() < 2 || !(extent(id) == node.span)) return false;
  Node const& callee = nodes_[node.children.front()];
  bool const bare = extent(node.children.front()) == callee.span;
  return bare && callee.kind == NodeKind::name && (callee.text == "not" || (spanish_ && callee.text == "no"));
}

// ---- types --------------------------------------------------------------------------------------------------

NodeId Builder::type_list(Span word, NodeId item, CloseToken const& bracket) {
  return block(NodeKind::type_list, word, {item}, bracket.closer.end);
}

NodeId Builder::type_list_of(Span words, NodeId item) {
  return block(NodeKind::type_list, words, {item}, extent(item).end);
}

NodeId Builder::type_range(Span word, NodeId item, CloseToken const& bracket) {
  return block(NodeKind::type_range, word, {item}, bracket.closer.end);
}

NodeId Builder::type_context(Span word, std::vector<NodeId> const& fields, CloseToken const& bracket) {
  return block(NodeKind::type_context, word, fields, bracket.closer.end);
}

NodeId Builder::type_function(Span word, std::vector<NodeId> const& parameters, NodeId result) {
  std::vector<NodeId> children = parameters;
  children.push_back(result);
  return block(NodeKind::type_function, word, std::move(children), extent(result).end);
}

// ---- the finished tree --------------------------------------------------------------------------------------

Ast Builder::finish(NodeId root, bool tests) const {
  Ast tree;
  if (tests) {
    Node list = nodes_[root];
    for (NodeId& test : list.children) test = copy(test, tree);
    tree.root = tree.add(std::move(list));
  } else {
    tree.root = copy(root, tree);
  }
  return tree;
}

NodeId Builder::copy(NodeId id, Ast& target) const {
  if (id == no_node) return id;
  if (nodes_[id].kind == NodeKind::unary_tests) {
    throw SyntaxError{Code::list_in_parentheses, extent(id), {"en"}, "una lista se escribe entre corchetes: [1, 2]"};
  }
  Node node = nodes_[id];
  for (NodeId& child : node.children) child = copy(child, target);
  return target.add(std::move(node));
}

}  // namespace visado::feel
