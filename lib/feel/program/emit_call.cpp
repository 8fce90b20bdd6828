// Functions and calls.
#include <algorithm>
#include <utility>

#include "feel/builtins/pattern.hpp"
#include "feel/program/emitter.hpp"

namespace visado::feel {

// `self`: the local that the function itself will be, so that its body may call it.
Index Emitter::emit_function(NodeId id, LocalId self) {
  std::vector<NodeId> const& children = node(id).children;
  auto code = std::make_unique<FunctionCode>();
  code->type = checked_.types[id];
  Index const outer_nesting = std::exchange(nesting_, 0);
  Index const outer_deepest = std::exchange(deepest_, 0);
  frames_.emplace_back();
  for (std::size_t i = 0; i + 1 < children.size(); ++i) {
    slot_of(checked_.locals[children[i]]);
    code->parameters.push_back(node(children[i]).text);
    std::vector<NodeId> const& declared = node(children[i]).children;
    code->wanted.push_back(declared.empty() ? Type() : checked_.named_types[declared[0]]);
  }
  std::size_t const before = program_.code.size();
  code->entry = emit(children.back());
  code->cost = 2 + cost_since(before);
  Frame const frame = std::move(frames_.back());
  frames_.pop_back();
  code->frame_size = frame.size;
  code->depth = deepest_ + 1;
  nesting_ = outer_nesting;
  deepest_ = outer_deepest;

  std::vector<Index> captured;
  for (std::size_t i = 0; i < frame.captures.size(); ++i) {
    Capture const& capture = frame.captures[i];
    if (!capture.is_input && capture.index == self) {
      code->self = static_cast<Index>(i);
      captured.push_back(add_constant(id, Value()));
    } else {
      captured.push_back(capture.is_input ? load_input(id, capture.index) : load_local(id, capture.index));
    }
  }
  ++open_;
  Index const first = add_operands(captured);
  program_.functions.push_back(std::move(code));
  Index const function = static_cast<Index>(program_.functions.size() - 1);
  return add(id,
             {.op = Opcode::function, .a = first, .b = static_cast<Index>(captured.size()), .c = function});
}

Index Emitter::emit_call(NodeId id) {
  Call const& call = checked_.calls[id];
  std::vector<NodeId> const& children = node(id).children;
  switch (call.form) {
    case Call::Form::negation:
      return add(id, {.op = Opcode::negation, .a = emit(children[1])});
    case Call::Form::parameter_at: {
      ++open_;
      program_.reads_outside = true;
      Index const date = emit(children[2]);
      return add(id, {.op = Opcode::parameter_at,
                      .a = call.parameter,
                      .b = date,
                      .c = add_name(node(children[1]).text)});
    }
    case Call::Form::none:
    case Call::Form::impossible:
      ++open_;
      return add(id, {.op = Opcode::impossible});
    default:
      break;
  }
  CallSite site;
  if (call.form == Call::Form::function) {
    site.callee = emit(children[0]);
    ++open_;
  }
  for (std::size_t i = 1; i < children.size(); ++i) {
    site.arguments.push_back(emit(children[i]));
    if (node(id).kind == NodeKind::named_invocation) site.names.push_back(node(children[i]).text);
  }
  site.candidates = call.candidates;
  bool const clock = std::any_of(call.candidates.begin(), call.candidates.end(),
                                 [](Candidate const& candidate) { return candidate.row->reads_clock; });
  if (clock) {
    ++open_;
    program_.reads_outside = true;
  }
  if (site.candidates.size() == 1 && site.candidates.front().order.empty()) {
    Builtin const& row = *site.candidates.front().row;
    site.direct = site.arguments.size() == row.parameters.size();
    Type const& type = checked_.types[id];
    bool const amount = type.is(TypeKind::money) && type.currency() != Type::dynamic_currency;
    if (row.en == "sum" && amount) site.currency = type.currency();
    if (site.direct && !site.arguments.empty() && program_.code[site.arguments.front()].op == Opcode::slot) {
      if (row.en == "sum") site.of_field = CallSite::Field::sum;
      if (row.en == "list contains") site.of_field = CallSite::Field::contains;
    }
  }
  site.prepared = constant_pattern(site);
  program_.calls.push_back(std::move(site));
  Opcode const op = call.form == Call::Form::function ? Opcode::call : Opcode::builtin;
  return add(id, {.op = op, .flags = profile_flag(), .a = static_cast<Index>(program_.calls.size() - 1)});
}

// The regular expression of matches, replace or split when it and its flags are written in the expression.
std::shared_ptr<pattern::Prepared const> Emitter::constant_pattern(CallSite const& site) const {
  if (site.candidates.size() != 1 || !site.candidates.front().order.empty() || site.arguments.size() < 2)
    return nullptr;
  std::string_view const name = site.candidates.front().row->en;
  std::size_t const flags = name == "matches" ? 2 : name == "replace" ? 3 : name == "split" ? 4 : 0;
  if (flags == 0) return nullptr;
  auto const text = [&](std::size_t argument) -> std::optional<std::string_view> {
    Instruction const& in = program_.code[site.arguments[argument]];
    if (in.op != Opcode::constant || !program_.constants[in.a].is(Kind::string)) return std::nullopt;
    return program_.constants[in.a].as_string();
  };
  auto const source = text(1);
  auto const letters = flags < site.arguments.size() ? text(flags) : std::string_view();
  return source && letters ? pattern::prepare(*source, *letters) : nullptr;
}

}  // namespace visado::feel
