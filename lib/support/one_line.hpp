// Texts of several lines where there is room for one.
#pragma once

#include <string>
#include <string_view>

namespace visado {

// Runs of blanks and line ends become one blank; none at the beginning or the end.
[[nodiscard]] inline std::string one_line(std::string_view text) {
  std::string line;
  for (char const c : text) {
    bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank && (line.empty() || line.back() == ' ')) continue;
    line += blank ? ' ' : c;
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace visado
