#include "support/terminal_text.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace visado {

namespace {

constexpr std::size_t tab_stop = 4;

// A character as shown; the same for most.
char32_t shown(char32_t c) {
  constexpr char32_t control_pictures = 0x2400, picture_of_delete = 0x2421;
  if (c < 0x20) return control_pictures + c;
  if (c == 0x7F) return picture_of_delete;
  bool control = c >= 0x80 && c <= 0x9F;
  bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
  bool line_end = c == 0x2028 || c == 0x2029;
  return control || turns || line_end ? utf8::replacement : c;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (char32_t c : utf8::code_points(text)) utf8::append(result, shown(c));
  return result;
}

TerminalLine::TerminalLine(std::string_view line) {
  for (std::size_t byte = 0; byte < line.size();) {
    utf8::Decoded next = utf8::decode(line, byte);
    Cell cell{byte, width_, 0, {}};
    if (next.code_point == U'\t') {
      cell.width = tab_stop - width_ % tab_stop;
      cell.text.assign(cell.width, ' ');
    } else {
      char32_t c = shown(next.code_point);
      cell.width = utf8::width(c);
      utf8::append(cell.text, c);
    }
    width_ += cell.width;
    byte += next.length;
    cells_.push_back(std::move(cell));
  }
}

std::size_t TerminalLine::column(std::size_t byte) const {
  auto next = std::upper_bound(cells_.begin(), cells_.end(), byte,
                               [](std::size_t b, Cell const& cell) { return b < cell.byte; });
  if (next == cells_.begin()) return 0;
  Cell const& cell = *std::prev(next);
  bool past_end = next == cells_.end() && byte > cell.byte;
  return past_end ? width_ : cell.column;
}

std::string TerminalLine::part(std::size_t begin, std::size_t end) const {
  std::string text;
  std::size_t at = begin;
  for (Cell const& cell : cells_) {
    if (cell.column < begin || cell.column + cell.width > end) continue;
    text.append(cell.column - at, ' ');
    text += cell.text;
    at = cell.column + cell.width;
  }
  return text;
}

}  // namespace visado
