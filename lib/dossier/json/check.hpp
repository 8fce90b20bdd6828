// JSON, checked to the letter: where a text stops being JSON, and why. The reader is faster and looks only at what it
// wants; this looks at the rest, and at what the reader gave up.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace visado::dossier {

inline constexpr int deepest_json = 64;  // objects and lists inside one another

struct JsonFault {
  enum class Kind : unsigned char { malformed, truncated, too_deep } kind = Kind::malformed;
  std::size_t at = 0;
  std::string_view reason;  // in Spanish: «falta una coma»
};

// One value from `at` on (blanks before it are skipped), inside `depth` objects and lists; `at` moves behind it.
[[nodiscard]] std::optional<JsonFault> check_json_value(std::string_view text, std::size_t& at, int depth = 0);
// A text that is one value.
[[nodiscard]] std::optional<JsonFault> check_json(std::string_view text);

// The bytes of the value that begins at `at` of a text that is JSON there: a scalar, or all of an object or list.
[[nodiscard]] std::size_t json_value_size(std::string_view text, std::size_t at);

}  // namespace visado::dossier
