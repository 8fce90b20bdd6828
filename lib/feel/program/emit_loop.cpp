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
  Index const filter =
      add(id, {.op = Opcode::filter, .flags = flags, .extra = pass, .a = list, .b = test, .c = slot});
  index_filter(filter);
  return filter;
}

// Only where every row has a text there: then no row can make the filter null, and equal texts are all that it keeps.
void Emitter::index_filter(Index filter) {
  constexpr std::size_t rows_worth_an_index = 8;
  Instruction const in = program_.code[filter];
  Instruction const& list = program_.code[in.a];
  Instruction const& test = program_.code[in.b];
  if (list.op != Opcode::constant || test.op != Opcode::equal) return;
  Value const& rows = program_.constants[list.a];
  if (!rows.is(Kind::list) || rows.as_list().size() < rows_worth_an_index) return;
  auto const is_field = [&](Index part) {
    return program_.code[part].op == Opcode::local_slot && program_.code[part].a == in.c;
  };
  auto const is_the_same_for_all = [&](Index part) {
    Instruction const& of = program_.code[part];
    switch (of.op) {
      case Opcode::input_slot:
      case Opcode::parameter:
      case Opcode::definition: return true;
      case Opcode::local:
      case Opcode::local_slot: return of.a != in.c;
      case Opcode::slot: return program_.code[of.a].op == Opcode::input_slot;
      default: return false;
    }
  };
  bool const field_first = is_field(test.a) && is_the_same_for_all(test.b);
  if (!field_first && !(is_field(test.b) && is_the_same_for_all(test.a))) return;
  Instruction const& field = program_.code[field_first ? test.a : test.b];
  Lookup lookup{filter, field_first ? test.b : test.a};
  for (Index i = 0; i < rows.as_list().size(); ++i) {
    Value const& row = rows.as_list()[i];
    if (!row.is(Kind::context) || row.as_context().record != program_.records[field.extra]) return;
    Value const& value = row.as_context().values[field.b];
    if (!value.is(Kind::string)) return;
    lookup.rows[value.as_string()].push_back(i);
  }
  program_.lookups.push_back(std::move(lookup));
  program_.code[filter].flags |= flag::indexed;
}

}  // namespace visado::feel
