// Texts and codes: values of a list, identifiers with a form, and what spreadsheets do to them.
#include <algorithm>

#include "dossier/scalar/identifier.hpp"
#include "dossier/scalar/scalar.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 1.01678E+08, as spreadsheets write it: always with the sign.
bool is_scientific(std::string_view text) {
  std::size_t const e = text.find("E+");
  return e != text.npos && e > 0 && is_json_number(text);
}

// 12345.0
bool has_decimals(std::string_view text) {
  std::size_t const point = text.find('.');
  if (point == text.npos || point == 0 || point + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(point), is_digit) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(point) + 1, text.end(), [](char c) { return c == '0'; });
}

// '0101: the mark of a text in a spreadsheet, before something that looks like a code.
bool has_text_mark(std::string_view text) {
  return text.size() > 1 && text[0] == '\'' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) { return is_digit(c) || c == '-' || c == 'K' || c == 'k'; });
}

std::string list_of(std::vector<std::string> const& values) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(values.size(), most); ++i) text += (i == 0 ? "" : ", ") + values[i];
  return values.size() > most ? text + "…" : text;
}

Conversion with_form(SchemaField const& field, Raw raw, std::string_view text, Arena& arena) {
  Identifier const found = read_identifier(field.format, text, arena);
  if (found.text) {
    Conversion result{Value::string(*found.text)};
    bool const trimmed = text.size() != raw.text.size();
    if (trimmed) return noted(field, result.value, code::blanks_trimmed, raw.text, {std::string(*found.text)});
    return result;
  }
  if (!found.damage.empty()) {
    return illegible(field, code::spreadsheet_damage, raw.text, {std::string(found.damage)});
  }
  return illegible(field, code::value_bad_format, raw.text, {std::string(name_of(field.format))},
                   std::string(found.hint));
}

}  // namespace

Conversion convert_text(SchemaField const& field, Type const& type, Raw raw, Arena& arena) {
  if (raw.kind == RawKind::json_number || raw.kind == RawKind::sheet_number) {
    return illegible(field, code::number_in_text, raw.text, {},
                     raw.kind == RawKind::json_number ? "escríbalo entre comillas, con sus ceros"
                                                      : "dé formato de texto a la columna y escriba el código otra vez");
  }
  if (raw.kind != RawKind::untyped && raw.kind != RawKind::json_string) return wrong_kind(field, raw, "un texto");
  std::vector<std::string> const& values = type.values();
  bool const code = field.format != Format::none || !values.empty();
  bool const untyped = raw.kind == RawKind::untyped;
  std::string_view text = untyped || field.format != Format::none ? trim(raw.text) : raw.text;
  if ((untyped || code) && has_text_mark(text)) text.remove_prefix(1);
  if ((untyped || code) && is_scientific(text)) {
    return illegible(field, code::spreadsheet_damage, raw.text, {"los dígitos que faltan se perdieron"});
  }
  if (field.format != Format::none && has_decimals(text)) {
    return illegible(field, code::spreadsheet_damage, raw.text, {"un código no tiene decimales"});
  }
  if (field.format != Format::none) return with_form(field, raw, text, arena);
  if (!values.empty() && std::find(values.begin(), values.end(), text) == values.end()) {
    return illegible(field, code::value_not_listed, raw.text, {list_of(values)}, suggestion_hint(text, values));
  }
  bool const said = text.size() != raw.text.size() && (code || raw.text.find('\'') < raw.text.size() - text.size());
  if (said) return noted(field, Value::string(text), code::blanks_trimmed, raw.text, {std::string(text)});
  return {Value::string(text)};
}

}  // namespace visado::dossier
