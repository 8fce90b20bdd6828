#include "feel/lint/lint.hpp"

#include <set>

#include "feel/builtins/builtin.hpp"
#include "feel/check/hints.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

std::string Lint::source_text(NodeId id) const {
  Span const span = node(id).span;
  return text.text().substr(span.begin, span.size());
}

namespace {

// ---- parts that are always null
// ---------------------------------------------------------------------------------

std::string hint_for_null(Lint const& lint, NodeId id, Diagnostic const& reason) {
  Node const& node = lint.node(id);
  switch (reason.code) {
    case code::date_text_invalid:
    case code::date_time_text_invalid: {
      bool const one_text = node.children.size() == 2 && lint.node(node.children[1]).kind == NodeKind::string_literal;
      std::string const iso = one_text ? iso_of_written_date(lint.node(node.children[1]).text) : std::string();
      if (!iso.empty()) return "escriba " + lint.source_text(node.children[0]) + "(\"" + iso + "\")";
      return "una fecha se escribe año-mes-día, y tiene que existir: fecha(\"2024-03-15\")";
    }
    case code::duration_text_invalid:
      return "treinta días son duración(\"P30D\"); un año y seis meses, duración(\"P1Y6M\")";
    case code::bad_range:
      return "primero va el extremo menor";
    case code::number_text_invalid:
      return "un número se escribe sin comillas: 1250.50";
    default:
      return {};
  }
}

bool may_be_null_for_a_reason(NodeKind kind) {
  return kind == NodeKind::invocation || kind == NodeKind::named_invocation || kind == NodeKind::range ||
         kind == NodeKind::arithmetic || kind == NodeKind::negation;
}

// Reports the innermost parts; whether any was.
bool report_never_a_value(Lint& lint, NodeId id) {
  bool reported = false;
  for (NodeId const child : lint.node(id).children) {
    if (child != no_node) reported = report_never_a_value(lint, child) || reported;
  }
  if (reported || !may_be_null_for_a_reason(lint.node(id).kind)) return reported;
  std::optional<Diagnostic> const reason = lint.constants.why_null(id);
  if (!reason) return false;
  lint.report(code::never_a_value, lint.node(id).span, {reason->message()}, hint_for_null(lint, id, *reason));
  return true;
}

// x / 0, whatever x is.
void report_division_by_zero(Lint& lint, NodeId id) {
  Node const& node = lint.node(id);
  if (node.kind != NodeKind::arithmetic || node.op != Operator::divide || lint.constants.is_constant(id)) return;
  std::optional<Value> const divisor = lint.constants.value(node.children[1]);
  if (!divisor || !divisor->is(Kind::number) || divisor->as_number().to_int64() != 0) return;
  lint.report(code::never_a_value, node.span, {std::string(info(code::division_by_zero).message)});
}

// What to write instead of a pattern.
std::string hint_for_pattern(Diagnostic const& reason, std::string const& pattern) {
  if (reason.code == code::pattern_invalid) return "por ejemplo: coincide con(texto, \"[0-9]+\")";
  std::size_t const star = pattern.rfind('*');
  if (reason.code != code::pattern_matches_nothing || star == pattern.npos) return {};
  std::string mended = pattern;
  mended[star] = '+';
  return "¿quiso decir " + quote(mended) + "? + pide al menos uno";
}

// matches(x, "[0-9"): the pattern is written, the text is not.
void report_impossible_pattern(Lint& lint, NodeId id) {
  Call const& call = lint.checked.calls[id];
  if (call.form != Call::Form::builtin || lint.node(id).kind != NodeKind::invocation) return;
  std::string_view const function = call.candidates.front().row->en;
  bool const pattern = function == "matches" || function == "replace" || function == "split";
  std::vector<NodeId> const& children = lint.node(id).children;
  if (!pattern || children.size() < 3 || lint.node(children[2]).kind != NodeKind::string_literal) return;
  if (lint.constants.is_constant(id)) return;
  std::string test = std::string(function) + "(\"\", " + quote(lint.node(children[2]).text);
  test += function == "replace" ? ", \"\")" : ")";
  std::optional<Diagnostic> const reason = lint.constants.why_null(test);
  if (!reason) return;
  lint.report(code::never_a_value, lint.node(children[2]).span, {reason->message()},
              hint_for_pattern(*reason, lint.node(children[2]).text));
}

void report_position_zero(Lint& lint, NodeId id) {
  if (lint.node(id).kind != NodeKind::filter) return;
  NodeId const index = lint.node(id).children[1];
  std::optional<Value> const value = lint.constants.value(index);
  if (!value || !value->is(Kind::number) || value->as_number().to_int64() != 0) return;
  lint.report(code::position_zero, lint.node(index).span, {}, "el primero es 1 y el último, -1");
}

// ---- null tests of what is never null
// ---------------------------------------------------------------------------

bool is_never_null(Lint const& lint, NodeId id);

bool all_never_null(Lint const& lint, NodeId id) {
  for (NodeId const child : lint.node(id).children) {
    if (child == no_node || !is_never_null(lint, child)) return false;
  }
  return true;
}

bool is_null_literal(Lint const& lint, NodeId id) { return lint.node(id).kind == NodeKind::null_literal; }

bool is_never_null(Lint const& lint, NodeId id) {
  Node const& node = lint.node(id);
  switch (node.kind) {
    case NodeKind::boolean_literal:
    case NodeKind::number_literal:
    case NodeKind::string_literal:
    case NodeKind::at_literal:
    case NodeKind::instance_of:
    case NodeKind::list:
    case NodeKind::context:
    case NodeKind::function:
      return true;
    case NodeKind::comparison:  // a presence test
      return is_null_literal(lint, node.children[0]) || is_null_literal(lint, node.children[1]);
    case NodeKind::conjunction:
    case NodeKind::disjunction:
    case NodeKind::if_then_else:
      return all_never_null(lint, id);
    case NodeKind::invocation: {
      Call const& call = lint.checked.calls[id];
      if (call.form == Call::Form::negation) return is_never_null(lint, node.children[1]);
      if (call.form != Call::Form::builtin) return false;
      std::string_view const function = call.candidates.front().row->en;
      if (function == "today" || function == "now") return true;
      return function == "count" && node.children.size() == 2 && is_never_null(lint, node.children[1]);
    }
    default:
      return false;
  }
}

void report_never_null(Lint& lint, NodeId id) {
  if (lint.node(id).kind != NodeKind::comparison) return;
  NodeId const left = lint.node(id).children[0];
  NodeId const right = lint.node(id).children[1];
  if (is_null_literal(lint, left) == is_null_literal(lint, right)) return;
  NodeId const other = is_null_literal(lint, left) ? right : left;
  if (is_never_null(lint, other)) lint.report(code::never_null, lint.node(other).span, {}, "quite la pregunta");
}

// ---- how it is written
// ------------------------------------------------------------------------------------------

// `a or b and c`: whether the `and` on the right has parentheses of its own.
void report_mixed_logic(Lint& lint, NodeId id) {
  Node const& node = lint.node(id);
  if (node.kind != NodeKind::disjunction) return;
  NodeId const right = node.children[1];
  NodeId last = node.children[0];
  while (lint.node(last).kind == NodeKind::disjunction) last = lint.node(last).children[1];
  bool const alike = lint.node(last).kind == NodeKind::conjunction;  // a and b or c and d: nobody reads it otherwise
  if (alike || lint.node(right).kind != NodeKind::conjunction) return;
  std::uint32_t const from = node.token.end;
  std::string_view const between =
      std::string_view(lint.text.text()).substr(from, lint.node(right).span.begin - from);
  if (between.find('(') != between.npos) return;
  NodeId inner = right;
  while (lint.node(lint.node(inner).children[0]).kind == NodeKind::conjunction) inner = lint.node(inner).children[0];
  auto const word = [&](Span token) { return lint.text.text().substr(token.begin, token.size()); };
  std::string hint = "escriba los paréntesis";
  if (lint.node(right).span.size() <= 60) {
    std::string const written = lint.source_text(right);
    if (written.find('\n') == written.npos) hint += ": " + word(node.token) + " (" + written + ")";
  }
  Diagnostic& diagnostic = lint.report(code::mixed_logic, lint.node(inner).token,
                                       {word(lint.node(inner).token), word(node.token)}, std::move(hint));
  diagnostic.related.push_back(lint.place(node.token));
}

void report_unused_variables(Lint& lint, NodeId id, std::set<LocalId> const& used) {
  if (lint.node(id).kind != NodeKind::iteration) return;
  if (used.contains(lint.checked.locals[id])) return;
  lint.report(code::unused_variable, lint.caret(id), {lint.node(id).text},
              "diga algo de cada elemento, o quite el recorrido");
}

std::set<LocalId> used_locals(Checked const& checked) {
  std::set<LocalId> used;
  for (Reference const& reference : checked.references) {
    if (reference.kind == Reference::Kind::local) used.insert(reference.local);
    used.insert(reference.elements.begin(), reference.elements.end());
  }
  return used;
}

void walk(Lint& lint, NodeId id, std::set<LocalId> const& used) {
  report_impossible_pattern(lint, id);
  report_division_by_zero(lint, id);
  report_position_zero(lint, id);
  report_never_null(lint, id);
  report_mixed_logic(lint, id);
  report_unused_variables(lint, id, used);
  for (NodeId const child : lint.node(id).children) {
    if (child != no_node) walk(lint, child, used);
  }
}

}  // namespace

void find_suspicious(Checked const& checked, EmbeddedText const& text, Diagnostics& diagnostics) {
  if (checked.goal == Goal::unary_tests) return;
  Constants constants(checked, text);
  Lint lint{checked, text, constants, diagnostics};
  bool const never_a_value = report_never_a_value(lint, checked.ast.root);
  walk(lint, checked.ast.root, used_locals(checked));
  if (!never_a_value) find_certain_conditions(lint);
}

}  // namespace visado::feel
