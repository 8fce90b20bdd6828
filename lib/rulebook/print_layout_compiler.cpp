// `hoja`: what documents print is computed by expressions, checked as those of rules are.
#include "rulebook/compilers.hpp"
#include "rulebook/section.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

constexpr Language language = Language::es;

class PrintLayoutCompiler {
 public:
  explicit PrintLayoutCompiler(Compilation& compilation) : compilation_(compilation) {}

  void run() {
    Log::Inside const inside(compilation_.log, "hoja");
    auto const& draft = compilation_.draft.schema.print_layout;
    auto& layout = compilation_.contents.print_layout;
    compilation_.expressions.clear_sensitive_inputs();
    compilation_.expressions.set_marking(false);
    if (draft.payable) layout.payable = compile_payable(*draft.payable);
    for (PrintPartDraft const& part : draft.parts) compile(part, layout.parts.emplace_back());
    compilation_.expressions.set_marking(true);
  }

 private:
  std::optional<Expression> compile(EmbeddedText const& text, Scope const& scope, std::string const& what) {
    auto compiled = compilation_.expressions.compile(text, scope, language, Type(), what, compilation_.log);
    if (!compiled) return std::nullopt;
    if (!compiled->sensitive) return std::move(compiled->expression);
    compilation_.log.report(code::print_sensitive, label_of(text), {what});
    return std::nullopt;
  }

  std::optional<Expression> compile_payable(EmbeddedText const& text) {
    auto value = compile(text, compilation_.contents.scope, "liquido");
    if (!value) return value;
    Type const type = value->type();
    if (type.is(TypeKind::money) || type.is(TypeKind::any)) return value;
    compilation_.log.report(code::payable_not_money, label_of(text), {type.to_string()});
    return std::nullopt;
  }

  void compile(PrintPartDraft const& draft, PrintLayout::Part& part) {
    Log::Inside const inside(compilation_.log, "parte " + draft.title);
    part.title = draft.title;
    part.declared = draft.declared;
    Scope const* scope = &compilation_.contents.scope;
    compilation_.expressions.clear_sensitive_inputs();
    if (draft.for_each) {
      auto each = compile_for_each(compilation_, *draft.for_each, language);
      if (!each) return;
      part.for_each = std::move(each->levels);
      scope = each->scope;
    }
    for (auto const& [label, text] : draft.data) {
      auto value = compile(text, *scope, label.text());
      if (value) part.data.push_back({label.text(), std::move(*value)});
    }
  }

  Compilation& compilation_;
};

}  // namespace

void compile_print_layout(Compilation& compilation) { PrintLayoutCompiler(compilation).run(); }

}  // namespace visado::rulebook
