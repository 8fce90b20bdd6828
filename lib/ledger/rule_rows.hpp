// The rows of `reglas`, looked up again and again.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <unordered_map>

#include "support/sha256.hpp"

namespace visado::ledger {

class RuleRows {
 public:
  explicit RuleRows(SQLite::Database& database);

  struct Row {
    std::int64_t rulebook = 0;
    std::string id;
    Digest hash{};
  };
  [[nodiscard]] Row const& row(std::int64_t row);
  // Where the rule stands in a rulebook; nothing when it is not there.
  [[nodiscard]] std::optional<std::size_t> index(std::int64_t rulebook, std::string const& rule);
  // The rulebook of a scope.
  [[nodiscard]] std::int64_t rulebook_of_scope(std::int64_t scope);
  [[nodiscard]] std::int64_t first_row(std::int64_t rulebook) { return book(rulebook).first; }

 private:
  struct Book {
    std::int64_t first = 0;
    std::unordered_map<std::string, std::size_t> index;
  };
  Book const& book(std::int64_t rulebook);

  SQLite::Database& database_;
  std::unordered_map<std::int64_t, Row> rows_;
  std::unordered_map<std::int64_t, Book> books_;
  std::unordered_map<std::int64_t, std::int64_t> scopes_;
};

}  // namespace visado::ledger
