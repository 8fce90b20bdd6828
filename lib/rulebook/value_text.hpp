// Values of parameters and catalogues, written as texts.
#pragma once

#include <optional>
#include <string_view>

#include "rulebook/type_text.hpp"
#include "visado/value.hpp"

namespace visado::rulebook {

// The value of a text of a simple type; nothing when it is none. Money has at most two digits behind the point.
[[nodiscard]] std::optional<Value> parse_value(std::string_view text, ReadType const& type, Arena& arena);

}  // namespace visado::rulebook
