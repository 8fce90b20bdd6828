#include "feel/lint/constants.hpp"

#include <algorithm>

#include "feel/grammar/parse.hpp"
#include "feel/program/machine.hpp"
#include "feel/program/recorder.hpp"
#include "feel/value/operations.hpp"

namespace visado::feel {

namespace {

constexpr std::uint64_t short_work = 10'000;

bool is_literal(NodeKind kind) {
  switch (kind) {
    case NodeKind::null_literal:
    case NodeKind::boolean_literal:
    case NodeKind::number_literal:
    case NodeKind::string_literal:
    case NodeKind::at_literal:
      return true;
    default:
      return false;
  }
}

// Constructs that make names, or are no values by themselves.
bool is_opaque(NodeKind kind) {
  switch (kind) {
    case NodeKind::name:
    case NodeKind::for_loop:
    case NodeKind::some:
    case NodeKind::every:
    case NodeKind::function:
    case NodeKind::filter:
    case NodeKind::in:
    case NodeKind::unary_tests:
    case NodeKind::unary_comparison:
    case NodeKind::any_test:
    case NodeKind::context:
      return true;
    default:
      return false;
  }
}

}  // namespace

Constants::Constants(Checked const& checked, EmbeddedText const& text)
    : checked_(checked), text_(text), constant_(checked.ast.size()) {
  if (checked.ast.root != no_node) find_constants(checked.ast.root);
}

void Constants::find_constants(NodeId id) {
  Node const& node = checked_.ast[id];
  bool all = true;
  for (NodeId const child : node.children) {
    if (child == no_node) {
      all = false;
      continue;
    }
    find_constants(child);
    all = all && constant_[child];
  }
  bool const call = node.kind == NodeKind::invocation || node.kind == NodeKind::named_invocation;
  constant_[id] = is_literal(node.kind) || (call ? is_constant_call(id) : all && !is_opaque(node.kind));
}

bool Constants::is_constant_call(NodeId id) const {
  Call const& call = checked_.calls[id];
  std::vector<NodeId> const& children = checked_.ast[id].children;
  bool const negation = call.form == Call::Form::negation;
  if (call.form != Call::Form::builtin && !negation) return false;
  bool const fixed = std::none_of(call.candidates.begin(), call.candidates.end(), [](Candidate const& candidate) {
    return candidate.row->reads_clock || candidate.row->special;
  });
  return fixed && std::all_of(children.begin() + 1, children.end(), [&](NodeId child) { return constant_[child]; });
}

std::optional<Value> Constants::value(NodeId id) {
  return constant_[id] ? evaluated(id).value : std::nullopt;
}

std::optional<Diagnostic> Constants::why_null(NodeId id) {
  return constant_[id] ? evaluated(id).reason : std::nullopt;
}

std::optional<Diagnostic> Constants::why_null(std::string const& expression) {
  return evaluate(EmbeddedText::of("<regla>", expression)).reason;
}

Constants::Evaluated const& Constants::evaluated(NodeId id) {
  if (auto const found = evaluated_.find(id); found != evaluated_.end()) return found->second;
  std::optional<Value> const simple = literal(checked_.ast[id]);
  return evaluated_[id] = simple ? Evaluated{simple, std::nullopt} : evaluate(text_.part(checked_.ast[id].span));
}

// Most constants: not worth a program.
std::optional<Value> Constants::literal(Node const& node) {
  switch (node.kind) {
    case NodeKind::boolean_literal:
      return Value::boolean(node.text == "true");
    case NodeKind::number_literal:
      if (std::optional<Decimal> const number = Decimal::parse(node.text)) return Value::number(*number, arena_);
      return std::nullopt;
    case NodeKind::string_literal:
      return Value::string(node.text);
    case NodeKind::at_literal:
      return temporal_literal(node.text, arena_);
    default:
      return std::nullopt;
  }
}

Constants::Evaluated Constants::evaluate(EmbeddedText const& text) {
  Diagnostics ignored;
  Scope const nothing;
  CompileOptions const options{.profile = Profile::pack, .language = checked_.language};
  std::optional<Ast> ast = parse(text, NameTable(nothing), {checked_.language, Goal::expression, true}, ignored);
  if (!ast) return {};
  Program const& program = programs_.emplace_back(emit(check(std::move(*ast), text, nothing, options, ignored)));
  if (ignored.has_errors()) return {};
  Activation activation;
  activation.steps = short_work;
  Explanation explanation;
  Recorder recorder(program, text, explanation);
  Machine machine(program, activation, arena_, &recorder);
  Value const value = machine.evaluate(program.root);
  if (machine.stopped()) return {};
  Evaluated result{value, std::nullopt};
  if (value.is_null() && !explanation.reasons.empty()) result.reason = explanation.reasons.items().front();
  return result;
}

}  // namespace visado::feel
