// A number with its noun: «1 regla», «2 reglas», «0 reglas».
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)
namespace visado {

// `many` is the plural; what follows the noun and agrees with it belongs to both: counted(1, "regla sin pruebas",
// "reglas sin pruebas").
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

}  // namespace visado
#pragma GCC visibility pop
