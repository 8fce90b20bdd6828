#include "support/file_error.hpp"

#include <cerrno>

namespace visado {

std::string describe_file_error(int error) {
  switch (error) {
    case ENOENT: return "no existe";
    case EACCES:
    case EPERM: return "no hay permiso";
    case EISDIR: return "es una carpeta";
    case ENOTDIR: return "una parte de la ruta no es una carpeta";
    case EMFILE:
    case ENFILE: return "hay demasiados archivos abiertos";
    case ENAMETOOLONG: return "el nombre es demasiado largo";
    case EIO: return "falló el disco o la red";
    default: return "el sistema dio el error " + std::to_string(error);
  }
}

}  // namespace visado
