#include "registry.hpp"

#include <stdexcept>

namespace finance {
namespace {

constexpr char const* tables = R"(
  CREATE TABLE IF NOT EXISTS expedientes(
    expediente TEXT NOT NULL, version INTEGER NOT NULL, datos TEXT NOT NULL, propuesta TEXT NOT NULL,
    solicitado TEXT, por_pagar TEXT, reglas TEXT NOT NULL, detenido INTEGER NOT NULL,
    PRIMARY KEY(expediente, version)) STRICT;
  CREATE TABLE IF NOT EXISTS hallazgos(
    expediente TEXT NOT NULL, version INTEGER NOT NULL, regla TEXT NOT NULL, elemento TEXT NOT NULL,
    resultado TEXT NOT NULL, mensaje TEXT NOT NULL,
    FOREIGN KEY(expediente, version) REFERENCES expedientes) STRICT;
)";

visado::Ledger open_ledger(std::filesystem::path const& path) {
  auto ledger = visado::Ledger::open(path);
  if (!ledger) throw std::runtime_error(visado::render(ledger.diagnostics()));
  return std::move(ledger).value();
}

template <class T>
T taken(visado::Result<T> result) {
  if (!result) throw std::runtime_error(visado::render(result.diagnostics()));
  return std::move(result).value();
}

}  // namespace

Registry::Registry(std::filesystem::path const& database, std::filesystem::path const& ledger, std::set<std::string> blocking)
    : database_(database.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 30'000),
      ledger_(open_ledger(ledger)),
      blocking_(std::move(blocking)) {
  database_.exec("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON");
  database_.exec(tables);
}

std::vector<Registered> Registry::register_batch(std::vector<std::string> const& dossiers, visado::TextVerifier const& verifier,
                                                 visado::Actor const& actor, visado::Moment now) {
  // The verdicts are worked out before anybody is kept waiting for the database.
  std::vector<visado::Verdict> verdicts;
  for (auto const& json : dossiers) verdicts.push_back(verifier.verify(json));

  SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
  std::vector<Registered> registered;
  for (std::size_t i = 0; i < dossiers.size(); ++i)
    registered.push_back(store(dossiers[i], verdicts[i], verifier.rulebook().fingerprint()));
  auto run = taken(ledger_.begin_run(verifier.rulebook(), verifier.options(), {.actor = actor, .moment = now, .engine = "sistema financiero"}));
  for (auto const& verdict : verdicts) run.record(verdict);
  taken(run.finish(now));  // on the disk before this transaction is
  transaction.commit();
  return registered;
}

Registered Registry::store(std::string const& json, visado::Verdict const& verdict, std::string const& fingerprint) {
  Registered registered{verdict.key, 0, verdict.proposal, false};
  if (verdict.key.empty()) return registered;  // nobody knows whose it is: it goes back to who sent it
  for (auto const& finding : verdict.findings)
    if (finding.outcome == visado::Outcome::incumple && blocking_.contains(finding.rule->id)) registered.held = true;

  SQLite::Statement last(database_, "SELECT version, datos, reglas FROM expedientes WHERE expediente = ? ORDER BY version DESC LIMIT 1");
  last.bind(1, verdict.key);
  std::int64_t version = 1;
  if (last.executeStep()) {
    version = last.getColumn(0).getInt64() + 1;
    if (last.getColumn(1).getString() == json && last.getColumn(2).getString() == fingerprint) return registered;
  }
  registered.version = version;

  SQLite::Statement insert(database_, "INSERT INTO expedientes VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, verdict.key);
  insert.bind(2, version);
  insert.bind(3, json);
  insert.bind(4, std::string(visado::to_string(verdict.proposal)));
  if (verdict.requested) insert.bind(5, visado::amount_text(*verdict.requested));
  if (auto const payable = verdict.payable()) insert.bind(6, visado::amount_text(*payable));
  insert.bind(7, fingerprint);
  insert.bind(8, registered.held ? 1 : 0);
  insert.exec();
  SQLite::Statement add(database_, "INSERT INTO hallazgos VALUES(?, ?, ?, ?, ?, ?)");
  for (auto const& finding : verdict.findings) {
    add.reset();
    add.bind(1, verdict.key);
    add.bind(2, version);
    add.bind(3, finding.rule->id);
    add.bind(4, finding.element_key);
    add.bind(5, std::string(visado::to_string(finding.outcome)));
    add.bind(6, finding.message);
    add.exec();
  }
  return registered;
}

}  // namespace finance
