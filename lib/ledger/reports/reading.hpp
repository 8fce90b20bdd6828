// What reading the ledger for lists and reports needs everywhere.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "ledger/ledger_impl.hpp"
#include "visado/ledger_reports.hpp"

namespace visado::ledger {

// One state of the file for as long as it lives. Tables that a file of an earlier version does not have are empty.
class ReadState {
 public:
  explicit ReadState(SQLite::Database& database);

 private:
  SQLite::Transaction transaction_;
};

// Texts for the parameters of a statement, in the order in which its parts are written.
class Parameters {
 public:
  std::string add(std::string text);  // «?3»
  void bind(SQLite::Statement& statement) const;

 private:
  std::vector<std::string> texts_;
};

[[nodiscard]] std::string text_of(SQLite::Statement& row, int column);  // empty: null
[[nodiscard]] std::optional<Date> date_of(SQLite::Statement& row, int column);
[[nodiscard]] std::optional<Decimal> decimal_of(SQLite::Statement& row, int column);

void add(Amounts& amounts, std::string const& currency, std::optional<Decimal> const& amount);

// Work that reads; what SQLite cannot do is a diagnostic.
template <class T, class Work>
Result<T> reading(Ledger& ledger, Work const& work) {
  try {
    auto& database = ledger.impl().database();
    ReadState const state(database);
    return work(database);
  } catch (SQLite::Exception const& error) {
    return ledger.impl().failed(error);
  }
}

}  // namespace visado::ledger
