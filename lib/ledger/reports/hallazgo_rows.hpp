// Hallazgos and their recommendations; none in a file that does not know them.
#pragma once

#include "ledger/reports/reading.hpp"

namespace visado::ledger {

// Inside a ReadState, all of them.
[[nodiscard]] bool has_hallazgos(SQLite::Database& database);
// `by_term`: the first to end first, those without a term last; otherwise by number.
[[nodiscard]] std::vector<HallazgoRow> hallazgo_rows(SQLite::Database& database, HallazgoQuery const& query, bool by_term);
// Of hallazgos opened in the period, by number; without a period, those that are not settled, the first to end first.
[[nodiscard]] std::vector<RecommendationRow> recommendation_rows(SQLite::Database& database, std::optional<Period> const& period);

}  // namespace visado::ledger
