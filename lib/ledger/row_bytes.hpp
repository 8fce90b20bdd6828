// The bytes by which a row is hashed: the same for the same values, whatever wrote them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "support/sha256.hpp"

namespace SQLite {
class Statement;
}

namespace visado::ledger {

// Table name, then each column: a letter for its kind, its length, its bytes. Nothing can be moved from one column to
// the next without changing them. Numbers are 8 bytes, the lowest first.
class RowBytes {
 public:
  RowBytes& begin(std::string_view table);
  RowBytes& integer(std::int64_t value);
  RowBytes& text(std::string_view value) { return piece('T', value); }
  RowBytes& blob(std::string_view value) { return piece('B', value); }
  RowBytes& null();
  // All columns of the row that a query stands on.
  RowBytes& row(SQLite::Statement& query);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  RowBytes& piece(char kind, std::string_view value);
  void number(std::uint64_t value);

  std::string bytes_;
};

// Leaves, nodes and links of the chain begin with different bytes, so that none can pass for another.
[[nodiscard]] Digest leaf_of(Sha256& hash, RowBytes const& row);

}  // namespace visado::ledger
