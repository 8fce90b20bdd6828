// The text of a dossier as people see it: in labels, refusals and quotations.
#include <algorithm>

#include "dossier/json/check.hpp"
#include "dossier/json/record.hpp"
#include "dossier/json/units.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The bytes to underline: a scalar, or the bracket of what is longer.
std::size_t shown_size(std::string_view text, std::uint32_t at) {
  char const first = text[at];
  return first == '{' || first == '[' ? 1 : json_value_size(text, at);
}

}  // namespace

std::string_view json_kind(char first) {
  switch (first) {
    case '{': return "un objeto";
    case '[': return "una lista";
    case '"': return "un texto";
    case 't':
    case 'f': return "un booleano";
    case 'n': return "un nulo";
    default: return "un número";
  }
}

Label JsonUnitText::label(std::uint32_t place) { return label(place, false); }

Label JsonUnitText::label(std::uint32_t place, bool malformed) {
  if (!source_) {
    // A text that is too long to be a dossier is not worth a copy.
    constexpr std::size_t most_shown = std::size_t{1} << 20;
    std::string_view const text = unit_.bytes.substr(0, malformed ? most_shown : std::string_view::npos);
    std::string shown = plan_.has_sensitive() ? mask_json(text, plan_) : std::string(text);
    source_ = std::make_shared<Source const>(file_, std::move(shown), Location{unit_.line, unit_.column});
  }
  auto const size = static_cast<std::uint32_t>(source_->text().size());
  std::uint32_t const at = place == no_place ? 0 : std::min(place, size);
  auto const length = at < size && !malformed ? static_cast<std::uint32_t>(shown_size(unit_.bytes, at)) : 0;
  return {source_, {at, at + length}, {}};
}

Diagnostic JsonUnitText::refused(Code code, std::size_t at, std::vector<std::string> arguments) {
  source_ = nullptr;
  return Diagnostic::make(code, label(static_cast<std::uint32_t>(at), true), std::move(arguments));
}

Diagnostic JsonUnitText::refusal() {
  std::string_view const text = unit_.bytes;
  if (text.size() > JsonUnits::longest_unit) {
    return refused(code::dossier_too_long, 0, {std::to_string(JsonUnits::longest_unit)});
  }
  auto const first = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_blank) - text.begin());
  if (std::size_t const nul = text.find('\0'); nul != text.npos) return refused(code::not_text, nul, {"bytes nulos"});
  if (!simdjson::validate_utf8(text.data(), text.size())) return refused(code::not_text, 0, {"ni UTF-8 ni Windows-1252"});
  std::optional<JsonFault> const fault = check_json(text);
  if (!fault) {
    if (first < text.size() && text[first] != '{') {
      return refused(code::dossier_not_object, first, {std::string(json_kind(text[first]))});
    }
    return refused(code::dossier_malformed, first, {"no se pudo leer"});
  }
  switch (fault->kind) {
    case JsonFault::Kind::truncated: return refused(code::dossier_truncated, fault->at);
    case JsonFault::Kind::too_deep: return refused(code::dossier_too_deep, fault->at, {std::to_string(deepest_json)});
    case JsonFault::Kind::malformed: break;
  }
  return refused(code::dossier_malformed, fault->at, {std::string(fault->reason)});
}

Quotation quote_json(DossierSource::Unit const& unit, std::uint32_t place) {
  if (place == no_place || place >= unit.bytes.size()) return {};
  std::string_view const text = unit.bytes;
  std::string_view const before = text.substr(0, place);
  std::size_t const line_end = before.rfind('\n');
  std::size_t lines = 0, columns = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == '\n') ++lines;
    bool const in_line = line_end == before.npos || i > line_end;
    if (in_line && (static_cast<unsigned char>(before[i]) & 0xC0) != 0x80) ++columns;
  }
  std::size_t const column = columns + (lines == 0 ? unit.column : 1);
  std::string_view raw = text.substr(place, json_value_size(text, place));
  bool const string = raw.size() >= 2 && raw.front() == '"' && raw.back() == '"';
  Quotation quotation;
  quotation.raw = string ? unescape_json(raw.substr(1, raw.size() - 2)) : std::string(raw);
  quotation.place = "línea " + std::to_string(unit.line + lines) + ", columna " + std::to_string(column);
  return quotation;
}

}  // namespace visado::dossier
