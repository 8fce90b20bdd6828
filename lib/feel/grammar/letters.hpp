// Which characters are blanks, which make names. DMN 1.5, grammar rules 28-30, 61 and 62.
#pragma once

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

// Past blanks alone, and past blanks and comments. An unfinished comment is not skipped.
[[nodiscard]] char const* skip_blanks(char const* at, char const* end);
[[nodiscard]] char const* skip_blanks_and_comments(char const* at, char const* end);

// The run of name characters at `at`, digits first allowed; maybe empty.
[[nodiscard]] std::string_view run_at(char const* at, char const* end);
// The same when it begins as a name does; otherwise empty.
[[nodiscard]] std::string_view word_at(char const* at, char const* end);
// One of the symbols that a name may hold: . / - ' ’ + *; otherwise empty.
[[nodiscard]] std::string_view name_symbol_at(char const* at, char const* end);

// With single blanks, none at the ends.
[[nodiscard]] std::string squeeze(std::string_view text);

}  // namespace visado::feel
