// visado comprobar: the whole ledger against itself, and against a head that was taken out of it.
#include "ledger/check_chain.hpp"
#include "ledger/connection.hpp"
#include "ledger/chain.hpp"
#include "ledger/schema.hpp"
#include "ledger/signing.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace ledger {
namespace {

// What SQLite itself finds: pages that cannot be read, rows that are in no index.
bool pages_hold(SQLite::Database& database, std::filesystem::path const& path, LedgerCheck& check) {
  SQLite::Statement query(database, "PRAGMA main.integrity_check(20)");
  bool holds = true;
  while (query.executeStep()) {
    auto const said = query.getColumn(0).getString();
    if (said == "ok") continue;
    holds = false;
    check.diagnostics.add(Diagnostic::make(code::ledger_damaged, {}, {path.string(), said}));
  }
  return holds;
}

void note_interrupted_runs(SQLite::Database& database, LedgerCheck& check) {
  SQLite::Statement query(database,
                          "SELECT id FROM main.corridas WHERE id NOT IN (SELECT id FROM main.coberturas) ORDER BY id");
  while (query.executeStep())
    check.diagnostics.add(Diagnostic::make(code::run_interrupted, {}, {query.getColumn(0).getString()}));
}

void check_exported(SQLite::Database& database, LedgerHead const& head, LedgerCheck& check) {
  if (head.ledger != check.head.ledger) {
    check.diagnostics.add(Diagnostic::make(code::head_of_another, {}));
    return;
  }
  SQLite::Statement query(database, "SELECT huella FROM main.eventos WHERE id = ?1");
  query.bind(1, head.event);
  if (query.executeStep()) {
    if (to_hex(query.getColumn(0).getString()) != head.hash)
      check.diagnostics.add(Diagnostic::make(code::head_mismatch, {}, {std::to_string(head.event)}));
  } else {
    check.diagnostics.add(
        Diagnostic::make(code::head_beyond, {}, {std::to_string(head.event), std::to_string(check.head.event)}));
  }
}

// Signed heads inside the ledger: each must be of an event that is still there as it was.
void check_signed(SQLite::Database& database, Key const& key, LedgerCheck& check) {
  SQLite::Statement query(database,
                          "SELECT f.id, json_extract(f.contenido, '$.evento'), json_extract(f.contenido, '$.huella'), "
                          "json_extract(f.contenido, '$.firma'), json_extract(f.contenido, '$.llave'), e.huella "
                          "FROM main.eventos f LEFT JOIN main.eventos e ON e.id = json_extract(f.contenido, '$.evento') "
                          "WHERE f.tipo = 'firma' AND json_valid(f.contenido) ORDER BY f.id");
  auto const mine = key.identifier();
  while (query.executeStep()) {
    if (query.getColumn(4).getString() != mine) continue;
    auto const event = query.getColumn(1).getInt64();
    auto const hash = query.getColumn(2).getString();
    if (to_hex(query.getColumn(5).getString()) == hash &&
        key.verifies(signed_text(check.head.ledger, event, hash), query.getColumn(3).getString()))
      check.signed_up_to = event;
    else
      check.diagnostics.add(Diagnostic::make(code::signature_invalid, {},
                                             {"del evento " + std::to_string(event) + " (evento " +
                                              query.getColumn(0).getString() + ")"}));
  }
  if (check.signed_up_to == 0) check.diagnostics.add(Diagnostic::make(code::signature_missing, {}));
}

}  // namespace

void check_heads(SQLite::Database& database, LedgerCheckOptions const& options, LedgerCheck& check) {
  if (options.head) check_exported(database, *options.head, check);
  if (options.public_key.empty()) return;
  auto const key = Key::read_public(options.public_key);
  if (options.head && !options.head->signature.empty() &&
      !key.verifies(signed_text(options.head->ledger, options.head->event, options.head->hash),
                    options.head->signature))
    check.diagnostics.add(Diagnostic::make(code::signature_invalid, {}, {"de la cabeza exportada"}));
  check_signed(database, key, check);
}

}  // namespace ledger

Result<LedgerCheck> check_ledger(std::filesystem::path const& path, LedgerCheckOptions const& options) {
  auto const access = LedgerOptions::Access::read;
  std::chrono::milliseconds const patience{30'000};
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return Diagnostic::make(code::ledger_missing, {}, {path.string()});
  LedgerCheck check;
  try {
    ledger::Connection connection(path, access, patience);
    auto& database = connection.database();
    database.exec("BEGIN");  // one state of the file for all of it
    if (database.execAndGet("PRAGMA application_id").getInt() != ledger::application_id)
      return Diagnostic::make(code::not_a_ledger, {}, {path.string()});
    if (auto const version = database.execAndGet("PRAGMA user_version").getInt(); version > ledger::newest_schema())
      return Diagnostic::make(code::ledger_newer, {},
                              {path.string(), std::to_string(version), std::to_string(ledger::newest_schema())});
    // Without a readable file nothing more can be said for certain; what follows may still locate what was touched.
    bool const readable = ledger::pages_hold(database, path, check);
    ledger::check_schema(database, check);
    auto const chain = ledger::check_chain(database, check);
    auto const altered = ledger::check_rows(database, chain, check);
    ledger::check_payloads(database, altered, check);
    if (readable && chain.whole && altered.empty()) ledger::check_derived(database, check);
    ledger::note_interrupted_runs(database, check);
    ledger::check_heads(database, options, check);
  } catch (SQLite::Exception const& failed) {
    auto diagnostic = ledger::failure(path, failed, patience);
    if (check.diagnostics.empty()) return diagnostic;
    check.diagnostics.add(std::move(diagnostic));  // a page that cannot be read, after what could be
  } catch (ledger::KeyFailure const& failed) {
    return failed.diagnostic;
  }
  return check;
}

}  // namespace visado
