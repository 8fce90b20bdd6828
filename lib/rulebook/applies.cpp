#include "rulebook/applies.hpp"

#include <algorithm>

namespace visado::rulebook {

bool speaks_of_element(Expression const& expression) {
  return std::any_of(expression.uses().begin(), expression.uses().end(), [](Expression::Use const& use) {
    return use.role == Binding::Role::input && use.index > 0;
  });
}

std::vector<Expression> conditions_on_dossier(Expression const& applies, Scope const& scope, Language language) {
  std::vector<Expression> conditions;
  for (EmbeddedText const& part : applies.conjuncts()) {
    auto compiled = Expression::compile(part, scope, {.profile = Profile::pack, .language = language});
    if (compiled && !speaks_of_element(compiled.value())) conditions.push_back(std::move(compiled.value()));
  }
  return conditions;
}

}  // namespace visado::rulebook
