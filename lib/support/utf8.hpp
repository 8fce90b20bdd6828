// UTF-8 text: coding, measuring, and the letters of Spanish and its neighbours.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace visado::utf8 {

// What stands for bytes that are no UTF-8.
inline constexpr char32_t replacement = U'\uFFFD';
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Decoded {
  char32_t code_point = 0;
  unsigned length = 1;  // bytes taken, at least 1
  bool valid = false;   // when not, code_point is `replacement` and one byte is taken
};

// The code point at `offset`, which must be inside the text. Overlong forms and surrogates are invalid.
[[nodiscard]] Decoded decode(std::string_view text, std::size_t offset);
void append(std::string& text, char32_t code_point);
[[nodiscard]] std::string encode(std::u32string_view code_points);
[[nodiscard]] std::u32string code_points(std::string_view text);

// The offset of the first byte that is no UTF-8; nothing when all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid(std::string_view text);
[[nodiscard]] inline bool is_valid(std::string_view text) { return !first_invalid(text); }

// Bytes that do not continue a character: the number of code points of a valid text.
[[nodiscard]] std::size_t count(std::string_view text);
[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Columns of a terminal: combining marks 0, East Asian wide characters 2, anything else 1.
[[nodiscard]] unsigned width(char32_t code_point);
[[nodiscard]] std::size_t width(std::string_view text);

// Without the accents of Spanish: á é í ó ú ü become a e i o u u; ñ stays, and n with a combining tilde
// becomes ñ. Composed and decomposed input give the same; case is kept.
[[nodiscard]] std::string fold(std::string_view text);
// Latin letters (Basic Latin, Latin-1, Latin Extended-A); anything else unchanged.
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);

// From other encodings; what has no meaning there becomes `replacement`. A byte-order mark is dropped.
[[nodiscard]] std::string from_cp1252(std::string_view bytes);
[[nodiscard]] std::string from_utf16_le(std::string_view bytes);
[[nodiscard]] std::string from_utf16_be(std::string_view bytes);

}  // namespace visado::utf8
