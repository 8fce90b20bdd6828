// The names of types in both vocabularies (types.def).
#pragma once

#include <string_view>

#include "visado/expression.hpp"

namespace visado::feel {

struct TypeNameMatch {
  std::size_t length = 0;      // bytes of the text
  std::string_view canonical;  // the English name
};

// The longest type name at the start of a text; length 0 when there is none.
[[nodiscard]] TypeNameMatch longest_type_name(std::string_view text, Language language);

// How a canonical name is written in a language; a declared type stays as it is.
[[nodiscard]] std::string_view written_type_name(std::string_view canonical, Language language);

}  // namespace visado::feel
