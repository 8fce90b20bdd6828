// `aplica` of an element rule: what of it decides without an element.
#pragma once

#include <vector>

#include "visado/expression.hpp"

namespace visado::rulebook {

// Whether it reads a variable of `por_cada`.
[[nodiscard]] bool speaks_of_element(Expression const& expression);
// The parts of `applies`, joined by «y», that do not. They compiled as parts of the whole.
[[nodiscard]] std::vector<Expression> conditions_on_dossier(Expression const& applies, Scope const& scope,
                                                            Language language);

}  // namespace visado::rulebook
