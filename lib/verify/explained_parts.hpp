// The parts of an evaluated condition as people read them.
#pragma once

#include <string_view>
#include <vector>

#include "visado/verify.hpp"

namespace visado::verify {

// What stands in the place of a value that must not be shown.
inline constexpr std::string_view reserved_value = "(dato reservado)";

// What is known of its type: that of the field or, of the whole, that of the expression.
[[nodiscard]] Type type_of_part(Expression const& expression, TracedPart const& part);

// Of a rule that reads something sensitive only whether its parts held is told.
[[nodiscard]] std::vector<ExplainedPart> explained_parts(Expression const& expression, Explanation const& explanation,
                                                         bool sensitive);

}  // namespace visado::verify
