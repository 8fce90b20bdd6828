// Values in their plain form, converted at once: nearly all that there are. Whatever has another form is left to
// `convert`, which says what is odd about it; of a plain form `convert` makes the same value.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>

#include "dossier/name_index.hpp"
#include "dossier/scalar/short_date.hpp"
#include "dossier/scalar/short_number.hpp"
#include "visado/schema.hpp"
#include "visado/value.hpp"

namespace visado::dossier {

// What the plain form of a field (or of an item of a list) is.
struct Direct {
  enum class Form : unsigned char { none, text, listed, digits, nit, npg, uuid, number, date, boolean } form = Form::none;
  std::uint8_t least = 0, most = 0;  // digits: how many; number: `most` digits behind the point
  std::uint16_t currency = 0;        // of a number
  NameIndex const* values = nullptr;  // listed
};

// `lists` keeps the values of listed fields.
[[nodiscard]] Direct direct_form(SchemaField const& field, std::deque<NameIndex>& lists);

// The rest of `read_text` and `read_number`.
[[nodiscard]] bool read_formed_text(Direct const& direct, std::string_view text, Value& value);
[[nodiscard]] bool read_other(Direct const& direct, std::string_view token, Value& value);

// A JSON string, between its quotes and without escapes. False: not plain.
[[nodiscard, gnu::always_inline]] inline bool read_text(Direct const& direct, std::string_view text, Value& value) {
  if (direct.form == Direct::Form::text) {
    value = Value::string(text);
    return true;
  }
  if (direct.form == Direct::Form::date) {
    if (std::optional<Date> const date = short_date(text)) {
      value = Value::date(*date);
      return true;
    }
  }
  return read_formed_text(direct, text, value);
}

// Anything else that is a scalar in JSON. `limit`: bytes may be read up to there.
[[nodiscard, gnu::always_inline]] inline bool read_number(Direct const& direct, std::string_view token,
                                                          char const* limit, Value& value) {
  if (direct.form == Direct::Form::number) {
    if (std::optional<ShortNumber> const number = short_number(token, limit); number && number->scale <= direct.most) {
      value = Value::small_number(number->coefficient, number->scale).with_currency(direct.currency);
      return true;
    }
  }
  return read_other(direct, token, value);
}

}  // namespace visado::dossier
