#include <algorithm>

#include "feel/program/emitter.hpp"
#include "feel/program/machine.hpp"

namespace visado::feel {

Program emit(Checked const& checked) { return Emitter(checked).run(); }

std::string_view Program::path_of(Index instruction) const {
  auto const found = std::lower_bound(paths.begin(), paths.end(), instruction,
                                      [](auto const& path, Index index) { return path.first < index; });
  return found != paths.end() && found->first == instruction ? std::string_view(found->second)
                                                             : std::string_view();
}

Program Emitter::run() {
  program_.profile = checked_.profile;
  NodeId const root = checked_.ast.root;
  program_.root = checked_.goal == Goal::unary_tests ? emit_unary_tests(root) : emit(root);
  program_.frame_size = frames_.front().size;
  program_.depth = deepest_;
  program_.straight = make_straight(program_);
  return std::move(program_);
}

Index Emitter::emit(NodeId id) {
  std::size_t const open_before = open_;
  std::size_t const code_before = program_.code.size();
  deepest_ = std::max(deepest_, ++nesting_);
  Index const index = emit_node(id);
  --nesting_;
  return fold(id, code_before, open_before, index);
}

Index Emitter::emit_node(NodeId id) {
  switch (node(id).kind) {
    case NodeKind::null_literal:
    case NodeKind::boolean_literal:
    case NodeKind::number_literal:
    case NodeKind::string_literal:
    case NodeKind::at_literal:
      return emit_literal(id);
    case NodeKind::name:
      return emit_name(id);
    case NodeKind::negation:
    case NodeKind::arithmetic:
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::between:
    case NodeKind::instance_of:
    case NodeKind::if_then_else:
      return emit_operator(id);
    case NodeKind::comparison:
      return emit_comparison(id);
    case NodeKind::in:
      return emit_in(id);
    case NodeKind::for_loop:
    case NodeKind::some:
    case NodeKind::every:
      return emit_loop(id);
    case NodeKind::path:
      return emit_path(id);
    case NodeKind::filter:
      return emit_filter(id);
    case NodeKind::invocation:
    case NodeKind::named_invocation:
      return emit_call(id);
    case NodeKind::function:
      return emit_function(id, no_local);
    case NodeKind::list:
      return emit_list(id);
    case NodeKind::context:
      return emit_context(id);
    case NodeKind::range:
      return emit_range(id);
    case NodeKind::unary_comparison:
      return emit_half_range(id);
    case NodeKind::unary_tests:
    case NodeKind::any_test:
      return emit_unary_tests(id);
    case NodeKind::named_argument:
    case NodeKind::entry:
      return emit(node(id).children[0]);
    default:
      return add_constant(id, Value::null(NullReason::unknown_name));
  }
}

namespace {

bool is_traced(NodeKind kind) {
  switch (kind) {
    case NodeKind::null_literal:
    case NodeKind::boolean_literal:
    case NodeKind::number_literal:
    case NodeKind::string_literal:
    case NodeKind::at_literal:
    case NodeKind::function:
      return false;
    default:
      return true;
  }
}

}  // namespace

Index Emitter::add(NodeId at, Instruction instruction) {
  if (is_traced(node(at).kind)) instruction.flags |= flag::traced;
  program_.code.push_back(instruction);
  program_.spans.push_back(node(at).span);
  return static_cast<Index>(program_.code.size() - 1);
}

Index Emitter::add_constant(NodeId at, Value value) {
  program_.constants.push_back(value);
  Instruction instruction{.op = Opcode::constant, .a = static_cast<Index>(program_.constants.size() - 1)};
  Index const index = add(at, instruction);
  return index;
}

Index Emitter::add_operands(std::vector<Index> const& operands) {
  Index const first = static_cast<Index>(program_.operands.size());
  program_.operands.insert(program_.operands.end(), operands.begin(), operands.end());
  program_.entry_slots.resize(program_.operands.size(), no_index);
  return first;
}

Index Emitter::add_name(std::string_view name) {
  for (std::size_t i = 0; i < program_.names.size(); ++i) {
    if (program_.names[i] == name) return static_cast<Index>(i);
  }
  program_.names.emplace_back(name);
  return static_cast<Index>(program_.names.size() - 1);
}

Index Emitter::slot_of(LocalId local) {
  Frame& frame = frames_.back();
  frame.slots[local] = frame.size;
  return frame.size++;
}

// A part that depends on nothing is computed now. One where something is null for a reason stays code, so that
// the reason can be told.
Index Emitter::fold(NodeId id, std::size_t code_before, std::size_t open_before, Index index) {
  if (open_ != open_before || program_.code[index].op == Opcode::constant) return index;
  program_.frame_size = frames_.back().size;  // entries of contexts have slots
  bool failed = false;
  std::optional<Value> const value = run_constant(program_, index, failed);
  if (!value || value->is_null() || failed) {
    ++open_;
    return index;
  }
  program_.code.resize(code_before);
  program_.spans.resize(code_before);
  return add_constant(id, *value);
}

}  // namespace visado::feel
