// What the institution changed of a rule (`ajustes`), for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "support/json_writer.hpp"
#include "visado/rulebook.hpp"

namespace visado::report {

// «estado suspendida, efecto observa; lo decidió Jefe de la UAVG: a prueba este año».
[[nodiscard]] std::string adjustment_text(Adjustment const& adjustment);
// The key `ajustes`, a list; not written when there are none.
void write_adjustments(JsonWriter& json, std::vector<Adjustment> const& adjustments);

}  // namespace visado::report
