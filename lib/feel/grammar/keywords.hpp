// The words of the language in its two vocabularies (keywords.def).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "visado/expression.hpp"

namespace visado::feel {

enum class Keyword : std::uint8_t {
#define K(symbol, ...) symbol,
#include "feel/grammar/keywords.def"
#undef K
};

// As printed.
[[nodiscard]] std::string_view spelling(Keyword keyword, Language language);

// The keyword that a whole word is: in `es` of either vocabulary, accents aside.
[[nodiscard]] std::optional<Keyword> find_keyword(std::string_view word, Language language);

// Whether a word is a keyword anywhere (`of` and `external` are so only inside their forms).
[[nodiscard]] constexpr bool is_reserved(Keyword keyword) {
  return keyword != Keyword::of && keyword != Keyword::external;
}
[[nodiscard]] std::optional<Keyword> find_reserved(std::string_view word, Language language);

// The first word of a name that is a keyword of either language; empty when there is none. Such names cannot be
// declared in `es`.
[[nodiscard]] std::string_view keyword_within(std::string_view name);

}  // namespace visado::feel
