// Operators, comparisons, tests.
#include <array>

#include "feel/program/emitter.hpp"

namespace visado::feel {

namespace {

Opcode opcode_of(Operator op) {
  switch (op) {
    case Operator::add:
      return Opcode::add;
    case Operator::subtract:
      return Opcode::subtract;
    case Operator::multiply:
      return Opcode::multiply;
    case Operator::divide:
      return Opcode::divide;
    case Operator::power:
      return Opcode::power;
    case Operator::eq:
      return Opcode::equal;
    case Operator::ne:
      return Opcode::not_equal;
    case Operator::lt:
      return Opcode::less;
    case Operator::le:
      return Opcode::less_equal;
    case Operator::gt:
      return Opcode::greater;
    default:
      return Opcode::greater_equal;
  }
}

}  // namespace

Index Emitter::emit_operator(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  Index const a = emit(children[0]);
  switch (node(id).kind) {
    case NodeKind::negation:
      return add(id, {.op = Opcode::negate, .a = a});
    case NodeKind::arithmetic:
      return add(id, {.op = opcode_of(node(id).op), .a = a, .b = emit(children[1])});
    case NodeKind::conjunction:
      return add(id, {.op = Opcode::conjunction, .a = a, .b = emit(children[1])});
    case NodeKind::disjunction:
      return add(id, {.op = Opcode::disjunction, .a = a, .b = emit(children[1])});
    case NodeKind::instance_of:
      if (checked_.named_types[children[1]].is(TypeKind::error)) {  // reported: no such type
        ++open_;
        return add(id, {.op = Opcode::impossible});
      }
      program_.types.push_back(checked_.named_types[children[1]]);
      return add(id, {.op = Opcode::instance_of, .a = a, .b = static_cast<Index>(program_.types.size() - 1)});
    default:
      break;
  }
  Index const b = emit(children[1]);
  Index const c = emit(children[2]);
  Opcode const op = node(id).kind == NodeKind::between ? Opcode::between : Opcode::choose;
  return add(id, {.op = op, .flags = profile_flag(), .a = a, .b = b, .c = c});
}

// Against the literal null, = and != ask for presence.
Index Emitter::emit_comparison(NodeId id) {
  NodeId const left = node(id).children[0];
  NodeId const right = node(id).children[1];
  Operator const op = node(id).op;
  bool const null_left = node(left).kind == NodeKind::null_literal;
  bool const null_right = node(right).kind == NodeKind::null_literal;
  if ((op == Operator::eq || op == Operator::ne) && (null_left || null_right)) {
    Index const value = emit(null_right ? left : right);
    return add(id, {.op = op == Operator::eq ? Opcode::is_null : Opcode::is_not_null, .a = value});
  }
  Index const a = emit(left);
  return add(id, {.op = opcode_of(op), .flags = profile_flag(), .a = a, .b = emit(right)});
}

// Tests that are all constants such as "a", 3: one instruction. Nothing when they are not.
std::optional<Index> Emitter::emit_one_of(NodeId id, Index value) {
  std::vector<NodeId> const& children = node(id).children;
  std::vector<Index> constants;
  std::size_t const code_before = program_.code.size();
  for (std::size_t i = 1; i < children.size(); ++i) {
    NodeKind const kind = node(children[i]).kind;
    bool const literal = kind == NodeKind::string_literal || kind == NodeKind::number_literal ||
                         kind == NodeKind::boolean_literal || kind == NodeKind::at_literal;
    if (!literal) return std::nullopt;
  }
  for (std::size_t i = 1; i < children.size(); ++i) constants.push_back(program_.code[emit(children[i])].a);
  program_.code.resize(code_before);
  program_.spans.resize(code_before);
  Index const first = add_operands(constants);
  Index const count = static_cast<Index>(constants.size());
  return add(id, {.op = Opcode::one_of, .flags = profile_flag(), .a = first, .b = count, .c = value});
}

Index Emitter::emit_in(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  Index const value = emit(children[0]);
  if (std::optional<Index> const one_of = emit_one_of(id, value)) return *one_of;
  Index const slot = slot_of(checked_.locals[id]);
  ++open_;
  std::vector<Index> tests;
  for (std::size_t i = 1; i < children.size(); ++i) {
    Index const tested = add(children[0], {.op = Opcode::local, .a = slot});
    program_.code[tested].flags = 0;
    tests.push_back(emit_test(children[i], tested));
  }
  Index const first = add_operands(tests);
  Index const any = add(id, {.op = Opcode::any_of, .a = first, .b = static_cast<Index>(tests.size())});
  program_.code[any].flags = 0;
  return add(id, {.op = Opcode::let, .a = slot, .b = value, .c = any});
}

// The root of a cell: `?` is an input.
Index Emitter::emit_unary_tests(NodeId id) {
  ++open_;
  program_.reads_outside = true;
  Index const input = add(id, {.op = Opcode::input, .a = checked_.tested_input});
  program_.code[input].flags = 0;
  Index const slot = slot_of(checked_.locals[id]);
  Index const tested = add(id, {.op = Opcode::local, .a = slot});
  program_.code[tested].flags = 0;
  Index const test = emit_test(id, tested);
  return add(id, {.op = Opcode::let, .a = slot, .b = input, .c = test});
}

Index Emitter::emit_test(NodeId test, Index tested) {
  std::vector<NodeId> const& children = node(test).children;
  switch (node(test).kind) {
    case NodeKind::any_test:
      return add_constant(test, Value::boolean(true));
    case NodeKind::unary_tests: {
      std::vector<Index> tests;
      for (NodeId const child : children) tests.push_back(emit_test(child, tested));
      Index const first = add_operands(tests);
      Index const any = add(test, {.op = Opcode::any_of, .a = first, .b = static_cast<Index>(tests.size())});
      return node(test).negated ? add(test, {.op = Opcode::negation, .a = any}) : any;
    }
    case NodeKind::unary_comparison: {
      Operator const op = node(test).op;
      bool const null_literal = node(children[0]).kind == NodeKind::null_literal;
      if (null_literal && (op == Operator::eq || op == Operator::ne)) {
        return add(test, {.op = op == Operator::eq ? Opcode::is_null : Opcode::is_not_null, .a = tested});
      }
      return add(test, {.op = opcode_of(op), .flags = profile_flag(), .a = tested, .b = emit(children[0])});
    }
    case NodeKind::null_literal:
      return add(test, {.op = Opcode::is_null, .a = tested});
    case NodeKind::range: {
      if (children[0] == no_node || children[1] == no_node || checked_.types[test].item().is(TypeKind::any))
        break;
      std::uint8_t flags = profile_flag();
      if (node(test).closed_low) flags |= flag::closed_low;
      if (node(test).closed_high) flags |= flag::closed_high;
      Index const low = emit(children[0]);
      return add(test,
                 {.op = Opcode::test_range, .flags = flags, .a = tested, .b = low, .c = emit(children[1])});
    }
    default:
      break;
  }
  if (checked_.tests_itself[test]) return emit(test);
  return add(test, {.op = Opcode::test_value, .flags = profile_flag(), .a = tested, .b = emit(test)});
}

}  // namespace visado::feel
