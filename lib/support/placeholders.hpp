// The {0}, {1}… of message templates.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace visado {

// A placeholder in `text` at `offset`: its number and how many bytes it takes; length 0 when there is none
// there.
struct Placeholder {
  std::size_t number = 0;
  std::size_t length = 0;
};
[[nodiscard]] Placeholder placeholder_at(std::string_view text, std::size_t offset);

// Other braces, and placeholders without an argument, stay as they are.
[[nodiscard]] std::string fill_placeholders(std::string_view text, std::vector<std::string> const& arguments);
// Every placeholder by «…»: for titles.
[[nodiscard]] std::string blank_placeholders(std::string_view text);

}  // namespace visado
