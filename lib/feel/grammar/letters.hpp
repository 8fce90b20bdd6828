// Which characters are blanks, which make names. DMN 1.5, grammar rules 28-30, 61 and 62.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace visado::feel {

[[nodiscard]] bool is_blank(char32_t c);
[[nodiscard]] bool is_line_end(char32_t c);
[[nodiscard]] bool is_name_start(char32_t c);
[[nodiscard]] bool is_name_part(char32_t c);
[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The code point at `at`, which must be before `end`; and where the next one begins.
[[nodiscard]] char32_t character_at(char const* at, char const* end);
[[nodiscard]] char const* next_character(char const* at, char const* end);

// What an ASCII character may be, for the loops below: nearly all that is read.
namespace ascii {
inline constexpr unsigned char blank = 1, name_start = 2, name_part = 4;
inline constexpr std::array<unsigned char, 128> kinds = [] {
  std::array<unsigned char, 128> kinds{};
  for (unsigned char c = 0; c < 128; ++c) {
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '?';
    if (c == ' ' || (c >= 0x9 && c <= 0xD)) kinds[c] = blank;
    else if (letter) kinds[c] = name_start | name_part;
    else if (c >= '0' && c <= '9') kinds[c] = name_part;
  }
  return kinds;
}();
[[nodiscard]] inline bool is(char c, unsigned char kind) {
  auto const byte = static_cast<unsigned char>(c);
  return byte < 0x80 && (kinds[byte] & kind) != 0;
}
[[nodiscard]] inline bool outside(char c) { return static_cast<unsigned char>(c) >= 0x80; }
}  // namespace ascii

// What is left of the loops below where a character is not ASCII.
[[nodiscard]] char const* skip_any_blanks(char const* at, char const* end);
[[nodiscard]] char const* skip_any_name_parts(char const* at, char const* end);
[[nodiscard]] char const* skip_comments_and_blanks(char const* at, char const* end);

// Past blanks alone, and past blanks and comments. An unfinished comment is not skipped.
[[nodiscard]] inline char const* skip_blanks(char const* at, char const* end) {
  while (at != end && ascii::is(*at, ascii::blank)) ++at;
  return at != end && ascii::outside(*at) ? skip_any_blanks(at, end) : at;
}
[[nodiscard]] inline char const* skip_blanks_and_comments(char const* at, char const* end) {
  at = skip_blanks(at, end);
  return at != end && *at == '/' ? skip_comments_and_blanks(at, end) : at;
}

// The run of name characters at `at`, digits first allowed; maybe empty.
[[nodiscard]] inline std::string_view run_at(char const* at, char const* end) {
  char const* const begin = at;
  while (at != end && ascii::is(*at, ascii::name_part)) ++at;
  if (at != end && ascii::outside(*at)) at = skip_any_name_parts(at, end);
  return {begin, static_cast<std::size_t>(at - begin)};
}
// The same when it begins as a name does; otherwise empty.
[[nodiscard]] inline std::string_view word_at(char const* at, char const* end) {
  if (at == end) return {};
  bool const starts = ascii::outside(*at) ? is_name_start(character_at(at, end)) : ascii::is(*at, ascii::name_start);
  return starts ? run_at(at, end) : std::string_view();
}
// One of the symbols that a name may hold: . / - ' ’ + *; otherwise empty.
[[nodiscard]] std::string_view name_symbol_at(char const* at, char const* end);

// With single blanks, none at the ends.
[[nodiscard]] std::string squeeze(std::string_view text);

}  // namespace visado::feel
