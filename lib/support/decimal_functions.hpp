// Exponentials and logarithms, correctly rounded.
#pragma once

#include <optional>

#include "visado/decimal.hpp"

namespace visado {

// Computed with more than 100 digits and rounded once. Nothing on overflow; what is too small becomes 0.
[[nodiscard]] std::optional<Decimal> exponential(Decimal x);
// `estimate`: the logarithm of `x` (of `base`), right to some 34 digits.
[[nodiscard]] std::optional<Decimal> natural_logarithm(Decimal x, Decimal estimate);  // x > 0
[[nodiscard]] std::optional<Decimal> real_power(Decimal base, Decimal exponent, Decimal estimate);  // base > 0

}  // namespace visado
