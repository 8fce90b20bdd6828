// for, some, every, filters.
#include <algorithm>

#include "feel/program/emitter.hpp"

namespace visado::feel {

// The steps of what was emitted since the code had that size, once through: about three instructions each.
std::uint32_t Emitter::cost_since(std::size_t before) const {
  return static_cast<std::uint32_t>(1 + (program_.code.size() - before) / 3);
}

Index Emitter::emit_loop(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  Loop loop;
  for (std::size_t i = 0; i + 1 < children.size(); ++i) {
    std::vector<NodeId> const& ends = node(children[i]).children;
    Iteration iteration{no_index, emit(ends[0]), ends.size() == 2 ? emit(ends[1]) : no_index};
    LocalId const variable = checked_.locals[children[i]];
    local_paths_[variable] = path_text(ends[0]);
    iteration.slot = slot_of(variable);
    loop.iterations.push_back(iteration);
  }
  bool const is_for = node(id).kind == NodeKind::for_loop;
  if (is_for && checked_.used_partials[checked_.partials[id]]) loop.partial = slot_of(checked_.partials[id]);
  std::size_t const before = program_.code.size();
  loop.body = emit(children.back());
  loop.cost = cost_since(before);
  program_.loops.push_back(std::move(loop));
  Opcode const op = is_for                            ? Opcode::for_each
                    : node(id).kind == NodeKind::some ? Opcode::some
                                                      : Opcode::every;
  ++open_;
  return add(id, {.op = op, .flags = profile_flag(), .a = static_cast<Index>(program_.loops.size() - 1)});
}

Index Emitter::emit_filter(NodeId id) {
  NodeId const condition = node(id).children[1];
  Index const list = emit(node(id).children[0]);
  LocalId const item = checked_.locals[id];
  Index const slot = slot_of(item);
  local_paths_[item] = path_text(node(id).children[0]);
  std::size_t const before = program_.code.size();
  Index const test = emit(condition);
  auto const pass = static_cast<std::uint16_t>(std::min<std::uint32_t>(cost_since(before), 0xffff));
  std::uint8_t flags = profile_flag();
  if (checked_.types[condition].is(TypeKind::number)) flags |= flag::by_index;
  if (checked_.types[condition].is(TypeKind::boolean)) flags |= flag::by_condition;
  return add(id, {.op = Opcode::filter, .flags = flags, .extra = pass, .a = list, .b = test, .c = slot});
}

}  // namespace visado::feel
