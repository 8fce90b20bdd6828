// The open file: how it is opened, how long it is waited for, and what its failures are called.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "visado/ledger.hpp"

namespace visado::ledger {

// What SQLite could not do, as a diagnostic.
[[nodiscard]] Diagnostic failure(std::filesystem::path const& path, SQLite::Exception const& error,
                                 std::chrono::milliseconds patience);

class Connection {
 public:
  // Throws SQLite::Exception when SQLite cannot open it. Creates nothing unless `access` says so.
  Connection(std::filesystem::path const& path, LedgerOptions::Access access, std::chrono::milliseconds patience);

  [[nodiscard]] SQLite::Database& database() { return database_; }
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  [[nodiscard]] std::chrono::milliseconds patience() const { return wait_->patience; }

 private:
  // SQLite sleeps longer each time it finds the file busy, and a writer with short pauses would never let it in.
  struct Wait {
    std::chrono::milliseconds patience;
    std::chrono::steady_clock::time_point since{};
  };
  static int wait(void* self, int times);

  std::filesystem::path path_;
  std::unique_ptr<Wait> wait_;
  SQLite::Database database_;
};

// Readers never wait for a writer from then on. SQLite does not wait for others here by itself.
void use_write_ahead_log(SQLite::Database& database);

// A transaction that has the right to write from its start; rolled back unless committed.
class WriteTransaction {
 public:
  explicit WriteTransaction(SQLite::Database& database) : database_(&database) { database.exec("BEGIN IMMEDIATE"); }
  ~WriteTransaction();
  WriteTransaction(WriteTransaction const&) = delete;
  WriteTransaction& operator=(WriteTransaction const&) = delete;
  void commit();

 private:
  SQLite::Database* database_;
};

}  // namespace visado::ledger
