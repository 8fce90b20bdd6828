// A decimal number taken apart: sign, coefficient, exponent. What parsing, printing and rounding work on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "support/wide.hpp"
#include "visado/decimal.hpp"

namespace visado {

inline constexpr int decimal_min_exponent = -6176;
inline constexpr int decimal_max_exponent = 6111;

struct DecimalParts {
  bool negative = false;
  UInt128 coefficient = 0;  // below 10^34
  int exponent = 0;         // the value is ±coefficient × 10^exponent
};

[[nodiscard]] DecimalParts take_apart(Decimal value);
// The exponent must be in range.
[[nodiscard]] Decimal put_together(DecimalParts parts);

// ±digits × 10^exponent rounded half-even to what a Decimal holds; `more` says that non-zero digits follow.
// Nothing on overflow; what is too small becomes 0. `digits` are ASCII digits, leading zeros allowed.
[[nodiscard]] std::optional<DecimalParts> round_digits(bool negative, std::string_view digits,
                                                       std::int64_t exponent, bool more = false);

[[nodiscard]] std::optional<DecimalParts> parse_decimal(std::string_view text);
[[nodiscard]] std::string print_decimal(DecimalParts const& parts);

// Digits beyond 10^exponent rounded off; when there are none, zeros added as far as 34 digits go.
[[nodiscard]] DecimalParts round_to_exponent(DecimalParts parts, int exponent, Rounding mode);
// Trailing zeros off the coefficient, as long as the exponent stays at or below `limit`.
[[nodiscard]] DecimalParts strip_zeros(DecimalParts parts, int limit);

}  // namespace visado
