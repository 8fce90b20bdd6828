// Amounts as people write them: Q1,234.56 · 1.234,56 · (1,234.56).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dossier/conversion.hpp"

namespace visado::dossier {

struct AmountText {
  enum class Fault : unsigned char {
    none,
    not_a_number,
    ambiguous,       // 1,234: thousands or decimals?
    negative_style,  // (1,234.56) or 1,234.56- where nobody declared it
    scientific,      // 1.01678E+08: digits are lost
  } fault = Fault::none;
  std::string plain;           // [-]digits[.digits]
  std::uint16_t currency = 0;  // of the mark, when there is one
  bool rewritten = false;      // more than blanks around it had to be taken off, and nobody declared it
};

// Undeclared: the last separator with exactly two digits behind it is decimal; a point that cannot separate thousands
// is; anything else must be beyond doubt, or is a fault. Declared: thousands and decimals are what they are said to be.
// Currency marks (Q, Q., GTQ, US$, $, €, three capital letters) only when `money`.
[[nodiscard]] AmountText read_amount_text(std::string_view text, bool money, ColumnFormat::Numbers numbers);

}  // namespace visado::dossier
