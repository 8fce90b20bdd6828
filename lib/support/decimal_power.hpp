// Whole powers with digits to spare.
#pragma once

#include "support/decimal_parts.hpp"

namespace visado {

// base^exponent rounded once, from about 100 digits; exact whenever 34 digits hold the result, at the
// exponent that repeated multiplication gives. Nothing on overflow and for 0 to a negative power; 0^0 is 1.
[[nodiscard]] std::optional<DecimalParts> whole_power(DecimalParts const& base, std::int64_t exponent);

}  // namespace visado
