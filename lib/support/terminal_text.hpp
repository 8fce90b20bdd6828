// Text laid out in the columns of a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace visado {

// What may reach a terminal: control characters are shown as pictures («␛»), marks that turn the direction of
// writing and bytes that are no UTF-8 as U+FFFD. A file cannot make a terminal show what is not there.
[[nodiscard]] std::string printable(std::string_view text);

// A line of source text, tabs expanded to the next multiple of 4 columns.
class TerminalLine {
 public:
  explicit TerminalLine(std::string_view line);

  [[nodiscard]] std::size_t width() const { return width_; }
  // The column, from 0, where the character of a byte stands; the width for bytes past the end.
  [[nodiscard]] std::size_t column(std::size_t byte) const;
  // Columns [begin, end); a wide character cut in two leaves a blank.
  [[nodiscard]] std::string part(std::size_t begin, std::size_t end) const;

 private:
  struct Cell {
    std::size_t byte;
    std::size_t column;
    std::size_t width;
    std::string text;
  };
  std::vector<Cell> cells_;
  std::size_t width_ = 0;
};

}  // namespace visado
