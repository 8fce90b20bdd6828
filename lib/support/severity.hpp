#pragma once

#include <string_view>

#include "visado/diagnostic.hpp"

namespace visado {

// As printed: «error», «aviso», «nota».
[[nodiscard]] constexpr std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "aviso";
    case Severity::note:
      return "nota";
  }
  return {};
}

}  // namespace visado
