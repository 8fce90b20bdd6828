// Arithmetic by Intel's BID128 alone, whatever the size of the numbers: where Decimal goes when 64 bits are
// not enough, and what its small path is tested against.
#pragma once

#include <optional>

#include "visado/decimal.hpp"

namespace visado::bid {

[[nodiscard]] std::optional<Decimal> add(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> subtract(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> multiply(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> divide(Decimal a, Decimal b);
[[nodiscard]] std::optional<Decimal> modulo(Decimal a, Decimal b);
[[nodiscard]] int compare(Decimal a, Decimal b);
// Nothing when 34 digits do not reach, and for half_down, which BID128 does not know.
[[nodiscard]] std::optional<Decimal> round(Decimal value, int digits, Rounding mode);

}  // namespace visado::bid
