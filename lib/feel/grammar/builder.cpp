#include "feel/grammar/builder.hpp"

#include <algorithm>

#include "feel/grammar/keywords.hpp"
#include "feel/grammar/syntax_error.hpp"
#include "visado/diagnostics/feel_syntax.hpp"

namespace visado::feel {

// ---- nodes ------------------------------------------------------------------------------------------------

Builder::Builder(bool spanish, std::size_t size) : spanish_(spanish) {
  constexpr std::size_t bytes_of_a_node = 5, few = 8;
  std::size_t const guess = std::min(size, std::size_t{10'000}) / bytes_of_a_node + few;
  nodes_.reserve(guess);
  made_.reserve(guess);
}

NodeId Builder::add(Node&& node) {
  int depth = 0;
  for (NodeId const child : node.children) {
    if (child == no_node) continue;
    depth = std::max(depth, made_[child].depth);
    ++adopted_;
  }
  if (node.kind == NodeKind::unary_tests) lists_tests_ = true;
  if (depth >= deepest_tree) {
    throw SyntaxError{code::too_many_operations, node.token.size() != 0 ? node.token : node.span,
                      {std::to_string(deepest_tree)},
                      "divida la expresión en definiciones, o use una lista: en (…), suma([…])"};
  }
  made_.push_back({node.span, depth + 1});
  return nodes_.add(std::move(node));
}

NodeId Builder::leaf(NodeKind kind, TextToken token) {
  Node node{.kind = kind, .span = token.span, .text = std::move(token.text)};
  return add(std::move(node));
}

NodeId Builder::infix(Node&& node, NodeId left, NodeId right) {
  node.span = {extent(left).begin, extent(right).end};
  node.children = {left, right};
  return add(std::move(node));
}

NodeId Builder::block(NodeKind kind, Span word, std::vector<NodeId> children, std::uint32_t end) {
  Node node{.kind = kind, .span = {word.begin, end}, .token = word, .children = std::move(children)};
  return add(std::move(node));
}

NodeId Builder::bracketed(Node&& node, CloseToken const& bracket) {
  node.span = {bracket.opener.begin, bracket.closer.end};
  return add(std::move(node));
}

std::uint32_t Builder::end_of(std::vector<NodeId> const& nodes, std::uint32_t otherwise) const {
  return nodes.empty() ? otherwise : extent(nodes.back()).end;
}

// ---- literals and names -------------------------------------------------------------------------------------

NodeId Builder::name(TextToken token) {
  Node node{.kind = NodeKind::name, .builtin = token.builtin, .span = token.span, .text = std::move(token.text)};
  return add(std::move(node));
}

NodeId Builder::constant(TextToken token) {
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

NodeId Builder::for_loop(Span word, std::vector<NodeId> iterations, NodeId body) {
  iterations.push_back(body);
  return block(NodeKind::for_loop, word, std::move(iterations), extent(body).end);
}

NodeId Builder::some(Span word, std::vector<NodeId> iterations, NodeId condition) {
  iterations.push_back(condition);
  return block(NodeKind::some, word, std::move(iterations), extent(condition).end);
}

NodeId Builder::every(Span word, std::vector<NodeId> iterations, NodeId condition) {
  iterations.push_back(condition);
  return block(NodeKind::every, word, std::move(iterations), extent(condition).end);
}

NodeId Builder::iteration(TextToken variable, NodeId from, boost::optional<NodeId> const& to) {
  Node node{.kind = NodeKind::iteration, .token = variable.span, .text = std::move(variable.text), .children = {from}};
  if (to) node.children.push_back(*to);
  node.span = {variable.span.begin, extent(node.children.back()).end};
  return add(std::move(node));
}

// ---- structure ----------------------------------------------------------------------------------------------

NodeId Builder::path(NodeId base, TextToken property) {
  Node node{.kind = NodeKind::path,
            .span = {extent(base).begin, property.span.end},
            .token = property.span,
            .text = std::move(property.text),
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

NodeId Builder::call(NodeId callee, Arguments arguments) {
  auto& nodes = arguments.nodes;
  auto const named = [&](NodeId id) { return nodes_[id].kind == NodeKind::named_argument; };
  NodeKind kind = NodeKind::invocation;
  if (std::any_of(nodes.begin(), nodes.end(), named)) {
    kind = NodeKind::named_invocation;
    auto const unnamed = std::find_if_not(nodes.begin(), nodes.end(), named);
    if (unnamed != nodes.end()) {
      throw SyntaxError{code::mixed_arguments, extent(*unnamed), {}, "escriba también el nombre de este argumento"};
    }
  }
  nodes.insert(nodes.begin(), callee);
  Node node{.kind = kind,
            .span = {extent(callee).begin, arguments.close.end},
            .token = extent(callee),
            .children = std::move(nodes)};
  return add(std::move(node));
}

NodeId Builder::named_argument(TextToken name, NodeId value) {
  Node node{.kind = NodeKind::named_argument,
            .span = {name.span.begin, extent(value).end},
            .token = name.span,
            .text = std::move(name.text),
            .children = {value}};
  return add(std::move(node));
}

NodeId Builder::function(Span word, std::vector<NodeId> parameters, NodeId body) {
  parameters.push_back(body);
  return block(NodeKind::function, word, std::move(parameters), extent(body).end);
}

NodeId Builder::parameter(TextToken name, boost::optional<NodeId> const& type) {
  Node node{.kind = NodeKind::parameter, .span = name.span, .token = name.span, .text = std::move(name.text)};
  if (type) {
    node.children.push_back(*type);
    node.span.end = extent(*type).end;
  }
  return add(std::move(node));
}

NodeId Builder::empty_list(CloseToken const& bracket) { return bracketed({.kind = NodeKind::list}, bracket); }

NodeId Builder::list(NodeId first, std::vector<NodeId> rest, CloseToken const& bracket) {
  rest.insert(rest.begin(), first);
  return bracketed({.kind = NodeKind::list, .children = std::move(rest)}, bracket);
}

NodeId Builder::context(std::vector<NodeId> entries, CloseToken const& bracket) {
  return bracketed({.kind = NodeKind::context, .children = std::move(entries)}, bracket);
}

NodeId Builder::entry(TextToken key, NodeId value) {
  Node node{.kind = NodeKind::entry,
            .span = {key.span.begin, extent(value).end},
            .token = key.span,
            .text = std::move(key.text),
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

NodeId Builder::parentheses(NodeId first, std::vector<NodeId> rest, CloseToken const& bracket) {
  NodeId const inside = rest.empty() ? first : unary_tests(first, std::move(rest));
  made_[inside].extent = {bracket.opener.begin, bracket.closer.end};
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

NodeId Builder::unary_tests(NodeId first, std::vector<NodeId> rest) {
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

NodeId Builder::type_context(Span word, std::vector<NodeId> fields, CloseToken const& bracket) {
  return block(NodeKind::type_context, word, std::move(fields), bracket.closer.end);
}

NodeId Builder::type_function(Span word, std::vector<NodeId> parameters, NodeId result) {
  parameters.push_back(result);
  return block(NodeKind::type_function, word, std::move(parameters), extent(result).end);
}

// ---- the finished tree --------------------------------------------------------------------------------------

Ast Builder::finish(NodeId root, bool tests) && {
  // Nearly always every node but the root, the last, is the child of one other.
  if (!lists_tests_ && root + std::size_t{1} == nodes_.size() && adopted_ == root) {
    nodes_.root = root;
    return std::move(nodes_);
  }
  // Which nodes the root reaches. Parents are made after their children.
  std::vector<NodeId> places(root + std::size_t{1}, no_node);
  places[root] = root;
  for (NodeId id = root + 1; id-- > 0;) {
    if (places[id] == no_node) continue;
    Node const& node = nodes_[id];
    bool const whole = tests && id == root;
    if (node.kind == NodeKind::unary_tests && !whole) {  // the first of them is told
      if (!tests) forbid_tests(root);
      for (NodeId const test : nodes_[root].children) forbid_tests(test);
    }
    for (NodeId const child : node.children)
      if (child != no_node) places[child] = child;
  }
  Ast tree;
  for (NodeId id = 0; id <= root; ++id) {
    if (places[id] == no_node) continue;
    Node& node = nodes_[id];
    for (NodeId& child : node.children)
      if (child != no_node) child = places[child];
    places[id] = tree.add(std::move(node));
  }
  tree.root = places[root];
  return tree;
}

void Builder::forbid_tests(NodeId id) const {
  if (id == no_node) return;
  if (nodes_[id].kind == NodeKind::unary_tests) {
    throw SyntaxError{code::list_in_parentheses, extent(id), {"en"}, "una lista se escribe entre corchetes: [1, 2]"};
  }
  for (NodeId const child : nodes_[id].children) forbid_tests(child);
}

}  // namespace visado::feel
