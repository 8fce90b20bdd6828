// A ledger in a folder of its own, and runs of small dossiers into it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include "support/rulebook_fixture.hpp"

namespace visado::testing {

inline std::string const ledger_rules = std::string(pack_head) + "reglas:\n" +
                                        rule("P-001", "    exige: monto <= 25000\n    monto_observado: monto\n") +
                                        rule("P-002", "    por_cada: factura en facturas\n    exige: factura.total > 10\n") +
                                        rule("P-003", "    etapas: [compromiso]\n    exige: fecha_compra <= fecha_ingreso\n");

class LedgerFixture : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path path() const { return folder.path() / "visado.db"; }

  static std::string text(std::string const& key, std::string const& amount, std::string const& invoices = "[]",
                          std::string const& bought = "\"2024-03-01\"") {
    return dossier({{"expediente", '"' + key + '"'}, {"monto", amount}, {"facturas", invoices}, {"fecha_compra", bought}});
  }

  RunAccounts run(std::vector<std::string> const& dossiers, Rulebook const& rulebook, VerifyOptions verify = {},
                  LedgerOptions options = {}) {
    std::string all;
    for (auto const& one : dossiers) all += one + "\n";
    auto const file = folder.write("pagos_" + std::to_string(::getpid()) + ".jsonl", all);  // tests fork
    auto ledger = Ledger::open(path(), options);
    EXPECT_TRUE(ledger.ok()) << render(ledger.diagnostics());
    if (!ledger) return {};
    RunOptions how;
    how.verify = std::move(verify);
    if (how.verify.date == Date{}) how.verify.date = Date::of(2024, 6, 1).value();
    how.verify.keep_content = true;
    how.read.read_all = true;
    how.threads = 1;
    auto run = ledger->begin_run(rulebook, how.verify, {{"cuenta", ""}, ++clock, "prueba"});
    EXPECT_TRUE(run.ok()) << render(run.diagnostics());
    if (!run) return {};
    visado::run(rulebook, {file}, how, [&](Verdict&& verdict) { run->record(verdict); });
    auto accounts = run->finish(++clock);
    EXPECT_TRUE(accounts.ok()) << render(accounts.diagnostics());
    return accounts.ok() ? accounts.value() : RunAccounts{};
  }
  RunAccounts run(std::vector<std::string> const& dossiers) { return run(dossiers, bench.rulebook()); }

  // What a check says, code by code; empty when the ledger is untouched.
  [[nodiscard]] std::string check(LedgerCheckOptions const& options = {}) const {
    auto const checked = check_ledger(path(), options);
    auto const& diagnostics = checked ? checked->diagnostics : checked.diagnostics();
    std::string all;
    for (auto const& diagnostic : diagnostics)
      all += std::string(info(diagnostic.code).name) + ' ' + diagnostic.message() + '\n';
    return all;
  }

  // By any program that writes SQLite, triggers dropped first.
  void tamper(std::string const& sql) const {
    SQLite::Database database(path().string(), SQLite::OPEN_READWRITE);
    database.exec(sql);
  }
  // As `tamper`, with the triggers put back afterwards.
  void tamper_quietly(std::string const& sql) const {
    SQLite::Database database(path().string(), SQLite::OPEN_READWRITE);
    std::vector<std::pair<std::string, std::string>> triggers;
    SQLite::Statement query(database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    while (query.executeStep()) triggers.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
    query.reset();
    for (auto const& [name, text] : triggers) database.exec("DROP TRIGGER " + name);
    database.exec(sql);
    for (auto const& [name, text] : triggers) database.exec(text);
  }
  [[nodiscard]] std::int64_t count(std::string const& sql) const {
    SQLite::Database database(path().string(), SQLite::OPEN_READONLY);
    return database.execAndGet(sql).getInt64();
  }
  [[nodiscard]] std::string word(std::string const& sql) const {
    SQLite::Database database(path().string(), SQLite::OPEN_READONLY);
    return database.execAndGet(sql).getString();
  }

  void keep_original() const { std::filesystem::copy_file(path(), folder.path() / "original.db"); }
  void reset() const {
    for (auto const* part : {"-wal", "-shm"}) std::filesystem::remove(path().string() + part);
    std::filesystem::copy_file(folder.path() / "original.db", path(), std::filesystem::copy_options::overwrite_existing);
  }
  [[nodiscard]] std::vector<std::string> list(std::string const& sql) const {
    SQLite::Database database(path().string(), SQLite::OPEN_READONLY);
    SQLite::Statement query(database, sql);
    std::vector<std::string> all;
    while (query.executeStep()) all.push_back(query.getColumn(0).getString());
    return all;
  }

  // Every column of every row of a table changed, and every row deleted: each must be named by what a check says. One row
  // at a time when `alone`; otherwise every check sees all rows edited, each in another column.
  template <class Names>
  void every_edit(std::string const& table, bool alone, Names const& names) {
    auto const columns = list("SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
    auto const types = list("SELECT type FROM pragma_table_info('" + table + "') ORDER BY cid");
    auto const rows = list("SELECT " + columns.front() + " FROM " + table + " ORDER BY 1");
    EXPECT_FALSE(rows.empty()) << table;
    auto const where = [&](std::size_t row) { return " WHERE " + columns.front() + " = '" + rows[row] + "';"; };
    auto const update = [&](std::size_t row, std::size_t column) {
      auto const& name = columns[column];
      auto const change = types[column] == "INTEGER" ? "coalesce(" + name + ", 0) + 1000000"
                          : types[column] == "BLOB"  ? "CAST(CAST(" + name + " AS TEXT) || 'x' AS BLOB)"
                                                     : "coalesce(" + name + ", '') || 'x'";
      return "UPDATE " + table + " SET " + name + " = " + change + where(row);
    };
    auto const expect = [&](std::string const& sql, std::vector<std::size_t> const& edited) {
      tamper_quietly(sql);
      auto const said = check();
      for (auto const row : edited) EXPECT_TRUE(names(said, rows[row])) << table << ' ' << rows[row] << ": " << sql << '\n' << said;
      reset();
    };
    std::vector<std::size_t> all(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) all[row] = row;
    for (std::size_t shift = 0; shift < columns.size(); ++shift) {
      std::string together;
      for (auto const row : all) {
        auto const sql = update(row, (row + shift) % columns.size());
        if (alone) expect(sql, {row});
        else together += sql;
      }
      if (!alone) expect(together, all);
    }
    std::string together;
    for (auto const row : all) {
      auto const sql = "DELETE FROM " + table + where(row);
      if (alone) expect(sql, {row});
      else together += sql;
    }
    if (!alone) expect(together, all);
  }

  TemporaryFolder folder;
  Bench bench{ledger_rules};
  Moment clock = 1'700'000'000'000;
};

}  // namespace visado::testing
