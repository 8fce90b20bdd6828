// Texts that YAML takes for something else: where they begin and end, why, and how to write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "visado/source.hpp"

namespace visado {

// A value as it stands on its lines: behind `key: ` or a dash.
struct WrittenValue {
  Span span{};           // without blanks and comments around it; a block value with the lines that go on with it
  std::string key;       // as written; empty behind a dash
  std::size_t indentation = 0;  // columns before the key
  bool flow = false;     // inside brackets or braces
};

// The value that holds `offset`, or that begins on its line: the innermost entry inside brackets or braces that close.
[[nodiscard]] std::optional<WrittenValue> written_value_at(std::string_view text, std::uint32_t offset);
// The same, never looking inside brackets: what can be taken out of the file as a whole.
[[nodiscard]] std::optional<WrittenValue> block_value_at(std::string_view text, std::uint32_t offset);

// Why YAML reads the value as something else than a text («empieza con comillas»); empty when it does not.
[[nodiscard]] std::string misread_reason(std::string_view value);

}  // namespace visado
