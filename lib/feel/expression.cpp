#include "visado/expression.hpp"

#include "feel/expression_impl.hpp"
#include "feel/grammar/parse.hpp"
#include "feel/lint/lint.hpp"
#include "feel/program/machine.hpp"
#include "feel/program/recorder.hpp"

namespace visado {

using namespace feel;

std::shared_ptr<Expression::Impl const> Expression::Impl::make(EmbeddedText text, Checked checked) {
  Program program = emit(checked);
  auto const impl =
      std::make_shared<Impl>(Impl{std::move(text), std::move(checked.ast), std::move(checked.type),
                                  std::move(checked.uses), std::move(program), std::nullopt});
  // Functions point to their program: it has its final place now.
  bool failed = false;
  if (!impl->program.reads_outside) impl->constant = run_constant(impl->program, impl->program.root, failed);
  return impl;
}

namespace {

std::shared_ptr<Expression::Impl const> null_literal() {
  Ast ast;
  ast.root = ast.add(Node{});
  EmbeddedText const text = EmbeddedText::of("<expresión>", "null");
  Diagnostics none;
  Scope const scope;
  CompileOptions const options;
  return Expression::Impl::make(text, check(std::move(ast), text, scope, options, none));
}

}  // namespace

Expression::Expression() {
  static std::shared_ptr<Impl const> const null = null_literal();
  impl_ = null;
}

Result<Expression> Expression::compile(EmbeddedText const& text, Scope const& scope,
                                       CompileOptions const& options) {
  Diagnostics diagnostics;
  NameTable const names(scope);
  ParseOptions const parsing{options.language, options.goal, options.profile == Profile::pack};
  std::optional<Ast> ast = parse(text, names, parsing, diagnostics);
  if (!ast) return diagnostics;
  Checked checked = check(std::move(*ast), text, scope, options, diagnostics);
  bool const pack = options.profile == Profile::pack;
  if (pack && !diagnostics.has_errors()) find_suspicious(checked, text, diagnostics);
  if (pack && diagnostics.has_errors()) return diagnostics;
  Expression expression;
  expression.impl_ = Impl::make(text, std::move(checked));
  return {std::move(expression), std::move(diagnostics)};
}

Value Expression::evaluate(Activation const& activation, Arena& arena) const {
  Machine machine(impl_->program, activation, arena, nullptr);
  return machine.evaluate(impl_->program.root);
}

Value Expression::explain(Activation const& activation, Arena& arena, Explanation& explanation) const {
  Recorder recorder(impl_->program, impl_->text, explanation);
  Machine machine(impl_->program, activation, arena, &recorder);
  Value const value = machine.evaluate(impl_->program.root);
  recorder.finish();
  return value;
}

Value Expression::observe(Activation const& activation, Arena& arena, PartObserver& observer) const {
  Explanation ignored;
  Recorder recorder(impl_->program, impl_->text, ignored, &observer);
  Machine machine(impl_->program, activation, arena, &recorder);
  return machine.evaluate(impl_->program.root);
}

Type Expression::type() const { return impl_->type; }
EmbeddedText const& Expression::text() const { return impl_->text; }
std::string Expression::print(Language language) const { return feel::print(impl_->ast, language); }
std::vector<Expression::Use> const& Expression::uses() const { return impl_->uses; }
std::vector<EmbeddedText> Expression::conjuncts() const {
  std::vector<EmbeddedText> parts;
  std::vector<NodeId> open{
      impl_->ast.root};  // a chain leans to the left: the right side comes off the stack first
  while (!open.empty()) {
    Node const& node = impl_->ast[open.back()];
    open.pop_back();
    if (node.kind == NodeKind::conjunction)
      open.insert(open.end(), node.children.rbegin(), node.children.rend());
    else
      parts.push_back(impl_->text.part(node.span));
  }
  return parts;
}

std::optional<Value> Expression::constant() const { return impl_->constant; }

Evaluation evaluate(EmbeddedText const& text, Scope const& scope, Activation const& activation,
                    CompileOptions const& options) {
  Evaluation evaluation;
  Result<Expression> compiled = Expression::compile(text, scope, options);
  evaluation.diagnostics = std::move(compiled.diagnostics());
  if (!compiled) return evaluation;
  auto const expression = std::make_shared<Expression const>(std::move(compiled.value()));
  Explanation explanation;
  Arena working;
  Value const value = expression->explain(activation, working, explanation);
  evaluation.value = deep_copy(value, evaluation.arena);
  evaluation.diagnostics.append(std::move(explanation.reasons));
  evaluation.code = expression;
  return evaluation;
}

}  // namespace visado
