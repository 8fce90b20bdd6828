#include "feel/grammar/letters.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "support/utf8.hpp"

namespace visado::feel {

namespace {

using Interval = std::pair<char32_t, char32_t>;

constexpr std::array<Interval, 16> name_starts{{{U'?', U'?'},
                                                {U'A', U'Z'},
                                                {U'_', U'_'},
                                                {U'a', U'z'},
                                                {0xC0, 0xD6},
                                                {0xD8, 0xF6},
                                                {0xF8, 0x2FF},
                                                {0x370, 0x37D},
                                                {0x37F, 0x1FFF},
                                                {0x200C, 0x200D},
                                                {0x2070, 0x218F},
                                                {0x2C00, 0x2FEF},
                                                {0x3001, 0xD7FF},
                                                {0xF900, 0xFDCF},
                                                {0xFDF0, 0xFFFD},
                                                {0x10000, 0xEFFFF}}};

constexpr std::array<Interval, 4> name_parts{{{U'0', U'9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

template <class Intervals>
bool is_in(Intervals const& intervals, char32_t c) {
  return std::any_of(intervals.begin(), intervals.end(),
                     [c](Interval const& i) { return i.first <= c && c <= i.second; });
}

char const* skip_comment(char const* at, char const* end) {
  std::string_view const rest(at, static_cast<std::size_t>(end - at));
  if (rest.starts_with("//")) {
    while (at != end && !is_line_end(character_at(at, end))) at = next_character(at, end);
    return at;
  }
  if (!rest.starts_with("/*")) return at;
  std::size_t const close = rest.find("*/", 2);
  return close == rest.npos ? at : at + close + 2;
}

}  // namespace

bool is_line_end(char32_t c) { return c >= 0xA && c <= 0xD; }

bool is_blank(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= 0x9 && c <= 0xD);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_name_start(char32_t c) { return is_in(name_starts, c) && !is_blank(c); }
bool is_name_part(char32_t c) { return is_name_start(c) || is_in(name_parts, c); }

char32_t character_at(char const* at, char const* end) {
  auto const byte = static_cast<unsigned char>(*at);
  if (byte < 0x80) return byte;
  return utf8::decode({at, static_cast<std::size_t>(end - at)}, 0).code_point;
}

char const* next_character(char const* at, char const* end) {
  if (static_cast<unsigned char>(*at) < 0x80) return at + 1;
  return at + utf8::decode({at, static_cast<std::size_t>(end - at)}, 0).length;
}

char const* skip_any_blanks(char const* at, char const* end) {
  while (at != end && is_blank(character_at(at, end))) at = next_character(at, end);
  return at;
}

char const* skip_any_name_parts(char const* at, char const* end) {
  while (at != end && is_name_part(character_at(at, end))) at = next_character(at, end);
  return at;
}

char const* skip_comments_and_blanks(char const* at, char const* end) {
  for (;;) {
    char const* const next = skip_blanks(skip_comment(at, end), end);
    if (next == at) return at;
    at = next;
  }
}

std::string_view name_symbol_at(char const* at, char const* end) {
  constexpr std::string_view typographic_apostrophe = "’";
  if (at == end) return {};
  if (std::string_view("./-'+*").find(*at) != std::string_view::npos) return {at, 1};
  if (std::string_view(at, static_cast<std::size_t>(end - at)).starts_with(typographic_apostrophe)) {
    return {at, typographic_apostrophe.size()};
  }
  return {};
}

std::string squeeze(std::string_view text) {
  std::string result;
  char const* const end = text.data() + text.size();
  for (char const* at = skip_blanks(text.data(), end); at != end;) {
    char const* const next = next_character(at, end);
    if (is_blank(character_at(at, end))) {
      at = skip_blanks(at, end);
      if (at != end) result += ' ';
    } else {
      result.append(at, next);
      at = next;
    }
  }
  return result;
}

}  // namespace visado::feel
