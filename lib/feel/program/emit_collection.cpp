// Lists, contexts, ranges.
#include <algorithm>

#include "feel/program/emitter.hpp"

namespace visado::feel {

Index Emitter::emit_list(NodeId id) {
  std::vector<Index> items;
  for (NodeId const item : node(id).children) items.push_back(emit(item));
  Index const first = add_operands(items);
  return add(id, {.op = Opcode::list, .a = first, .b = static_cast<Index>(items.size())});
}

Index Emitter::emit_context(NodeId id) {
  std::vector<Index> values;
  std::vector<Index> slots;
  std::vector<std::string> names;
  for (NodeId const entry : node(id).children) {
    NodeId const value = node(entry).children[0];
    LocalId const local = checked_.locals[entry];
    values.push_back(node(value).kind == NodeKind::function ? emit_function(value, local) : emit(value));
    slots.push_back(slot_of(local));
    bool const repeated = std::find(names.begin(), names.end(), node(entry).text) != names.end();
    if (repeated) return add_constant(id, Value::null(NullReason::invalid_argument));
    names.push_back(node(entry).text);
  }
  Index const first = add_operands(values);
  std::copy(slots.begin(), slots.end(), program_.entry_slots.begin() + first);
  program_.shapes.push_back(std::make_unique<Shape>(std::move(names)));
  Index const shape = static_cast<Index>(program_.shapes.size() - 1);
  return add(id, {.op = Opcode::context, .a = first, .b = static_cast<Index>(values.size()), .c = shape});
}

Index Emitter::emit_range(NodeId id) {
  std::uint8_t flags = 0;
  if (node(id).closed_low) flags |= flag::closed_low;
  if (node(id).closed_high) flags |= flag::closed_high;
  std::vector<NodeId> const& ends = node(id).children;
  Index const low = ends[0] == no_node ? no_index : emit(ends[0]);
  Index const high = ends[1] == no_node ? no_index : emit(ends[1]);
  return add(id, {.op = Opcode::range, .flags = flags, .a = low, .b = high});
}

// (< 5), (>= 5), (= 5), (!= 5): a range; an end without limit is open and null.
Index Emitter::emit_half_range(NodeId id) {
  Index const end = emit(node(id).children[0]);
  Instruction range{
      .op = Opcode::range, .extra = static_cast<std::uint16_t>(Range::Form::comparison), .a = end, .b = end};
  switch (node(id).op) {
    case Operator::lt:
      range.a = no_index;
      break;
    case Operator::le:
      range.a = no_index;
      range.flags = flag::closed_high;
      break;
    case Operator::gt:
      range.b = no_index;
      break;
    case Operator::ge:
      range.b = no_index;
      range.flags = flag::closed_low;
      break;
    case Operator::ne:
      range.extra = static_cast<std::uint16_t>(Range::Form::exclusion);
      break;
    default:
      range.flags = flag::closed_low | flag::closed_high;
  }
  return add(id, range);
}

}  // namespace visado::feel
