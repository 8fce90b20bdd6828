// Workbooks (.xlsx): every sheet as a table, with the values that the spreadsheet last computed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dossier/tables/table.hpp"
#include "visado/result.hpp"

namespace visado::dossier::tables {

// Sheets in the order of their tabs.
[[nodiscard]] Result<std::vector<Table>> read_xlsx(std::string const& file, std::string_view bytes);

}  // namespace visado::dossier::tables
