#include "registry.hpp"

#include <array>

namespace finance {
namespace {

constexpr char const* tables = R"(
  CREATE TABLE IF NOT EXISTS expedientes(
    expediente TEXT NOT NULL, version INTEGER NOT NULL, datos TEXT NOT NULL, propuesta TEXT NOT NULL,
    solicitado TEXT, por_pagar TEXT, reglas TEXT NOT NULL, detenido INTEGER NOT NULL,
    huella TEXT NOT NULL,  -- of what it says, as visado's ledger knows the version
    PRIMARY KEY(expediente, version)) STRICT;
  CREATE TABLE IF NOT EXISTS hallazgos(
    expediente TEXT NOT NULL, version INTEGER NOT NULL, regla TEXT NOT NULL, elemento TEXT NOT NULL,
    resultado TEXT NOT NULL, mensaje TEXT NOT NULL,
    FOREIGN KEY(expediente, version) REFERENCES expedientes) STRICT;
  CREATE TABLE IF NOT EXISTS devengados(
    expediente TEXT PRIMARY KEY, version INTEGER NOT NULL, constancia TEXT NOT NULL UNIQUE,
    FOREIGN KEY(expediente, version) REFERENCES expedientes) STRICT;
)";

std::string hexadecimal(std::array<unsigned char, 32> const& hash) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (auto const byte : hash) text += {digits[byte >> 4U], digits[byte & 15U]};
  return text;
}

// A text inside the constancia's content; empty when it is not there.
std::string content_of(std::string const& constancia, std::string_view name) {
  visado::Arena arena;
  std::vector<std::unique_ptr<visado::Shape const>> shapes;
  auto const read = visado::value_from_json(std::make_shared<visado::Source const>("constancia", constancia), arena, shapes);
  if (!read || !read.value().is(visado::Kind::context)) return {};
  auto const* const content = read.value().as_context().find("contenido");
  if (content == nullptr || !content->is(visado::Kind::context)) return {};
  auto const* const value = content->as_context().find(name);
  return value != nullptr && value->is(visado::Kind::string) ? std::string(value->as_string()) : std::string();
}

visado::Ledger open_ledger(std::filesystem::path const& path, visado::Moment now) {
  visado::LedgerOptions options;
  options.now = now;
  auto ledger = visado::Ledger::open(path, options);
  if (!ledger) throw std::runtime_error(visado::render(ledger.diagnostics()));
  return std::move(ledger).value();
}

template <class T>
T taken(visado::Result<T> result) {
  if (!result) throw std::runtime_error(visado::render(result.diagnostics()));
  return std::move(result).value();
}

}  // namespace

Registry::Registry(std::filesystem::path const& database, std::filesystem::path const& ledger, std::set<std::string> blocking,
                   visado::Moment now)
    : database_(database.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 30'000),
      ledger_(open_ledger(ledger, now)),
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

  SQLite::Statement insert(database_, "INSERT INTO expedientes VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, verdict.key);
  insert.bind(2, version);
  insert.bind(3, json);
  insert.bind(4, std::string(visado::to_string(verdict.proposal)));
  if (verdict.requested) insert.bind(5, visado::amount_text(*verdict.requested));
  if (auto const payable = verdict.payable()) insert.bind(6, visado::amount_text(*payable));
  insert.bind(7, fingerprint);
  insert.bind(8, registered.held ? 1 : 0);
  insert.bind(9, hexadecimal(verdict.content.hash));
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

std::string Registry::accrue(std::string const& constancia, std::filesystem::path const& public_key) {
  // Nobody registers a new version between the question and the answer.
  SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
  auto const checked = visado::check_certificate(constancia, public_key, &ledger_);
  if (!checked) throw NotApproved(visado::render(checked.diagnostics()));
  if (checked->diagnostics.has_errors()) throw NotApproved(visado::render(checked->diagnostics));
  std::string const &number = checked->number, &dossier = checked->dossier;
  if (checked->kind != "visado") throw NotApproved("el documento " + number + " no es un visado");

  SQLite::Statement last(database_, "SELECT version, huella, detenido FROM expedientes WHERE expediente = ? ORDER BY version DESC LIMIT 1");
  last.bind(1, dossier);
  if (!last.executeStep()) throw NotApproved("el expediente " + dossier + " no está registrado");
  if (last.getColumn(1).getString() != content_of(constancia, "huella_expediente"))
    throw NotApproved("el expediente " + dossier + " cambió después de " + number + ": hay que visarlo otra vez");
  if (last.getColumn(2).getInt() != 0) throw NotApproved("el expediente " + dossier + " está detenido por una regla");
  SQLite::Statement insert(database_, "INSERT INTO devengados VALUES(?, ?, ?) ON CONFLICT DO NOTHING");
  insert.bind(1, dossier);
  insert.bind(2, last.getColumn(0).getInt64());
  insert.bind(3, number);
  if (insert.exec() == 0) throw NotApproved("el expediente " + dossier + " ya está devengado");
  transaction.commit();
  return dossier;
}

}  // namespace finance
