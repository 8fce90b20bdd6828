// Exponentials and logarithms, correctly rounded.
#pragma once

#include <optional>

#include "visado/decimal.hpp"

namespace visado {

// Computed with more than 100 digits and rounded once. Nothing on overflow; what is too small becomes 0.
[[nodiscard]] std::optional<Decimal> exponential(Decimal x);
[[nodiscard]] std::optional<Decimal> natural_logarithm(Decimal x);       // x > 0
[[nodiscard]] std::optional<Decimal> real_power(Decimal base, Decimal exponent);  // base >= 0

}  // namespace visado
