// Inserts rows and hashes them in one go.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>

#include "ledger/row_bytes.hpp"

namespace visado::ledger {

// The columns are given in the order of the table; texts and bytes must live until `finish`.
class RowWriter {
 public:
  RowWriter(SQLite::Database& database, std::string_view table, int columns);

  RowWriter& integer(std::int64_t value);
  RowWriter& text(std::string const& value);
  RowWriter& text_or_null(std::string const& value) { return value.empty() ? null() : text(value); }
  RowWriter& blob(std::string_view value);
  RowWriter& null();
  // Inserts the row; gives its leaf.
  Digest finish(Sha256& hash);

 private:
  std::string table_;
  SQLite::Statement insert_;
  RowBytes bytes_;
  int next_ = 1;
};

}  // namespace visado::ledger
