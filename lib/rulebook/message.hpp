// Messages: texts with {expressions}.
#pragma once

#include "rulebook/expressions.hpp"

namespace visado::rulebook {

// What could not be read or compiled is reported and left out.
[[nodiscard]] Message compile_message(EmbeddedText const& text, Scope const& scope, Language language,
                                      Expressions& expressions, std::string_view key, Log& log);

}  // namespace visado::rulebook
