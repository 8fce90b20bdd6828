// Booleans.
#include <array>

#include "dossier/scalar/scalar.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

constexpr std::array<std::string_view, 3> yes{"true", "si", "verdadero"};
constexpr std::array<std::string_view, 3> no{"false", "no", "falso"};

std::optional<bool> parse(std::string_view text) {
  if (text.size() > 16) return std::nullopt;
  std::string const word = utf8::to_lower(utf8::fold(text));
  for (std::string_view const known : yes) {
    if (word == known) return true;
  }
  for (std::string_view const known : no) {
    if (word == known) return false;
  }
  return std::nullopt;
}

}  // namespace

Conversion convert_boolean(SchemaField const& field, Raw raw) {
  if (raw.kind == RawKind::json_boolean) return {Value::boolean(raw.text == "true")};
  if (raw.kind != RawKind::untyped && raw.kind != RawKind::json_string) return wrong_kind(field, raw, "un booleano");
  std::optional<bool> const value = parse(trim(raw.text));
  if (!value) return illegible(field, code::not_a_boolean, raw.text);
  if (raw.kind == RawKind::untyped) return {Value::boolean(*value)};
  return noted(field, Value::boolean(*value), code::number_quoted, raw.text);
}

}  // namespace visado::dossier
