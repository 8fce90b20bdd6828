#include "ledger/row_bytes.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace visado::ledger {

void RowBytes::number(std::uint64_t value) {
  char bytes[8];
  for (auto& byte : bytes) {
    byte = static_cast<char>(value & 0xFFU);
    value >>= 8U;
  }
  bytes_.append(bytes, sizeof bytes);
}

RowBytes& RowBytes::begin(std::string_view table) {
  bytes_.clear();
  return text(table);
}

RowBytes& RowBytes::integer(std::int64_t value) {
  bytes_ += 'I';
  number(static_cast<std::uint64_t>(value));
  return *this;
}

RowBytes& RowBytes::null() {
  bytes_ += 'N';
  return *this;
}

RowBytes& RowBytes::piece(char kind, std::string_view value) {
  bytes_ += kind;
  number(value.size());
  bytes_ += value;
  return *this;
}

RowBytes& RowBytes::row(SQLite::Statement& query) {
  for (int i = 0; i < query.getColumnCount(); ++i) {
    auto const column = query.getColumn(i);
    // The order of calls matters: SQLite gives the bytes of what was asked for last.
    auto const bytes = [&] {
      auto const* data = static_cast<char const*>(column.getBlob());
      return std::string_view(data == nullptr ? "" : data, static_cast<std::size_t>(column.getBytes()));
    };
    if (column.isNull()) null();
    else if (column.isInteger()) integer(column.getInt64());
    else if (column.isText()) text(bytes());
    else if (column.isBlob()) blob(bytes());
    else piece('R', bytes());  // no table of the ledger has any
  }
  return *this;
}

Digest leaf_of(Sha256& hash, RowBytes const& row) {
  constexpr std::string_view mark("\x00", 1);
  return hash.update(mark).update(row.bytes()).digest();
}

}  // namespace visado::ledger
