#include <algorithm>
#include <utility>

#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"

namespace visado::feel {

Checked check(Ast ast, EmbeddedText const& text, Scope const& scope, CompileOptions const& options,
              Diagnostics& diagnostics) {
  return Checker(std::move(ast), text, scope, options, diagnostics).run();
}

Checker::Checker(Ast ast, EmbeddedText const& text, Scope const& scope, CompileOptions const& options,
                 Diagnostics& diagnostics)
    : text_(text),
      scope_(scope),
      options_(options),
      diagnostics_(diagnostics),
      names_(scope, options.language, options.profile == Profile::pack) {
  std::size_t const nodes = ast.size();
  out_.ast = std::move(ast);
  out_.types.resize(nodes);
  out_.references.resize(nodes);
  out_.calls.resize(nodes);
  out_.locals.resize(nodes, no_local);
  out_.partials.resize(nodes, no_local);
  out_.tests_itself.resize(nodes);
  out_.named_types.resize(nodes);
  out_.profile = options.profile;
  out_.language = options.language;
  out_.goal = options.goal;
  out_.tested_input = options.tested_input;
}

Checked Checker::run() {
  NodeId const root = out_.ast.root;
  names_.enter();
  out_.type = options_.goal == Goal::unary_tests ? check_unary_tests(root) : check(root);
  names_.leave();
  if (!conforms(out_.type, options_.expected)) {
    bool const condition = options_.expected.is(TypeKind::boolean);
    report(code::unexpected_type, node(root).span, {options_.expected.to_string(), out_.type.to_string()},
           condition ? condition_hint(side(root, out_.type), options_.language) : "");
  }
  out_.used_partials.resize(names_.local_count());
  return std::move(out_);
}

Type Checker::check(NodeId id) {
  Type type = check_node(id);
  out_.types[id] = type;
  return type;
}

Type Checker::check_node(NodeId id) {
  switch (node(id).kind) {
    case NodeKind::null_literal:
      return Type::of(TypeKind::null);
    case NodeKind::boolean_literal:
      return Type::of(TypeKind::boolean);
    case NodeKind::number_literal:
      if (!Decimal::parse(node(id).text)) report(code::number_overflow, node(id).span, {node(id).text});
      return Type::of(TypeKind::number);
    case NodeKind::string_literal:
      return Type::of(TypeKind::string);
    case NodeKind::at_literal:
      return check_at_literal(id);
    case NodeKind::name:
      return check_name(id);
    case NodeKind::negation:
      return check_negation(id);
    case NodeKind::arithmetic:
      return check_arithmetic(id);
    case NodeKind::comparison:
      return check_comparison(id);
    case NodeKind::conjunction:
    case NodeKind::disjunction:
      return check_logic(id);
    case NodeKind::between:
      return check_between(id);
    case NodeKind::in:
      return check_in(id);
    case NodeKind::instance_of:
      return check_instance_of(id);
    case NodeKind::if_then_else:
      return check_if(id);
    case NodeKind::for_loop:
    case NodeKind::some:
    case NodeKind::every:
      return check_loop(id);
    case NodeKind::path:
      return check_path(id);
    case NodeKind::filter:
      return check_filter(id);
    case NodeKind::invocation:
    case NodeKind::named_invocation:
      return check_invocation(id);
    case NodeKind::function:
      return check_function(id, {});
    case NodeKind::list:
      return check_list(id);
    case NodeKind::context:
      return check_context(id);
    case NodeKind::range:
      return check_range(id);
    case NodeKind::unary_comparison:
      return check_half_range(id);
    case NodeKind::unary_tests:
    case NodeKind::any_test:
      return check_unary_tests(id);
    case NodeKind::named_argument:
    case NodeKind::entry:
      return check(node(id).children[0]);
    default:
      return Type();  // iterations, parameters and types: their constructs look at them
  }
}

Label Checker::place(Span span, std::string text) const {
  return {text_.source(), text_.to_source(span), std::move(text)};
}

Diagnostic& Checker::report_at(Code code, Span at, std::vector<std::string> arguments, std::string hint) {
  Diagnostic diagnostic = Diagnostic::make(code, place(at), std::move(arguments), std::move(hint));
  if (!pack() && diagnostic.severity == Severity::error) diagnostic.severity = Severity::warning;
  return diagnostics_.add(std::move(diagnostic));
}

Type Checker::report(Code code, Span at, std::vector<std::string> arguments, std::string hint,
                     std::string label) {
  report_at(code, at, std::move(arguments), std::move(hint)).at.text = std::move(label);
  return Type::of(TypeKind::error);
}

Span Checker::caret(NodeId id) const { return node(id).token.size() != 0 ? node(id).token : node(id).span; }

std::string Checker::source_text(NodeId id) const {
  Span const span = node(id).span;
  return text_.text().substr(span.begin, span.size());
}

Side Checker::side(NodeId id, Type const& type) const {
  if (id == no_node) return {.type = type};
  std::string text = source_text(id);
  if (text.size() > 60 || text.find('\n') != text.npos) text.clear();
  return {type, &node(id), std::move(text)};
}

void Checker::check_beside(NodeId left, NodeId right) {
  bool const bare_left = node(left).kind == NodeKind::name && !names_.find(node(left).text);
  NodeId const first = bare_left ? right : left;
  NodeId const second = bare_left ? left : right;
  Type const type = check(first);
  NodeId const outer_node = std::exchange(beside_node_, second);
  Type const outer_type = std::exchange(beside_type_, type);
  check(second);
  beside_node_ = outer_node;
  beside_type_ = outer_type;
}

void Checker::drop_repeated(std::size_t before) {
  std::vector<Diagnostic>& said = diagnostics_.items();
  if (said.size() < before + 2) return;
  Code const code = said.back().code;
  bool const about_types = code == code::comparison_types || code == code::date_with_date_time ||
                           code == code::currencies_mixed || code == code::not_ordered;
  bool const repeated = std::any_of(said.begin() + static_cast<std::ptrdiff_t>(before), said.end() - 1,
                                    [&](Diagnostic const& other) { return other.code == code; });
  if (about_types && repeated) said.pop_back();
}

void Checker::use_content(Type const& type) {
  if (options_.uses == nullptr) return;
  if (type.is(TypeKind::list) || type.is(TypeKind::range)) return use_content(type.item());
  if (!type.is(TypeKind::context)) return;
  if (type.record() != nullptr) return options_.uses->mark_all(type.record());
  for (auto const& [name, field] : type.fields()) use_content(field);
}

void Checker::use_field(Type const& record, std::string_view field) {
  if (options_.uses == nullptr || record.record() == nullptr) return;
  if (std::optional<std::size_t> const slot = record.record()->find(field)) {
    options_.uses->mark(record.record(), *slot);
  }
}

namespace {

// Whether records inside `from` are still known as such in `to`.
bool keeps_records(Type const& from, Type const& to) {
  if (from.is(TypeKind::list)) return to.is(TypeKind::list) && keeps_records(from.item(), to.item());
  if (!from.is(TypeKind::context)) return true;
  if (from.record() != nullptr) return to.record() == from.record();
  for (auto const& [name, field] : from.fields()) {
    std::optional<Type> const other = to.field(name);
    if (!keeps_records(field, other.value_or(Type()))) return false;
  }
  return true;
}

}  // namespace

Type Checker::widen(NodeId id, Type known) {
  if (!keeps_records(type_of(id), known)) use_content(id);
  return known;
}

}  // namespace visado::feel
