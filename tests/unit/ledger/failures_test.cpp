// What goes wrong around a ledger: other files, other writers, full disks, damaged pages, sudden ends.
#include <csignal>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>

#include "ledger/connection.hpp"
#include "ledger/coverage.hpp"
#include "unit/ledger/fixture.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

using testing::LedgerFixture;

class Failures : public LedgerFixture {
 protected:
  // The one diagnostic of opening.
  [[nodiscard]] Code opening(LedgerOptions options = {}) const {
    auto const opened = Ledger::open(path(), options);
    return opened.ok() ? Code{} : opened.diagnostics().items().front().code;
  }
  // Runs `work` in a process of its own; gives it.
  template <class Work>
  static pid_t process(Work const& work) {
    auto const child = ::fork();
    if (child != 0) return child;
    work();
    ::_exit(::testing::Test::HasFailure() ? 1 : 0);
  }
  static int wait(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
  }
  static std::vector<std::string> many(int count, std::string const& amount, char letter = 'E') {
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) all.push_back(text(letter + std::to_string(i), amount));
    return all;
  }
};

TEST_F(Failures, OtherFilesAreNotTouched) {
  LedgerOptions read;
  read.access = LedgerOptions::Access::read;
  EXPECT_EQ(opening(read), code::ledger_missing);
  folder.write("visado.db", std::string(5000, 'x'));
  EXPECT_EQ(opening(), code::not_a_ledger);
  std::filesystem::remove(path());
  SQLite::Database(path().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE otra(a)");
  EXPECT_EQ(opening(), code::not_a_ledger);
}

TEST_F(Failures, ANewerLedgerIsNotOpened) {
  run({text("A", "1.00")});
  tamper("PRAGMA user_version = 99");
  EXPECT_EQ(opening(), code::ledger_newer);
}

TEST_F(Failures, ASecondWriterWaitsAndThenSaysSo) {
  run({text("A", "1.00")});
  SQLite::Database other(path().string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  LedgerOptions options;
  options.patience = std::chrono::milliseconds(50);
  auto ledger = Ledger::open(path(), options);
  ASSERT_TRUE(ledger.ok());
  VerifyOptions const verify{.date = Date::of(2024, 6, 1).value()};
  auto const run = ledger->begin_run(bench.rulebook(), verify, {{"cuenta", ""}, 1, "prueba"});
  ASSERT_FALSE(run.ok());
  EXPECT_EQ(run.diagnostics().items().front().code, code::ledger_busy);
  EXPECT_EQ(check(), "");  // readers do not wait
}

TEST_F(Failures, ADamagedPageIsSaid) {
  run(many(300, "30000.00"));
  auto const size = std::filesystem::file_size(path());
  std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
  for (std::uint64_t page = 8; page < 12; ++page) {
    ASSERT_LT(page * 4096, size);
    file.seekp(static_cast<std::streamoff>(page * 4096));
    file << std::string(4096, '\xA5');
  }
  file.close();
  EXPECT_NE(check().find("BIT-007 la bitácora " + path().string() + " está dañada"), std::string::npos) << check();
}

TEST_F(Failures, AFullDiskUndoesTheBatchAndNothingElse) {
  run(many(50, "30000.00"));
  auto const child = process([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit const limit{200'000, 200'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto ledger = Ledger::open(path());
    if (!ledger.ok()) return;
    VerifyOptions verify{.date = Date::of(2024, 6, 1).value()};
    verify.keep_content = true;
    auto run = ledger->begin_run(bench.rulebook(), verify, {{"cuenta", ""}, 1, "prueba"});
    if (!run.ok()) return;
    for (auto const& one : many(2000, "30000.00", 'F')) run->record(bench.verify(one, verify));
    auto const done = run->finish(2);
    EXPECT_FALSE(done.ok());
  });
  EXPECT_EQ(wait(child), 0);
  EXPECT_EQ(check(), "BIT-011 la corrida 2 no terminó\n");
  EXPECT_EQ(run(many(50, "30000.00")).results, 0U);
  EXPECT_EQ(run(many(2000, "30000.00", 'F')).fresh, 2000U);
  EXPECT_EQ(count("SELECT count(*) FROM reparos"), 2050);
}

TEST_F(Failures, KilledAtAnyPointItLosesNothingThatWasDone) {
  run(many(20, "30000.00"));
  std::mt19937 random(7);
  std::int64_t done = 20;
  for (int round = 0; round < 40; ++round) {
    auto const input = many(30, "30000.00", static_cast<char>('a' + round % 26));
    auto const child = process([&] { run(input); });
    ::usleep(static_cast<unsigned>(random() % 30'000));
    ::kill(child, SIGKILL);
    bool const finished = WIFEXITED(wait(child));
    auto const versions = count("SELECT count(*) FROM versiones");
    EXPECT_GE(versions, done);
    std::string const letter(1, static_cast<char>('a' + round % 26));
    if (finished) {
      EXPECT_EQ(count("SELECT count(*) FROM versiones WHERE expediente GLOB '" + letter + "*'"), 30);
    }
    done = versions;
    auto const said = check();
    EXPECT_EQ(said.find("alterad"), std::string::npos) << said;
    EXPECT_EQ(said.find("falta"), std::string::npos) << said;
  }
  EXPECT_EQ(count("SELECT count(*) - count(DISTINCT expediente) FROM versiones"), 0);  // nothing doubled
}

TEST_F(Failures, TwoProcessesAtOnceLoseNothing) {
  std::vector<pid_t> children;
  for (char const letter : {'a', 'b', 'c'})
    children.push_back(process([&, letter] {
      for (int i = 0; i < 3; ++i) run(many(200, std::to_string(30000 + i) + ".00", letter));
      run(many(50, "30000.00", 'z'));  // the same ones in all
    }));
  for (auto const child : children) EXPECT_EQ(wait(child), 0);
  EXPECT_EQ(check(), "");
  EXPECT_EQ(count("SELECT count(*) FROM versiones"), 3 * 3 * 200 + 50);
  EXPECT_EQ(count("SELECT count(*) FROM reparos WHERE estado = 'formulado'"), 650);
}

TEST_F(Failures, CopiesHoldAndAlteredOnesAreNotRestored) {
  run({text("A", "30000.00")});
  auto const copy = folder.path() / "copia.db", back = folder.path() / "vuelta.db";
  {
    auto ledger = Ledger::open(path());
    EXPECT_TRUE(ledger->back_up(copy).empty());
    EXPECT_EQ(ledger->back_up(copy).items().front().code, code::ledger_exists);
  }
  EXPECT_TRUE(restore_ledger(copy, back).empty());
  auto const checked = check_ledger(back);
  ASSERT_TRUE(checked.ok());
  EXPECT_TRUE(checked->diagnostics.empty());
  SQLite::Database database(copy.string(), SQLite::OPEN_READWRITE);
  database.exec("UPDATE reparos SET estado = 'levantado'");
  EXPECT_EQ(restore_ledger(copy, folder.path() / "otra.db").items().front().code, code::derived_altered);
}

TEST(Failure, HasTheNameOfItsCause) {
  auto const code_of = [](int error) {
    return ledger::failure("x.db", SQLite::Exception("dicho", error), std::chrono::seconds(3)).code;
  };
  EXPECT_EQ(code_of(13), code::ledger_full);       // SQLITE_FULL
  EXPECT_EQ(code_of(8), code::ledger_read_only);   // SQLITE_READONLY
  EXPECT_EQ(code_of(11), code::ledger_damaged);    // SQLITE_CORRUPT
  EXPECT_EQ(code_of(5), code::ledger_busy);        // SQLITE_BUSY
  EXPECT_EQ(code_of(10), code::ledger_failed);     // SQLITE_IOERR
}

TEST(Coverage, ReadsWhatItWrote) {
  ledger::Coverage coverage;
  std::vector<std::int64_t> const ids{1, 2, 3, 200, 5, 1'000'000'007, 4};
  for (auto const id : ids) coverage.add(id);
  EXPECT_EQ(ledger::Coverage::read(coverage.bytes()), ids);
  EXPECT_TRUE(ledger::Coverage::read("\x80").empty());
}

}  // namespace
}  // namespace visado
