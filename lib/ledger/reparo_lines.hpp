// Reparos as they are listed and quoted.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "visado/follow_up.hpp"

namespace visado::ledger {

[[nodiscard]] std::vector<ReparoLine> reparo_lines(SQLite::Database& database, ReparoFilter const& filter);

}  // namespace visado::ledger
