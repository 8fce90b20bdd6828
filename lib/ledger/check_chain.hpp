// The parts of a check (`check_ledger`). Each adds to what was seen.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <set>
#include <vector>

#include "ledger/tables.hpp"
#include "support/sha256.hpp"
#include "visado/ledger.hpp"

namespace visado::ledger {

// The rows of one table that one event says it wrote.
struct WrittenRows {
  std::size_t table = 0;  // in fact_tables
  std::int64_t first = 0, count = 0;
};

struct WritingEvent {
  std::int64_t event = 0;
  std::vector<WrittenRows> rows;
  std::string root;  // hexadecimal
};

// What the chain was found to be.
struct ChainCheck {
  bool whole = true;  // no event was altered or is missing
  std::vector<WritingEvent> writing;  // events that hold and wrote rows
};
[[nodiscard]] ChainCheck check_chain(SQLite::Database& database, LedgerCheck& check);

// Rows that were found altered, by table: what depends on them is not blamed as well.
using AlteredRows = std::map<std::string, std::set<std::int64_t>, std::less<>>;
[[nodiscard]] AlteredRows check_rows(SQLite::Database& database, ChainCheck const& chain, LedgerCheck& check);
void check_payloads(SQLite::Database& database, AlteredRows const& altered, LedgerCheck& check);
void check_schema(SQLite::Database& database, LedgerCheck& check);
// Only where the facts hold: from altered ones follow other tables.
void check_derived(SQLite::Database& database, LedgerCheck& check);
// Throws KeyFailure.
void check_heads(SQLite::Database& database, LedgerCheckOptions const& options, LedgerCheck& check);

}  // namespace visado::ledger
