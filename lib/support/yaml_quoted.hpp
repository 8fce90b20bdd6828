// Texts as YAML writes them.
#pragma once

#include <string>
#include <string_view>

namespace visado {

// Between double quotes, where any text reads back as itself; what cannot be printed becomes a blank.
[[nodiscard]] inline std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + '"';
}

}  // namespace visado
