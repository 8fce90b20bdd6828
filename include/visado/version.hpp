// Which visado this is.
#pragma once

#include <string_view>

// Of the headers. Before 1.0 a new minor version may change the C++ interface; a patch does not.
#define VISADO_VERSION_MAJOR 0
#define VISADO_VERSION_MINOR 1
#define VISADO_VERSION_PATCH 0
#define VISADO_VERSION "0.1.0"

#pragma GCC visibility push(default)
namespace visado {

// Of the library that is linked: VISADO_VERSION as it was when that was built.
[[nodiscard]] std::string_view version();

}  // namespace visado
#pragma GCC visibility pop
