// The errors of yaml-cpp, which are English, in Spanish.
#pragma once

#include <string>
#include <string_view>

namespace visado {

// What is wrong, in words that follow «esto no es YAML: ».
[[nodiscard]] std::string yaml_syntax_in_spanish(std::string_view message);

}  // namespace visado
