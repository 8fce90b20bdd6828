// Hallazgos and recommendations as rows of a table; in more than one page.
#pragma once

#include "report/ledger/page.hpp"

namespace visado::tables {

// `day`: how late a row is on it. The rows outlive the section.
[[nodiscard]] Section hallazgos_section(std::string key, std::string title, std::vector<HallazgoRow> const& rows, Date day,
                                        std::string none);
[[nodiscard]] Section recommendations_section(std::string key, std::vector<RecommendationRow> const& rows, Date day,
                                              std::string none);

}  // namespace visado::tables
