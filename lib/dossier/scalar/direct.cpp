#include "dossier/scalar/direct.hpp"

#include <algorithm>

#include "dossier/scalar/scalar.hpp"
#include "visado/decimal.hpp"

namespace visado::dossier {

namespace {

using Form = Direct::Form;

bool is_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

bool all_digits(std::string_view text) {
  while (text.size() >= 8) {
    if (!are_digits(word_at<std::uint64_t>(text.data()))) return false;
    text.remove_prefix(8);
  }
  return std::all_of(text.begin(), text.end(), is_digit);
}

bool is_upper_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  bool form = text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
  int hexadecimal = 0;
  for (char const c : text) hexadecimal += is_digit(c) || static_cast<unsigned char>(c - 'A') < 6 ? 1 : 0;
  return form && hexadecimal == 32;
}

int two(char const* at) { return (at[0] - '0') * 10 + (at[1] - '0'); }

// YYYY-MM-DD and nothing else.
bool read_date(std::string_view text, Value& value) {
  if (text.size() != 10) return false;
  char const* const at = text.data();
  char const numerals[8] = {at[0], at[1], at[2], at[3], at[5], at[6], at[8], at[9]};
  if (at[4] != '-' || at[7] != '-' || !are_digits(word_at<std::uint64_t>(numerals))) return false;
  auto const date = Date::of(two(at) * 100 + two(at + 2), two(at + 5), two(at + 8));
  if (!date) return false;
  value = Value::date(*date);
  return true;
}

// What a code that somebody damaged could look like, `convert` looks at.
bool looks_damaged(std::string const& text) { return text.starts_with('\'') || text.find("E+") != std::string::npos; }

Direct text_form(SchemaField const& field, Type const& type, std::deque<NameIndex>& lists) {
  Direct direct;
  std::vector<std::string> const& values = type.values();
  switch (field.format) {
    case Format::none:
      direct.form = values.empty() ? Form::text : Form::listed;
      if (std::any_of(values.begin(), values.end(), looks_damaged)) direct.form = Form::none;
      if (direct.form == Form::listed) direct.values = &lists.emplace_back(values);
      break;
    case Format::uuid: direct.form = Form::uuid; break;
    case Format::nit: direct.form = Form::nit; break;
    case Format::cui: direct = {Form::digits, 13, 13}; break;
    case Format::nog: direct = {Form::digits, 1, 12}; break;
    case Format::npg: direct.form = Form::npg; break;
  }
  return direct;
}

}  // namespace

Direct direct_form(SchemaField const& field, std::deque<NameIndex>& lists) {
  Type const type = field.type.is(TypeKind::list) ? field.type.item() : field.type;
  Direct direct;
  switch (type.kind()) {
    case TypeKind::string: return text_form(field, type, lists);
    case TypeKind::money:
      direct.most = static_cast<std::uint8_t>(std::clamp(field.decimals, 0, Decimal::max_scale));
      direct.currency = type.currency() == Type::dynamic_currency ? std::uint16_t{0} : type.currency();
      direct.form = Form::number;
      break;
    case TypeKind::number:
      direct.most = field.integer ? std::uint8_t{0} : std::uint8_t{Decimal::max_scale};
      direct.form = Form::number;
      break;
    case TypeKind::date: direct.form = Form::date; break;
    case TypeKind::boolean: direct.form = Form::boolean; break;
    default: break;
  }
  return direct;
}

bool read_formed_text(Direct const& direct, std::string_view text, Value& value) {
  switch (direct.form) {
    case Form::listed:
      if (!direct.values->contains(text)) return false;
      break;
    case Form::digits:
      if (text.size() < direct.least || text.size() > direct.most || !all_digits(text)) return false;
      break;
    case Form::nit:
      if (text.size() < 2 || text.size() > 13 || !(is_digit(text.back()) || text.back() == 'K') ||
          !all_digits(text.substr(0, text.size() - 1))) {
        return false;
      }
      break;
    case Form::npg: {
      std::string_view const digits = text.starts_with('E') ? text.substr(1) : text;
      if (digits.empty() || digits.size() > 12 || !all_digits(digits)) return false;
      break;
    }
    case Form::uuid:
      if (!is_upper_uuid(text)) return false;
      break;
    case Form::date: return read_date(text, value);
    default: return false;
  }
  value = Value::string(text);
  return true;
}

// Of numbers: -?(0|[1-9]d*)(.d+)? with at most 18 digits.
bool read_other(Direct const& direct, std::string_view token, Value& value) {
  if (direct.form != Form::number) {
    if (direct.form != Form::boolean || (token != "true" && token != "false")) return false;
    value = Value::boolean(token.front() == 't');
    return true;
  }
  char const* at = token.data();
  char const* const end = at + token.size();
  bool const negative = *at == '-';
  if (negative) ++at;
  if (end - at > 18 || at == end) return false;
  std::int64_t coefficient = 0;
  char const* const whole = at;
  for (; at != end && is_digit(*at); ++at) coefficient = coefficient * 10 + (*at - '0');
  if (at == whole || (*whole == '0' && at - whole > 1)) return false;
  int scale = 0;
  if (at != end) {
    if (*at != '.') return false;
    char const* const fraction = ++at;
    for (; at != end && is_digit(*at); ++at) coefficient = coefficient * 10 + (*at - '0');
    if (at != end || at == fraction) return false;
    scale = static_cast<int>(at - fraction);
  }
  for (; scale > direct.most; --scale) {
    if (coefficient % 10 != 0) return false;
    coefficient /= 10;
  }
  value = Value::small_number(negative ? -coefficient : coefficient, scale).with_currency(direct.currency);
  return true;
}

}  // namespace visado::dossier
