// Values in their plain form, converted at once: nearly all that there are. Whatever has another form is left to
// `convert`, which says what is odd about it; of a plain form `convert` makes the same value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/scalar/short_number.hpp"
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
[[nodiscard]] bool read_formed_text(Direct const& direct, std::string_view text, Value& value);
[[nodiscard]] inline bool read_text(Direct const& direct, std::string_view text, Value& value) {
  if (direct.form != Direct::Form::text) return read_formed_text(direct, text, value);
  value = Value::string(text);
  return true;
}

// Anything else that is a scalar in JSON. `limit`: bytes may be read up to there.
[[nodiscard]] bool read_other(Direct const& direct, std::string_view token, Value& value);
[[nodiscard]] inline bool read_number(Direct const& direct, std::string_view token, char const* limit, Value& value) {
  if (direct.form == Direct::Form::number) {
    if (std::optional<ShortNumber> const number = short_number(token, limit); number && number->scale <= direct.most) {
      value = Value::small_number(number->coefficient, number->scale).with_currency(direct.currency);
      return true;
    }
  }
  return read_other(direct, token, value);
}

}  // namespace visado::dossier
