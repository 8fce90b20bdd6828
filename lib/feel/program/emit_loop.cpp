// for, some, every, filters.
#include "feel/program/emitter.hpp"

namespace visado::feel {

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
  loop.body = emit(children.back());
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
  Index const test = emit(condition);
  std::uint8_t flags = profile_flag();
  if (checked_.types[condition].is(TypeKind::number)) flags |= flag::by_index;
  if (checked_.types[condition].is(TypeKind::boolean)) flags |= flag::by_condition;
  return add(id, {.op = Opcode::filter, .flags = flags, .a = list, .b = test, .c = slot});
}

}  // namespace visado::feel
