// Comma-separated values with the place of every cell (RFC 4180).
#pragma once

#include <string>
#include <vector>

#include "visado/source.hpp"

namespace visado::rulebook {

struct CsvCell {
  std::string text;
  Span span{};  // with its quotes
};

// Rows of cells; lines without any character are left out.
[[nodiscard]] std::vector<std::vector<CsvCell>> read_csv(std::string_view text);

}  // namespace visado::rulebook
