#include "rulebook/for_each.hpp"

#include <array>

#include "rulebook/section.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

// Commas outside brackets and strings cut the text into parts.
std::vector<EmbeddedText> parts_of(EmbeddedText const& text) {
  std::vector<EmbeddedText> parts;
  std::string const& whole = text.text();
  int depth = 0;
  bool in_string = false;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= whole.size(); ++i) {
    char const c = i < whole.size() ? whole[i] : ',';
    if (c == '"') in_string = !in_string;
    if (in_string && i < whole.size()) continue;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == ',' && (depth == 0 || i == whole.size())) {
      parts.push_back(trimmed(text.part({begin, i})));
      begin = i + 1;
    }
  }
  return parts;
}

}  // namespace

std::optional<std::vector<ForEachText>> read_for_each(EmbeddedText const& text, Log& log) {
  constexpr std::array<std::string_view, 2> words{" en ", " in "};
  std::vector<ForEachText> result;
  for (EmbeddedText const& part : parts_of(text)) {
    std::string const& written = part.text();
    std::size_t at = std::string::npos;
    for (std::string_view const word : words) at = std::min(at, written.find(word));
    if (at == std::string::npos || at == 0 || at + words[0].size() >= written.size()) {
      log.report(code::bad_for_each, label_of(part.text().empty() ? text : part));
      return std::nullopt;
    }
    auto const end = static_cast<std::uint32_t>(at);
    auto const list = end + static_cast<std::uint32_t>(words[0].size());
    result.push_back({trimmed(part.part({0, end})),
                      trimmed(part.part({list, static_cast<std::uint32_t>(written.size())}))});
  }
  return result;
}

}  // namespace visado::rulebook
