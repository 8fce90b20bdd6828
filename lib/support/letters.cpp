// Accents and case of the Latin letters.
#include "support/utf8.hpp"

#include <algorithm>

namespace visado::utf8 {

namespace {

constexpr char32_t combining_acute = U'\u0301', combining_tilde = U'\u0303', combining_diaeresis = U'\u0308';

char32_t without_accent(char32_t c) {
  switch (c) {
    case U'á':
      return U'a';
    case U'é':
      return U'e';
    case U'í':
      return U'i';
    case U'ó':
      return U'o';
    case U'ú':
    case U'ü':
      return U'u';
    case U'Á':
      return U'A';
    case U'É':
      return U'E';
    case U'Í':
      return U'I';
    case U'Ó':
      return U'O';
    case U'Ú':
    case U'Ü':
      return U'U';
    default:
      return c;
  }
}

bool is_one_of(char32_t c, std::u32string_view letters) { return letters.find(c) != letters.npos; }

// The letter that `base` and a combining mark after it fold to; 0 when the mark stays.
char32_t fold_mark(char32_t base, char32_t mark) {
  if (mark == combining_acute && is_one_of(base, U"aeiouAEIOU")) return base;
  if (mark == combining_diaeresis && is_one_of(base, U"uU")) return base;
  if (mark == combining_tilde && base == U'n') return U'ñ';
  if (mark == combining_tilde && base == U'N') return U'Ñ';
  return 0;
}

// Where Latin Extended-A has capital and small letter side by side, the capital at an even (odd) code point.
bool pairs_from_even(char32_t c) {
  return (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) || (c >= 0x14A && c <= 0x177);
}
bool pairs_from_odd(char32_t c) { return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E); }

bool is_latin1_capital(char32_t c) { return c >= 0xC0 && c <= 0xDE && c != 0xD7; }
bool is_latin1_small(char32_t c) { return c >= 0xE0 && c <= 0xFE && c != 0xF7; }

void append_lower(std::string& text, char32_t c) {
  if ((c >= U'A' && c <= U'Z') || is_latin1_capital(c)) return append(text, c + 0x20);
  if (pairs_from_even(c)) return append(text, c | 1);
  if (pairs_from_odd(c)) return append(text, c + (c & 1));
  if (c == U'İ') return append(text, U'i'), append(text, U'\u0307');
  append(text, c == U'Ÿ' ? U'ÿ' : c);
}

void append_upper(std::string& text, char32_t c) {
  if ((c >= U'a' && c <= U'z') || is_latin1_small(c)) return append(text, c - 0x20);
  if (pairs_from_even(c)) return append(text, c & ~char32_t{1});
  if (pairs_from_odd(c)) return append(text, c - 1 + (c & 1));
  switch (c) {
    case U'ß':
      text += "SS";
      break;
    case U'ÿ':
      append(text, U'Ÿ');
      break;
    case U'ı':
      text += 'I';
      break;
    case U'ŉ':
      text += "ʼN";
      break;
    case U'ſ':
      text += 'S';
      break;
    case U'µ':
      append(text, U'Μ');
      break;
    default:
      append(text, c);
  }
}

}  // namespace

std::string fold(std::string_view text) {
  auto const is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  char32_t last = 0;  // held back: a mark may follow it
  for (std::size_t i = 0; i < text.size();) {
    Decoded next = decode(text, i);
    i += next.length;
    if (char32_t merged = last != 0 ? fold_mark(last, next.code_point) : 0; merged != 0) {
      append(result, merged);
      last = 0;
      continue;
    }
    if (last != 0) append(result, last);
    last = without_accent(next.code_point);
    if (last == 0) result += '\0';
  }
  if (last != 0) append(result, last);
  return result;
}

std::string to_lower(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (char32_t c : code_points(text)) append_lower(result, c);
  return result;
}

std::string to_upper(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (char32_t c : code_points(text)) append_upper(result, c);
  return result;
}

}  // namespace visado::utf8
