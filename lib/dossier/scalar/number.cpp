// Numbers and amounts: exact from their digits, never through binary floats.
#include <array>
#include <cstdlib>

#include "dossier/scalar/amount_text.hpp"
#include "dossier/scalar/scalar.hpp"
#include "visado/diagnostics/dossier.hpp"

namespace visado::dossier {

namespace {

constexpr int most_digits = 34;
constexpr int most_scale = Decimal::max_scale;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number with a 64-bit coefficient.
struct Small {
  std::int64_t coefficient;
  int scale;
};

// [-]digits[.digits], at most 18 digits: nearly every number there is.
std::optional<Small> parse_small(std::string_view text) {
  char const* at = text.data();
  char const* const end = at + text.size();
  bool const negative = at != end && *at == '-';
  if (negative) ++at;
  if (end - at > 19 || at == end) return std::nullopt;  // 18 digits and the point
  std::int64_t coefficient = 0;
  int digits = 0, scale = -1;
  for (; at != end; ++at) {
    if (is_digit(*at)) {
      coefficient = coefficient * 10 + (*at - '0');
      ++digits;
      if (scale >= 0) ++scale;
    } else if (*at == '.' && scale < 0) {
      scale = 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || digits > 18) return std::nullopt;
  return Small{negative ? -coefficient : coefficient, scale < 0 ? 0 : scale};
}

// What matters of a number of any length before it is one: digits between the first and the last that are not zero,
// and how many digits stand behind the point when excess zeros are gone.
struct Extent {
  long long significant = 0;
  long long scale = 0;
};

Extent extent_of(std::string_view text) {
  long long significant = 0, zeros = 0, behind = 0, exponent = 0;
  bool point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (is_digit(c)) {
      if (point) ++behind;
      if (c != '0') {
        significant += zeros + 1;
        zeros = 0;
      } else if (significant != 0) {
        ++zeros;
      }
    } else if (c == '.') {
      point = true;
    } else if (c == 'e' || c == 'E') {
      // Clamped: whatever is longer is out of range anyhow.
      std::string const digits(text.substr(i + 1, 12));
      exponent = std::strtoll(digits.c_str(), nullptr, 10);
      break;
    }
  }
  if (significant == 0) return {};
  return {significant, behind - exponent - zeros};
}

std::uint16_t fixed_currency(Type const& type) {
  return type.is(TypeKind::money) && type.currency() != Type::dynamic_currency ? type.currency() : std::uint16_t{0};
}

// The number of a plain text ([-]digits[.digits][e…]), checked against the field.
Conversion finish(SchemaField const& field, Type const& type, std::string_view plain, std::string_view raw,
                  Arena& arena) {
  bool const money = type.is(TypeKind::money);
  int const limit = money ? std::min(field.decimals, most_scale) : field.integer ? 0 : most_scale;
  if (std::optional<Small> small = parse_small(plain)) {
    while (small->scale > limit && small->coefficient % 10 == 0) {
      small->coefficient /= 10;
      --small->scale;
    }
    if (small->scale <= limit) {
      return {Value::small_number(small->coefficient, small->scale).with_currency(fixed_currency(type))};
    }
  }
  Extent const extent = extent_of(plain);
  if (money && extent.scale > field.decimals) {
    return illegible(field, code::amount_decimals, raw, {std::to_string(field.decimals)});
  }
  if (field.integer && extent.scale > 0) return illegible(field, code::number_not_integer, raw);
  std::optional<Decimal> number = Decimal::parse(plain);
  if (!number || extent.significant > most_digits) return illegible(field, code::number_too_large, raw);
  bool const excess = number->is_small() && number->scale() > limit;
  if (excess || (!number->is_small() && (money || field.integer))) number = number->normalized();
  return {Value::number(*number, arena).with_currency(fixed_currency(type))};
}

// A text where a number should be.
Conversion from_text(SchemaField const& field, Type const& type, Raw raw, Arena& arena, ColumnFormat const& format) {
  AmountText const read = read_amount_text(raw.text, type.is(TypeKind::money), format.numbers);
  switch (read.fault) {
    case AmountText::Fault::none: break;
    case AmountText::Fault::not_a_number: return illegible(field, code::not_a_number, raw.text);
    case AmountText::Fault::ambiguous:
      return illegible(field, code::amount_ambiguous, raw.text, {}, "declare el formato de la columna en el mapeo");
    case AmountText::Fault::negative_style: return illegible(field, code::negative_style, raw.text);
    case AmountText::Fault::scientific:
      return illegible(field, code::spreadsheet_damage, raw.text, {"los dígitos que faltan se perdieron"});
  }
  if (std::uint16_t const fixed = fixed_currency(type); read.currency != 0 && fixed != 0 && read.currency != fixed) {
    return illegible(field, code::currency_conflict, raw.text, {currency_name(fixed)});
  }
  Conversion result = finish(field, type, read.plain, raw.text, arena);
  if (result.note) return result;
  if (read.currency != 0) result.value = result.value.with_currency(read.currency);
  if (read.rewritten) {
    return noted(field, result.value, code::amount_normalised, raw.text, {read.plain});
  }
  if (raw.kind == RawKind::json_string) return noted(field, result.value, code::number_quoted, raw.text);
  return result;
}

}  // namespace

Conversion convert_number(SchemaField const& field, Type const& type, Raw raw, Arena& arena,
                          ColumnFormat const& format) {
  switch (raw.kind) {
    case RawKind::json_number: return finish(field, type, raw.text, raw.text, arena);
    case RawKind::sheet_number:
      if (!is_json_number(raw.text)) return illegible(field, code::not_a_number, raw.text);
      return finish(field, type, raw.text, raw.text, arena);
    case RawKind::untyped:
    case RawKind::json_string: return from_text(field, type, raw, arena, format);
    default: return wrong_kind(field, raw, type.is(TypeKind::money) ? "un monto" : "un número");
  }
}

}  // namespace visado::dossier
