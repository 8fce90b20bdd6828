// Reparos as rows of a table; in more than one page.
#pragma once

#include "report/ledger/page.hpp"

namespace visado::tables {

// `day`: how late a row is on it. The rows outlive the section.
[[nodiscard]] Section reparos_section(std::string key, std::string title, std::vector<ReparoRow> const& rows, Date day,
                                      std::string none);
// The facts that every page begins with.
[[nodiscard]] std::vector<Fact> heading(PageOptions const& options, std::optional<Period> const& period);

}  // namespace visado::tables
