// The tables of the ledger in SQL, and how an older file becomes a newer one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace visado::ledger {

inline constexpr int application_id = 0x5653444F;  // «VSDO», in the header of the file
[[nodiscard]] int newest_schema();

// Takes the file from its version to `version`; inside a transaction of the caller.
void migrate(SQLite::Database& database, int version);
// A table, index or trigger, and the statement that makes it.
struct SchemaObject {
  std::string type, name, table, sql;
  friend bool operator==(SchemaObject const&, SchemaObject const&) = default;
};
[[nodiscard]] std::vector<SchemaObject> schema_objects(SQLite::Database& database);  // by name
[[nodiscard]] std::vector<SchemaObject> expected_objects(int version);
// A file of an earlier version, opened to read, has fewer tables than this program knows.
[[nodiscard]] bool has_table(SQLite::Database& database, std::string_view table);
// Creates the derived tables of the file's version in an attached database.
void create_derived(SQLite::Database& database, std::string const& attached);

}  // namespace visado::ledger
