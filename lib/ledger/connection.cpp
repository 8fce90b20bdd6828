#include "ledger/connection.hpp"

#include <sqlite3.h>
#include <unistd.h>

#include <thread>

#include "support/sha256.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado::ledger {
namespace {

constexpr std::chrono::milliseconds pause{2};

int flags(LedgerOptions::Access access) {
  switch (access) {
    case LedgerOptions::Access::read: return SQLite::OPEN_READONLY | SQLite::OPEN_URI;
    case LedgerOptions::Access::write: return SQLite::OPEN_READWRITE;
    case LedgerOptions::Access::create: return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
  }
  return SQLite::OPEN_READONLY;
}

bool has_pending_log(std::filesystem::path const& path) {
  std::error_code error;
  auto const size = std::filesystem::file_size(path.string() + "-wal", error);
  return !error && size > 0;
}

// A write-ahead log needs a file beside the ledger even to read; where none can be made, nobody writes either, and
// the file alone says everything, unless a log was left behind.
std::string address(std::filesystem::path const& path, LedgerOptions::Access access) {
  auto const folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  if (access != LedgerOptions::Access::read || ::access(folder.c_str(), W_OK) == 0 || has_pending_log(path)) return path.string();
  std::string uri = "file:";
  for (char const c : path.string()) {
    if (c == '?' || c == '#' || c == '%') uri += '%' + to_hex({&c, 1});
    else uri += c;
  }
  return uri + "?immutable=1";
}

}  // namespace

Diagnostic failure(std::filesystem::path const& path, SQLite::Exception const& error,
                   std::chrono::milliseconds patience) {
  auto const name = path.string();
  switch (error.getErrorCode() & 0xFF) {
    case SQLITE_NOTADB: return Diagnostic::make(code::not_a_ledger, {}, {name});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Diagnostic::make(code::ledger_busy, {}, {name, std::to_string(patience.count() / 1000)});
    case SQLITE_READONLY:
    case SQLITE_PERM: return Diagnostic::make(code::ledger_read_only, {}, {name});
    case SQLITE_FULL: return Diagnostic::make(code::ledger_full, {}, {name});
    case SQLITE_CORRUPT: return Diagnostic::make(code::ledger_damaged, {}, {name, error.what()});
    case SQLITE_CANTOPEN: {
      std::error_code ignored;
      if (!std::filesystem::exists(path, ignored)) return Diagnostic::make(code::ledger_missing, {}, {name});
      if (has_pending_log(path)) return Diagnostic::make(code::ledger_log_pending, {}, {name});
      return Diagnostic::make(code::ledger_read_only, {}, {name});
    }
    default: return Diagnostic::make(code::ledger_failed, {}, {name, error.what()});
  }
}

int Connection::wait(void* self, int times) {
  auto& wait = *static_cast<Wait*>(self);
  auto const now = std::chrono::steady_clock::now();
  if (times == 0) wait.since = now;
  if (now - wait.since >= wait.patience) return 0;
  std::this_thread::sleep_for(pause);
  return 1;
}

Connection::Connection(std::filesystem::path const& path, LedgerOptions::Access access,
                       std::chrono::milliseconds patience)
    : path_(path), wait_(std::make_unique<Wait>(Wait{patience})), database_(address(path, access), flags(access)) {
  sqlite3_busy_handler(database_.getHandle(), &Connection::wait, wait_.get());
  sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  database_.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536");
  if (access != LedgerOptions::Access::read) database_.exec("PRAGMA synchronous = FULL");
}

void use_write_ahead_log(SQLite::Database& database) {
  constexpr int tries = 500;
  for (int i = 1;; ++i) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (SQLite::Exception const& error) {
      if ((error.getErrorCode() & 0xFF) != SQLITE_BUSY || i == tries) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

WriteTransaction::~WriteTransaction() {
  if (database_ == nullptr) return;
  try {
    database_->exec("ROLLBACK");
  } catch (SQLite::Exception const&) {  // SQLite has rolled it back already (disk full)
  }
}

void WriteTransaction::commit() {
  database_->exec("COMMIT");
  database_ = nullptr;
}

}  // namespace visado::ledger
