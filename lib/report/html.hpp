// Texts as HTML pages write them.
#pragma once

#include <string>
#include <string_view>

namespace visado::report {

[[nodiscard]] inline std::string escaped_html(std::string_view text) {
  std::string out;
  for (char const c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace visado::report
