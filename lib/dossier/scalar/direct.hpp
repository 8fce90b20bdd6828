// Values in their plain form, converted at once: nearly all that there are. Whatever has another form is left to
// `convert`, which says what is odd about it; of a plain form `convert` makes the same value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "visado/schema.hpp"
#include "visado/value.hpp"

namespace visado::dossier {

// What the plain form of a field (or of an item of a list) is.
struct Direct {
  enum class Form : unsigned char { none, text, listed, digits, nit, npg, uuid, number, date, boolean } form = Form::none;
  std::uint8_t least = 0, most = 0;  // digits: how many; number: `most` digits behind the point
  std::uint16_t currency = 0;        // of a number
  std::vector<std::string> const* values = nullptr;  // listed
};

[[nodiscard]] Direct direct_form(SchemaField const& field);

// A JSON string, between its quotes and without escapes. False: not plain.
[[nodiscard]] bool read_text(Direct const& direct, std::string_view text, Value& value);
// Anything else that is a scalar in JSON.
[[nodiscard]] bool read_number(Direct const& direct, std::string_view token, Value& value);

}  // namespace visado::dossier
