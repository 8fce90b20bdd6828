// Whole numbers in Spanish words.
#pragma once

#include <cstdint>
#include <string>

namespace visado {

// «veintiún mil quinientos»: as before a masculine noun («un quetzal», «veintiún quetzales»). Below a billion
// (10^12).
[[nodiscard]] std::string spelled(std::uint64_t number);

}  // namespace visado
