// Kinds of values in words, for messages.
#pragma once

#include <string>
#include <string_view>

#include "visado/value.hpp"

namespace visado::feel {

// «un número», «una fecha»; of an amount, «un monto».
[[nodiscard]] std::string_view kind_name(Value const& value);
// «número», «fecha»: as rule files name types.
[[nodiscard]] std::string_view kind_word(Kind kind);
// A value in a message: its FEEL text, cut when it is long.
[[nodiscard]] std::string brief(Value const& value);
[[nodiscard]] std::string brief(std::string_view text);

}  // namespace visado::feel
