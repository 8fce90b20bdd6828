#include "dossier/scalar/scalar.hpp"

#include "support/utf8.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

constexpr std::size_t longest_shown = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view kind_name(Raw raw) {
  switch (raw.kind) {
    case RawKind::untyped:
    case RawKind::json_string: return "un texto";
    case RawKind::json_number:
    case RawKind::sheet_number: return "un número";
    case RawKind::json_boolean: return "un booleano";
    case RawKind::null: return "un nulo";
    case RawKind::sheet_date: return "una fecha";
  }
  return {};
}

}  // namespace

std::string shown(SchemaField const& field, std::string_view text) {
  if (field.data == DataClass::sensible) return "(reservado)";
  if (text.size() <= longest_shown) return std::string(text);
  std::size_t end = longest_shown;
  while (end > 0 && utf8::is_continuation(text[end])) --end;
  return std::string(text.substr(0, end)) + "…";
}

Conversion illegible(SchemaField const& field, Code code, std::string_view raw, std::vector<std::string> more,
                     std::string hint) {
  more.insert(more.begin(), shown(field, raw));
  if (field.data == DataClass::sensible) hint.clear();
  return {Value::null(NullReason::illegible), code, std::move(more), std::move(hint)};
}

Conversion noted(SchemaField const& field, Value value, Code code, std::string_view raw,
                 std::vector<std::string> more) {
  for (std::string& argument : more) argument = shown(field, argument);
  more.insert(more.begin(), shown(field, raw));
  return {value, code, std::move(more), {}};
}

Conversion wrong_kind(SchemaField const&, Raw raw, std::string_view expected, std::string hint) {
  return {Value::null(NullReason::illegible),
          code::value_wrong_kind,
          {std::string(expected), std::string(kind_name(raw))},
          std::move(hint)};
}

std::size_t blank_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || (text[0] >= '\t' && text[0] <= '\r')) return 1;
  if (text.starts_with("\u00a0")) return 2;
  // Thin, figure and narrow no-break spaces separate thousands.
  if (text.starts_with("\u2009") || text.starts_with("\u2007") || text.starts_with("\u202f")) return 3;
  return 0;
}

std::string_view trim(std::string_view text) {
  while (std::size_t const size = blank_at(text)) text.remove_prefix(size);
  while (!text.empty()) {
    std::size_t size = 0;
    for (std::size_t const length : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
      if (text.size() >= length && blank_at(text.substr(text.size() - length)) == length) size = length;
    }
    if (size == 0) break;
    text.remove_suffix(size);
  }
  return text;
}

bool is_json_number(std::string_view text) {
  char const* at = text.data();
  char const* const end = at + text.size();
  auto digits = [&] {
    char const* const from = at;
    while (at != end && is_digit(*at)) ++at;
    return at != from;
  };
  if (at != end && *at == '-') ++at;
  bool const zero = at != end && *at == '0';
  char const* const whole = at;
  if (!digits() || (zero && at - whole > 1)) return false;
  if (at != end && *at == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != end && (*at == '+' || *at == '-')) ++at;
    if (!digits()) return false;
  }
  return at == end;
}

}  // namespace visado::dossier
