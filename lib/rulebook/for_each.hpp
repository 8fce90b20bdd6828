// `por_cada`: «factura en facturas, linea en factura.items».
#pragma once

#include <optional>
#include <vector>

#include "rulebook/log.hpp"

namespace visado::rulebook {

struct ForEachText {
  EmbeddedText variable;
  EmbeddedText list;
};

// Outer first; nothing, reported, when it is not written that way.
[[nodiscard]] std::optional<std::vector<ForEachText>> read_for_each(EmbeddedText const& text, Log& log);

}  // namespace visado::rulebook
