#include "ledger/row_writer.hpp"

namespace visado::ledger {
namespace {

std::string insert_statement(std::string_view table, int columns) {
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES (?";
  for (int i = 1; i < columns; ++i) sql += ",?";
  return sql + ')';
}

}  // namespace

RowWriter::RowWriter(SQLite::Database& database, std::string_view table, int columns)
    : table_(table), insert_(database, insert_statement(table, columns)) {
  bytes_.begin(table_);
}

RowWriter& RowWriter::integer(std::int64_t value) {
  insert_.bind(next_++, value);
  bytes_.integer(value);
  return *this;
}

RowWriter& RowWriter::text(std::string const& value) {
  insert_.bindNoCopy(next_++, value);
  bytes_.text(value);
  return *this;
}

RowWriter& RowWriter::blob(std::string_view value) {
  insert_.bindNoCopy(next_++, value.empty() ? "" : value.data(), static_cast<int>(value.size()));
  bytes_.blob(value);
  return *this;
}

RowWriter& RowWriter::null() {
  insert_.bind(next_++);
  bytes_.null();
  return *this;
}

Digest RowWriter::finish(Sha256& hash) {
  auto const leaf = leaf_of(hash, bytes_);
  bytes_.begin(table_);
  next_ = 1;
  // What fails here is the whole batch: the statement must be ready again all the same.
  try {
    insert_.exec();
  } catch (...) {
    insert_.tryReset();
    throw;
  }
  insert_.reset();
  return leaf;
}

}  // namespace visado::ledger
