// Computes the derived tables anew from events and facts.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace visado::ledger {

// Into the tables of the attached database `schema`, which are there and empty.
void replay(SQLite::Database& database, std::string const& schema);

}  // namespace visado::ledger
