// What an open ledger is.
#pragma once

#include "ledger/chain.hpp"
#include "ledger/connection.hpp"

namespace visado {

struct Ledger::Impl {
  Impl(std::filesystem::path const& path, LedgerOptions const& options)
      : options(options), connection(path, options.access, options.patience) {}

  LedgerOptions options;
  ledger::Connection connection;
  std::string identifier;

  SQLite::Database& database() { return connection.database(); }
  [[nodiscard]] Diagnostic failed(SQLite::Exception const& error) const {
    return ledger::failure(connection.path(), error, options.patience);
  }
};

}  // namespace visado
