// Copies of the ledger, and what is taken out of it.
#include <SQLiteCpp/Backup.h>

#include <ostream>

#include "ledger/ledger_impl.hpp"
#include "ledger/schema.hpp"
#include "ledger/tables.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

bool is_there(std::filesystem::path const& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

Diagnostics only(Diagnostic diagnostic) {
  Diagnostics diagnostics;
  diagnostics.add(std::move(diagnostic));
  return diagnostics;
}

// All pages, as of one moment. What was begun is not left behind.
Diagnostics copy(SQLite::Database& from, std::filesystem::path const& target, std::chrono::milliseconds patience) {
  try {
    SQLite::Database to(target.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    SQLite::Backup backup(to, from);
    backup.executeStep(-1);
    return {};
  } catch (SQLite::Exception const& error) {
    std::error_code ignored;
    std::filesystem::remove(target, ignored);
    return only(ledger::failure(target, error, patience));
  }
}

void write_row(JsonWriter& json, SQLite::Statement& row) {
  json.begin_object();
  for (int i = 0; i < row.getColumnCount(); ++i) {
    auto const column = row.getColumn(i);
    json.key(row.getColumnName(i));
    if (column.isNull()) json.null();
    else if (column.isBlob()) json.text(to_hex(column.getString()));
    else if (column.isText()) json.text(column.getString());
    else json.raw(column.getString());
  }
  json.end_object();
}

}  // namespace

Diagnostics Ledger::back_up(std::filesystem::path const& target) {
  if (is_there(target)) return only(Diagnostic::make(code::ledger_exists, {}, {target.string()}));
  return copy(impl_->database(), target, impl_->options.patience);
}

Diagnostics restore_ledger(std::filesystem::path const& backup, std::filesystem::path const& target) {
  if (is_there(target)) return only(Diagnostic::make(code::ledger_exists, {}, {target.string()}));
  auto checked = check_ledger(backup);
  if (!checked) return std::move(checked.diagnostics());
  if (checked->diagnostics.has_errors()) return std::move(checked->diagnostics);
  LedgerOptions options;
  options.access = LedgerOptions::Access::read;
  try {
    ledger::Connection connection(backup, options.access, options.patience);
    return copy(connection.database(), target, options.patience);
  } catch (SQLite::Exception const& error) {
    return only(ledger::failure(backup, error, options.patience));
  }
}

Diagnostics Ledger::export_to(std::ostream& out) {
  try {
    auto& database = impl_->database();
    SQLite::Transaction const one_state(database);
    std::vector<std::string> tables{"eventos", "hojas"};
    tables.insert(tables.end(), ledger::fact_tables.begin(), ledger::fact_tables.end());
    for (auto const& payload : ledger::payloads) tables.emplace_back(payload.table);
    tables.insert(tables.end(), ledger::derived_tables.begin(), ledger::derived_tables.end());
    JsonWriter json;
    for (auto const& table : tables) {
      if (!ledger::has_table(database, table)) continue;
      SQLite::Statement row(database, "SELECT * FROM " + table + " ORDER BY 1");
      while (row.executeStep()) {
        json.clear();
        json.begin_object().key("tabla").text(table).key("fila");
        write_row(json, row);
        json.end_object();
        out << json.text() << '\n';
      }
    }
    return {};
  } catch (SQLite::Exception const& error) {
    return only(impl_->failed(error));
  }
}

Result<std::uint64_t> Ledger::erase(std::string const& dossier, std::string const& cause, Actor const& actor,
                                    Moment moment) {
  try {
    auto& database = impl_->database();
    database.exec("PRAGMA secure_delete = ON");  // zeros over what is deleted
    ledger::WriteTransaction transaction(database);
    ledger::Chain chain(database);
    chain.read_head();
    ledger::Leaves leaves;
    ledger::RowWriter rows(database, "borrados", 3);
    Sha256 hash;
    auto next = ledger::next_id(database, "borrados");
    struct Erasable {
      std::string table, key, select;
    };
    std::vector<Erasable> const all{
        {"contenidos", "version",
         "SELECT c.version FROM contenidos c JOIN versiones v ON v.id = c.version WHERE v.expediente = ?1"},
        {"mensajes", "resultado",
         "SELECT m.resultado FROM mensajes m JOIN resultados r ON r.id = m.resultado "
         "JOIN versiones v ON v.id = r.version WHERE v.expediente = ?1"}};
    std::uint64_t count = 0;
    for (auto const& erasable : all) {
      std::vector<std::int64_t> ids;
      SQLite::Statement select(database, erasable.select + " ORDER BY 1");
      select.bind(1, dossier);
      while (select.executeStep()) ids.push_back(select.getColumn(0).getInt64());
      SQLite::Statement erase(database, "DELETE FROM " + erasable.table + " WHERE " + erasable.key + " = ?1");
      for (auto const id : ids) {
        leaves.add(ledger::Fact::borrados, next, rows.integer(next).text(erasable.table).integer(id).finish(hash));
        ++next;
        erase.bind(1, id);
        erase.exec();
        erase.reset();
        ++count;
      }
    }
    if (count == 0) return count;
    SQLite::Statement card(database, "DELETE FROM fichas WHERE expediente = ?1");
    card.bind(1, dossier);
    card.exec();
    JsonWriter json;
    json.begin_object().key("expediente").text(dossier).key("causa").text(cause);
    chain.append("borrado", moment, actor, json, leaves);
    transaction.commit();
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");  // the log has the old pages
    return count;
  } catch (SQLite::Exception const& error) {
    return impl_->failed(error);
  }
}

}  // namespace visado
