// Why the system did not open or read a file, in Spanish whatever the machine's language.
#pragma once

#include <string>

namespace visado {

// The words for an errno value: «no existe», «no hay permiso»…
[[nodiscard]] std::string describe_file_error(int error);

}  // namespace visado
