// `por_cada`: its lists compiled, its variables in a scope of their own.
#include <algorithm>

#include "rulebook/compilers.hpp"
#include "rulebook/for_each.hpp"
#include "rulebook/section.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

class ForEachCompiler {
 public:
  ForEachCompiler(Compilation& compilation, Language language)
      : compilation_(compilation), language_(language), result_{{}, &compilation.contents.scope} {}

  std::optional<ForEachScope> run(EmbeddedText const& text) {
    Log::Inside const inside(compilation_.log, "por_cada");
    auto const levels = read_for_each(text, compilation_.log);
    if (!levels) return std::nullopt;
    for (std::size_t i = 0; i < levels->size(); ++i)
      if (!compile((*levels)[i], static_cast<std::uint32_t>(i + 1))) return std::nullopt;
    return std::move(result_);
  }

 private:
  bool compile(ForEachText const& level, std::uint32_t input) {
    auto& [draft, contents, expressions, names, fields, log] = compilation_;
    bool const named = check_name(level.variable, language_, log) && names.allows(level.variable, log) && is_new(level.variable);
    auto list = expressions.compile(level.list, *result_.scope, language_, Type(), "lista", log);
    if (!list || !named) return false;
    Type const type = list->expression.type();
    if (!type.is(TypeKind::list) && !type.is(TypeKind::any)) {
      log.report(code::not_a_list, label_of(level.list), {level.list.text(), type.to_string()});
      return false;
    }
    if (list->sensitive) expressions.set_sensitive_input(input);
    Type const item = type.item();
    // An element without `clave` is known by its content: all of it has to be read.
    if (expressions.marks() && item.record() != nullptr && item.record()->key.empty()) contents.uses.mark_all(item.record());
    Scope& scope = contents.scopes.emplace_back(result_.scope);
    scope.add({.name = level.variable.text(), .type = item, .index = input, .declared = label_of(level.variable)});
    result_.scope = &scope;
    result_.levels.push_back({level.variable.text(), std::move(list->expression), level.list.text(), item.record(), input});
    return true;
  }

  bool is_new(EmbeddedText const& variable) {
    bool const repeated = std::any_of(result_.levels.begin(), result_.levels.end(),
                                      [&](ForEach const& outer) { return outer.variable == variable.text(); });
    if (repeated) compilation_.log.report(code::name_taken, label_of(variable), {variable.text(), "otra variable de la regla"});
    return !repeated;
  }

  Compilation& compilation_;
  Language language_;
  ForEachScope result_;
};

}  // namespace

std::optional<ForEachScope> compile_for_each(Compilation& compilation, EmbeddedText const& text, Language language) {
  return ForEachCompiler(compilation, language).run(text);
}

}  // namespace visado::rulebook
