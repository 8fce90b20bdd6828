// A source line with marks under it, as diagnostics show it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "support/terminal_text.hpp"
#include "visado/diagnostic.hpp"

namespace visado {

// Colours of a terminal; empty strings without.
struct Palette {
  std::string_view mark, related, frame, strong, reset;

  [[nodiscard]] std::string paint(std::string_view style, std::string_view text) const;
};

class Snippet {
 public:
  // Begins with a label that has a source.
  Snippet(Label const& label, bool primary);

  // Takes a further label on the same line, unless both do not fit into `width` columns.
  bool add(Label const& label, std::size_t width);

  [[nodiscard]] std::uint32_t line_number() const { return place_.line; }
  // «rules/pagos.yaml:14:18», of the first label.
  [[nodiscard]] std::string place() const;
  // The lines without frame: the source line, the marks, the words that did not fit beside them.
  [[nodiscard]] std::vector<std::string> rows(std::size_t width, Palette const& palette) const;

 private:
  struct Mark {
    std::size_t begin, end;  // columns
    bool primary;
    std::string text;
  };
  struct Window {
    std::size_t begin, end;
    bool cut_before, cut_after;
  };
  [[nodiscard]] Mark mark(Label const& label, bool primary) const;
  [[nodiscard]] Window window(std::size_t width) const;

  SourcePtr source_;
  Location place_;
  TerminalLine line_;
  std::vector<Mark> marks_;
};

}  // namespace visado
