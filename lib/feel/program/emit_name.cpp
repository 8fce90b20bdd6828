// Literals, names and paths.
#include <algorithm>

#include "feel/program/emitter.hpp"
#include "feel/value/operations.hpp"

namespace visado::feel {

Index Emitter::emit_literal(NodeId id) {
  std::string const& text = node(id).text;
  switch (node(id).kind) {
    case NodeKind::boolean_literal:
      return add_constant(id, Value::boolean(text == "true"));
    case NodeKind::number_literal: {
      std::optional<Decimal> const number = Decimal::parse(text);
      return add_constant(
          id, number ? Value::number(*number, program_.memory) : Value::null(NullReason::overflow));
    }
    case NodeKind::string_literal:
      return add_constant(id, Value::string(text, program_.memory));
    case NodeKind::at_literal:
      return add_constant(
          id, temporal_literal(text, program_.memory).value_or(Value::null(NullReason::invalid_argument)));
    default:
      return add_constant(id, Value());
  }
}

Index Emitter::emit_name(NodeId id) {
  Reference const& reference = checked_.references[id];
  Index index = no_index;
  switch (reference.kind) {
    case Reference::Kind::local:
      index = load_local(id, reference.local);
      break;
    case Reference::Kind::binding:
      index = load_binding(id, *reference.binding);
      break;
    case Reference::Kind::builtin:
      ++open_;
      return add(id, {.op = Opcode::builtin_name, .a = add_name(node(id).text)});
    default:
      ++open_;
      index = add(id, {.op = Opcode::unknown, .a = add_name(node(id).text)});
  }
  if (reference.field) {
    bool const local = reference.kind == Reference::Kind::local;
    std::string path = *reference.field;
    Type type = local ? Type() : reference.binding->type;
    if (local) {
      auto const base = local_paths_.find(reference.local);
      if (base != local_paths_.end() && !base->second.empty()) path = base->second + "." + path;
      if (auto const known = checked_.local_types.find(reference.local); known != checked_.local_types.end())
        type = known->second;
    }
    index = load_field(id, index, type, *reference.field);
    note_path(index, std::move(path));
  }
  for (std::size_t i = reference.elements.size(); i-- > 0;) {
    Index const element = load_local(id, reference.elements[i]);
    index = add(id, {.op = Opcode::probe, .a = element, .b = index, .c = add_name(node(id).text)});
  }
  return index;
}

Index Emitter::load_local(NodeId at, LocalId local) {
  ++open_;
  auto const& slots = frames_.back().slots;
  if (auto const slot = slots.find(local); slot != slots.end())
    return add(at, {.op = Opcode::local, .a = slot->second});
  return load_capture(at, {false, local});
}

// A function takes the inputs it reads along: it may be called where other inputs are in force.
Index Emitter::load_input(NodeId at, Index input) {
  ++open_;
  program_.reads_outside = true;
  if (frames_.size() > 1) return load_capture(at, {true, input});
  return add(at, {.op = Opcode::input, .a = input});
}

Index Emitter::load_capture(NodeId at, Capture capture) {
  std::vector<Capture>& captures = frames_.back().captures;
  auto found = std::find(captures.begin(), captures.end(), capture);
  if (found == captures.end()) found = captures.insert(captures.end(), capture);
  return add(at, {.op = Opcode::captured, .a = static_cast<Index>(found - captures.begin())});
}

Index Emitter::load_binding(NodeId at, Binding const& binding) {
  switch (binding.role) {
    case Binding::Role::input:
      return load_input(at, binding.index);
    case Binding::Role::constant:
      return add_constant(at, binding.constant);
    case Binding::Role::definition:
      ++open_;
      program_.reads_outside = true;
      return add(at, {.op = Opcode::definition, .a = binding.index});
    case Binding::Role::parameter:
      ++open_;
      program_.reads_outside = true;
      return add(at, {.op = Opcode::parameter, .a = binding.index, .b = add_name(binding.name)});
  }
  return no_index;
}

// Records of the schema are read by slot, other contexts by name from the place where the entry should be.
Index Emitter::load_field(NodeId at, Index base, Type const& base_type, std::string_view field) {
  Index const name = add_name(field);
  std::uint8_t const folding = checked_.language == Language::es ? flag::fold : std::uint8_t{0};
  if (RecordType const* const record = base_type.record()) {
    if (std::optional<std::size_t> const slot = record->find(field)) {
      auto found = std::find(program_.records.begin(), program_.records.end(), record);
      if (found == program_.records.end()) found = program_.records.insert(program_.records.end(), record);
      auto const position = static_cast<std::uint16_t>(found - program_.records.begin());
      Instruction const below = program_.code[base];
      if (below.op == Opcode::input) {
        return add(at, {.op = Opcode::input_slot,
                        .extra = position,
                        .a = below.a,
                        .b = static_cast<Index>(*slot),
                        .c = name});
      }
      if (below.op == Opcode::local) {
        return add(at, {.op = Opcode::local_slot,
                        .extra = position,
                        .a = below.a,
                        .b = static_cast<Index>(*slot),
                        .c = name});
      }
      return add(
          at, {.op = Opcode::slot, .extra = position, .a = base, .b = static_cast<Index>(*slot), .c = name});
    }
  }
  Index guess = 0;
  if (base_type.is(TypeKind::context)) {
    auto const fields = base_type.fields();
    while (guess < fields.size() && fields[guess].first != field) ++guess;
  }
  return add(at, {.op = Opcode::field, .flags = folding, .a = base, .b = guess, .c = name});
}

Index Emitter::emit_path(NodeId id) {
  NodeId const base_node = node(id).children[0];
  Index const base = emit(base_node);
  Type base_type = checked_.types[base_node];
  while (base_type.is(TypeKind::list)) base_type = base_type.item();
  Index const index = load_field(id, base, base_type, node(id).text);
  if (base_type.record() != nullptr) note_path(index, path_text(id));
  return index;
}

std::string Emitter::path_text(NodeId id) const {
  Node const& here = node(id);
  switch (here.kind) {
    case NodeKind::name: {
      Reference const& reference = checked_.references[id];
      if (reference.kind == Reference::Kind::local && !reference.field) {
        auto const path = local_paths_.find(reference.local);
        return path != local_paths_.end() ? path->second : std::string();
      }
      bool const whole =
          reference.kind == Reference::Kind::binding && !reference.field && reference.binding->open;
      if (whole) return {};
      return reference.field ? *reference.field : here.text;
    }
    case NodeKind::path: {
      std::string const base = path_text(here.children[0]);
      return base.empty() ? here.text : base + "." + here.text;
    }
    case NodeKind::filter:
      return path_text(here.children[0]);
    default:
      return {};
  }
}

void Emitter::note_path(Index index, std::string path) {
  program_.paths.emplace_back(index, std::move(path));
}

}  // namespace visado::feel
