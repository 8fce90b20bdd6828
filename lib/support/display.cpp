#include "support/display.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "support/calendar.hpp"
#include "support/decimal_parts.hpp"
#include "support/utf8.hpp"

namespace visado {

namespace {

// The decimals behind the point: two at least, further ones only if they are not zeros.
std::string two_decimals(std::string const& number, std::size_t point) {
  std::string decimals = point < number.size() ? number.substr(point + 1) : "";
  while (decimals.size() > 2 && decimals.back() == '0') decimals.pop_back();
  decimals.resize(std::max<std::size_t>(decimals.size(), 2), '0');
  return decimals;
}

// «25000.5» as «25,000.50». Numbers so large or small that they are written with E stay as they are.
std::string group_thousands(std::string const& number) {
  if (number.find('E') != number.npos) return number;
  std::size_t point = std::min(number.find('.'), number.size());
  std::string text;
  for (std::size_t i = 0; i < point; ++i) {
    bool behind_digit = i > 0 && number[i - 1] != '-';
    if (behind_digit && (point - i) % 3 == 0) text += ',';
    text += number[i];
  }
  return text + '.' + two_decimals(number, point);
}

// The letter that stands behind a backslash for a character, as JSON has it; 0 when there is none.
char short_escape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

}  // namespace

std::string display_money(Decimal amount, std::string_view currency) {
  std::string number = group_thousands(amount.to_string());
  if (currency.empty()) return number;
  return std::string(currency == "GTQ" ? "Q" : currency) + ' ' + number;
}

std::string display_amount(Decimal amount) {
  std::string number = amount.to_string();
  if (number.find('E') != number.npos) return number;
  std::size_t const point = std::min(number.find('.'), number.size());
  return number.substr(0, point) + '.' + two_decimals(number, point);
}

std::string display_date(Date date) {
  CivilDay civil = civil_from_days(date.days);
  std::string text;
  append_padded(text, static_cast<std::uint64_t>(civil.day), 2);
  text += '/';
  append_padded(text, static_cast<std::uint64_t>(civil.month), 2);
  text += civil.year < 0 ? "/-" : "/";
  append_padded(text, static_cast<std::uint64_t>(civil.year < 0 ? -civil.year : civil.year), 4);
  return text;
}

void append_json_string(std::string& json, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  json += '"';
  for (std::size_t i = 0; i < text.size();) {
    char c = text[i];
    if (char letter = short_escape(c)) {
      json += '\\';
      json += letter;
      ++i;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json += "\\u00";
      json += digits[static_cast<unsigned char>(c) >> 4];
      json += digits[static_cast<unsigned char>(c) & 0xFU];
      ++i;
    } else {
      utf8::Decoded next = utf8::decode(text, i);
      utf8::append(json, next.code_point);
      i += next.length;
    }
  }
  json += '"';
}

}  // namespace visado
