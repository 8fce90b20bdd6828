// The numbers by which Guatemala identifies taxpayers and persons, checked by their digits alone.
#pragma once

#include <string_view>

namespace visado {

// A NIT: 4 to 12 characters, digits and a check character (0–9 or K). Hyphens, blanks and points do not
// count, and k is K. A right check character does not say that the taxpayer exists.
[[nodiscard]] bool valid_nit(std::string_view text);

// A CUI: 13 digits (blanks and hyphens do not count): number, check digit, department and municipality of
// birth.
[[nodiscard]] bool valid_cui(std::string_view text);

}  // namespace visado
