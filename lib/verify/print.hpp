// Values as people read them in messages and explanations.
#pragma once

#include <string>

#include "visado/type.hpp"
#include "visado/value.hpp"

namespace visado::verify {

// By static type: dinero «Q 25,000.00», fecha «15/03/2024», lists with commas, booleans «sí» and «no». What is
// missing is «sin dato»; what failed to be computed, «no calculable».
[[nodiscard]] std::string for_people(Value const& value, Type const& type);

}  // namespace visado::verify
