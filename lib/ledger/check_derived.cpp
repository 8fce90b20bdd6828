// The structure of the file, and the tables that derive from events, against what they must be.
#include <algorithm>

#include "ledger/check_chain.hpp"
#include "ledger/replay.hpp"
#include "ledger/schema.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado::ledger {
namespace {

std::string cell(SQLite::Column const& column) {
  if (column.isNull()) return "nulo";
  if (column.isText()) return "«" + column.getString() + "»";
  return column.getString();
}

// The rows of a derived table in the order of their key, one after the other.
class Rows {
 public:
  Rows(SQLite::Database& database, std::string const& table) : query_(database, "SELECT * FROM " + table + " ORDER BY 1") {
    advance();
  }
  void advance() { more_ = query_.executeStep(); }
  [[nodiscard]] bool more() const { return more_; }
  [[nodiscard]] SQLite::Column column(int i) { return query_.getColumn(i); }
  [[nodiscard]] int columns() const { return query_.getColumnCount(); }
  [[nodiscard]] std::string name(int i) { return query_.getColumnName(i); }

 private:
  SQLite::Statement query_;
  bool more_ = false;
};

// Below 0 when the first comes before the second.
int compare_keys(SQLite::Column const& a, SQLite::Column const& b) {
  if (a.isInteger()) {
    auto const x = a.getInt64(), y = b.getInt64();
    return x < y ? -1 : x > y;
  }
  return a.getString().compare(b.getString());
}

bool same(SQLite::Column const& a, SQLite::Column const& b) {
  if (a.getType() != b.getType()) return false;
  return a.isInteger() ? a.getInt64() == b.getInt64() : a.getString() == b.getString();
}

void compare(SQLite::Database& database, std::string const& table, LedgerCheck& check) {
  Rows stored(database, "main." + table), computed(database, "temp." + table);
  auto const report = [&](Code code, std::vector<std::string> arguments) {
    check.diagnostics.add(Diagnostic::make(code, {}, std::move(arguments)));
  };
  while (stored.more() || computed.more()) {
    int const order = !stored.more() ? 1 : !computed.more() ? -1 : compare_keys(stored.column(0), computed.column(0));
    if (order < 0) {
      report(code::derived_extra, {table, stored.column(0).getString()});
      stored.advance();
    } else if (order > 0) {
      report(code::derived_missing, {table, computed.column(0).getString()});
      computed.advance();
    } else {
      ++check.derived_rows;
      for (int i = 1; i < stored.columns(); ++i)
        if (!same(stored.column(i), computed.column(i)))
          report(code::derived_altered, {table, stored.column(0).getString(), stored.name(i), cell(stored.column(i)),
                                         cell(computed.column(i))});
      stored.advance();
      computed.advance();
    }
  }
}

std::string word(std::string const& type) {
  return type == "table" ? "la tabla" : type == "index" ? "el índice" : type == "trigger" ? "el disparador" : "la vista";
}

}  // namespace

void check_schema(SQLite::Database& database, LedgerCheck& check) {
  auto const version = database.execAndGet("PRAGMA main.user_version").getInt();
  auto const expected = expected_objects(version), found = schema_objects(database);
  auto const report = [&](std::string const& what, SchemaObject const& object) {
    check.diagnostics.add(Diagnostic::make(code::schema_altered, {}, {what + word(object.type), object.name}));
  };
  auto const in = [](std::vector<SchemaObject> const& objects, SchemaObject const& wanted) {
    return std::ranges::find_if(objects, [&](SchemaObject const& object) {
      return object.name == wanted.name && object.type == wanted.type;
    });
  };
  for (auto const& object : expected) {
    auto const there = in(found, object);
    if (there == found.end()) report("falta ", object);
    else if (*there != object) report("no es la original ", object);
  }
  for (auto const& object : found)
    if (in(expected, object) == expected.end()) report("sobra ", object);
}

void check_derived(SQLite::Database& database, LedgerCheck& check) {
  create_derived(database, "temp");
  replay(database, "temp");
  for (auto const table : derived_tables)
    if (has_table(database, table)) compare(database, std::string(table), check);
}

}  // namespace visado::ledger
