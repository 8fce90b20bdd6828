// Accents of the Latin letters, and case of all.
#include "support/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>

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

struct CaseRange {
  char32_t first;
  char32_t last;
  int step;
  int delta;
};

struct Capitals {
  char32_t letter;
  std::string_view text;
};

constexpr CaseRange lower_ranges[]{
#define LOWER(first, last, step, delta) {first, last, step, delta},
#define UPPER(first, last, step, delta)
#define UPPER_TEXT(letter, text)
#include "support/letter_cases.def"
#undef LOWER
#undef UPPER
#undef UPPER_TEXT
};

constexpr CaseRange upper_ranges[]{
#define LOWER(first, last, step, delta)
#define UPPER(first, last, step, delta) {first, last, step, delta},
#define UPPER_TEXT(letter, text)
#include "support/letter_cases.def"
#undef LOWER
#undef UPPER
#undef UPPER_TEXT
};

constexpr Capitals capitals[]{
#define LOWER(first, last, step, delta)
#define UPPER(first, last, step, delta)
#define UPPER_TEXT(letter, text) {letter, text},
#include "support/letter_cases.def"
#undef LOWER
#undef UPPER
#undef UPPER_TEXT
};

char32_t mapped(char32_t c, std::span<CaseRange const> ranges) {
  auto const ends_before = [](CaseRange const& range, char32_t wanted) { return range.last < wanted; };
  auto const range = std::lower_bound(ranges.begin(), ranges.end(), c, ends_before);
  if (range == ranges.end() || c < range->first) return c;
  bool const hit = (c - range->first) % static_cast<char32_t>(range->step) == 0;
  return hit ? static_cast<char32_t>(static_cast<std::int64_t>(c) + range->delta) : c;
}

bool is_letter(char32_t c) {
  bool const ascii = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return ascii || mapped(c, lower_ranges) != c || mapped(c, upper_ranges) != c;
}

void append_lower(std::string& text, char32_t c) {
  if (c < 0x80) return append(text, c >= U'A' && c <= U'Z' ? c + 0x20 : c);
  if (c == U'İ') return append(text, U'i'), append(text, U'\u0307');
  append(text, mapped(c, lower_ranges));
}

void append_upper(std::string& text, char32_t c) {
  if (c < 0x80) return append(text, c >= U'a' && c <= U'z' ? c - 0x20 : c);
  auto const comes_before = [](Capitals const& row, char32_t wanted) { return row.letter < wanted; };
  auto const* const several = std::lower_bound(std::begin(capitals), std::end(capitals), c, comes_before);
  if (several != std::end(capitals) && several->letter == c) {
    text += several->text;
  } else {
    append(text, mapped(c, upper_ranges));
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Most codes and names of documents are ASCII: letter by letter, without code points.
template <class Change>
std::string map_ascii(std::string_view text, Change const& change) {
  std::string result(text);
  for (char& c : result) c = change(c);
  return result;
}

}  // namespace

std::string fold(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
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
  if (is_ascii(text)) return map_ascii(text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  std::string result;
  result.reserve(text.size());
  std::u32string const points = code_points(text);
  for (std::size_t i = 0; i < points.size(); ++i) {
    bool const ends_word = points[i] == U'Σ' && i > 0 && is_letter(points[i - 1]) &&
                           (i + 1 == points.size() || !is_letter(points[i + 1]));
    if (ends_word) {
      append(result, U'ς');
    } else {
      append_lower(result, points[i]);
    }
  }
  return result;
}

std::string to_upper(std::string_view text) {
  if (is_ascii(text)) return map_ascii(text, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c; });
  std::string result;
  result.reserve(text.size());
  for (char32_t c : code_points(text)) append_upper(result, c);
  return result;
}

}  // namespace visado::utf8
