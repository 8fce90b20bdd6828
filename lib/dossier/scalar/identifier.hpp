// The forms of identifiers (`formato`). Only the form: whether a check digit is right is a matter of rules.
#pragma once

#include <optional>
#include <string_view>

#include "visado/schema.hpp"
#include "visado/value.hpp"

namespace visado::dossier {

struct Identifier {
  std::optional<std::string_view> text;  // in its one form; nothing when it has not the form
  std::string_view damage;               // what a spreadsheet seems to have done to it
  std::string_view hint;
};

//   uuid  8-4-4-4-12 hexadecimal digits, made upper case
//   nit   1 to 12 digits and a digit or K; hyphens, blanks and points are taken out, k is K. CF is no NIT
//   cui   13 digits; blanks and hyphens are taken out
//   nog   1 to 12 digits
//   npg   E and 1 to 12 digits, the E may be missing
[[nodiscard]] Identifier read_identifier(Format format, std::string_view text, Arena& arena);

// «un NIT».
[[nodiscard]] std::string_view name_of(Format format);

}  // namespace visado::dossier
