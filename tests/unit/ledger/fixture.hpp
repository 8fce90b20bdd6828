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

  TemporaryFolder folder;
  Bench bench{ledger_rules};
  Moment clock = 1'700'000'000'000;
};

}  // namespace visado::testing
