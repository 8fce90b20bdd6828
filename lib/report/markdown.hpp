// Texts and lists as Markdown pages write them.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace visado::report {

// What Markdown would read as a mark stands behind a backslash.
[[nodiscard]] inline std::string escaped_markdown(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// With commas.
template <class Range>
[[nodiscard]] std::string joined(Range const& items) {
  std::string text;
  for (auto const& item : items) text += (text.empty() ? "" : ", ") + fmt::format("{}", item);
  return text;
}

}  // namespace visado::report
