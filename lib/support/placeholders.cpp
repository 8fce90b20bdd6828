#include "support/placeholders.hpp"

namespace visado {

Placeholder placeholder_at(std::string_view text, std::size_t offset) {
  if (text[offset] != '{') return {};
  Placeholder result;
  std::size_t i = offset + 1;
  for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && i - offset <= 2; ++i) {
    result.number = result.number * 10 + static_cast<std::size_t>(text[i] - '0');
  }
  if (i == offset + 1 || i == text.size() || text[i] != '}') return {};
  result.length = i + 1 - offset;
  return result;
}

std::string fill_placeholders(std::string_view text, std::vector<std::string> const& arguments) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    Placeholder here = placeholder_at(text, i);
    if (here.length > 0 && here.number < arguments.size()) {
      result += arguments[here.number];
      i += here.length;
    } else {
      result += text[i++];
    }
  }
  return result;
}

std::string blank_placeholders(std::string_view text) {
  return fill_placeholders(text, std::vector<std::string>(100, "…"));
}

}  // namespace visado
