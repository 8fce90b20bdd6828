// x in (tests), and the cells of decision tables: each test looks at one value, the name `?`.
#include <utility>

#include "feel/check/checker.hpp"

namespace visado::feel {

Type Checker::check_in(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  NodeId const value = children[0];
  Type const tested = check(value);
  names_.enter();
  out_.locals[id] = names_.declare("?", tested, LocalName::Origin::tested);
  std::size_t const before = diagnostics_.size();
  for (std::size_t i = 1; i < children.size(); ++i) {
    check_test(children[i], value, tested);
    drop_repeated(before);
  }
  names_.leave();
  return Type::of(TypeKind::boolean);
}

// The root of a cell, and `not(…)` inside one. `?` is the value that the host tests.
Type Checker::check_unary_tests(NodeId id) {
  names_.enter();
  out_.locals[id] = names_.declare("?", options_.tested, LocalName::Origin::tested);
  check_test(id, no_node, options_.tested);
  names_.leave();
  return Type::of(TypeKind::boolean);
}

Type Checker::check_test(NodeId test, NodeId tested_node, Type const& tested) {
  Type const boolean = Type::of(TypeKind::boolean);
  out_.types[test] = boolean;
  std::vector<NodeId> const& children = node(test).children;
  switch (node(test).kind) {
    case NodeKind::any_test:
      return boolean;
    case NodeKind::unary_tests:
      for (NodeId const child : children) check_test(child, tested_node, tested);
      return boolean;
    case NodeKind::unary_comparison: {
      Operator const op = node(test).op;
      Type const type = check(children[0]);
      check_comparable(caret(test), tested, tested_node, type, children[0],
                       op != Operator::eq && op != Operator::ne);
      return boolean;
    }
    default:
      break;
  }
  bool const outer_seen = tested_seen_;
  tested_seen_ = false;
  NodeId const outer_node = std::exchange(beside_node_, test);
  Type const outer_type = std::exchange(beside_type_, tested);
  Type const type = check(test);
  beside_node_ = outer_node;
  beside_type_ = outer_type;
  bool const is_condition = tested_seen_ && (type.is(TypeKind::boolean) || is_open(type));
  out_.tests_itself[test] = is_condition;
  tested_seen_ = outer_seen || tested_seen_;
  if (is_condition) return type;
  use_content(tested);
  use_content(type);
  bool const holds_it = type.is(TypeKind::list) && !tested.is(TypeKind::list);
  bool const spans_it = type.is(TypeKind::range) && !tested.is(TypeKind::range);
  if (holds_it && type.item().is(TypeKind::range)) return type;
  if (holds_it || spans_it) {
    check_comparable(node(test).span, tested, tested_node, type.item(), no_node, spans_it);
    if (node(test).kind == NodeKind::list) {
      for (NodeId const item : children) check_value_of_enumeration(tested, item);
    }
  } else if (!(type.is(TypeKind::list) && tested.is(TypeKind::list))) {
    check_comparable(node(test).span, tested, tested_node, type, test, false);
  }
  return type;
}

}  // namespace visado::feel
