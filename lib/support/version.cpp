#include "visado/version.hpp"

namespace visado {

std::string_view version() { return VISADO_VERSION; }

}  // namespace visado
