#include "visado/ledger.hpp"

#include "ledger/ledger_impl.hpp"
#include "ledger/salt.hpp"
#include "ledger/schema.hpp"
#include "ledger/signing.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

using ledger::WriteTransaction;

int number(SQLite::Database& database, char const* pragma) { return database.execAndGet(pragma).getInt(); }

void set_header(SQLite::Database& database) {
  database.exec("PRAGMA application_id = " + std::to_string(ledger::application_id));
}

// Who opens a ledger is in no position to say who they are: the first event and migrations are the program's.
Actor const program{"visado", ""};

// Nothing in it yet; another process may be about to create the ledger in it.
bool is_blank(SQLite::Database& database) {
  return number(database, "PRAGMA application_id") == 0 && number(database, "PRAGMA user_version") == 0 &&
         number(database, "SELECT count(*) FROM sqlite_schema") == 0;
}

void create(SQLite::Database& database, Moment now) {
  ledger::use_write_ahead_log(database);
  WriteTransaction transaction(database);
  if (number(database, "PRAGMA user_version") != 0) return;  // another process was faster
  set_header(database);
  ledger::migrate(database, ledger::newest_schema());
  ledger::Chain chain(database);
  chain.read_head();
  ledger::Salts salts;
  JsonWriter json;
  json.begin_object().key("bitacora").text(to_hex(salts.next()));
  json.key("esquema").number(ledger::newest_schema());
  chain.append("apertura", now, program, json);
  transaction.commit();
}

void bring_up_to_date(SQLite::Database& database, Moment now) {
  WriteTransaction transaction(database);
  auto const before = number(database, "PRAGMA user_version");
  if (before >= ledger::newest_schema()) return;
  ledger::migrate(database, ledger::newest_schema());
  ledger::Chain chain(database);
  chain.read_head();
  JsonWriter json;
  json.begin_object().key("de").number(before).key("a").number(ledger::newest_schema());
  chain.append("migración", now, program, json);
  transaction.commit();
}

bool is_missing_or_empty(std::filesystem::path const& path) {
  std::error_code error;
  auto const size = std::filesystem::file_size(path, error);
  return error || size == 0;
}

}  // namespace

Ledger::Ledger(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;
std::filesystem::path const& Ledger::path() const { return impl_->connection.path(); }

Result<Ledger> Ledger::open(std::filesystem::path const& path, LedgerOptions options) {
  bool const creates = options.access == LedgerOptions::Access::create;
  if (!creates && is_missing_or_empty(path)) return Diagnostic::make(code::ledger_missing, {}, {path.string()});
  try {
    auto impl = std::make_unique<Impl>(path, options);
    auto& database = impl->database();
    if (creates && is_blank(database)) create(database, options.now);
    if (number(database, "PRAGMA application_id") != ledger::application_id)
      return Diagnostic::make(code::not_a_ledger, {}, {path.string()});
    auto const version = number(database, "PRAGMA user_version");
    if (version > ledger::newest_schema())
      return Diagnostic::make(code::ledger_newer, {},
                              {path.string(), std::to_string(version), std::to_string(ledger::newest_schema())});
    if (!ledger::last_event_holds(database)) return Diagnostic::make(code::ledger_head_broken, {}, {path.string()});
    if (version < ledger::newest_schema() && options.access != LedgerOptions::Access::read) bring_up_to_date(database, options.now);
    impl->identifier = ledger::ledger_identifier(database);
    if (!options.signing_key.empty()) (void)ledger::Key::read_private(options.signing_key);  // before any work
    return Ledger(std::move(impl));
  } catch (SQLite::Exception const& error) {
    return ledger::failure(path, error, options.patience);
  } catch (ledger::KeyFailure const& failure) {
    return failure.diagnostic;
  }
}

Result<LedgerHead> Ledger::head() {
  try {
    auto const last = ledger::last_event(impl_->database());
    LedgerHead head;
    head.ledger = impl_->identifier;
    if (last) {
      head.event = last->event.id;
      head.hash = to_hex(bytes_of(last->hash));
    }
    if (!impl_->options.signing_key.empty()) {
      auto const key = ledger::Key::read_private(impl_->options.signing_key);
      head.key = key.identifier();
      head.signature = key.sign(ledger::signed_text(head.ledger, head.event, head.hash));
    }
    return head;
  } catch (SQLite::Exception const& error) {
    return impl_->failed(error);
  } catch (ledger::KeyFailure const& failure) {
    return failure.diagnostic;
  }
}

}  // namespace visado
