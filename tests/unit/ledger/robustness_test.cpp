// A ledger through sudden ends, failing disks and damaged pages, at points chosen at random: it opens afterwards, or says
// exactly what happened; what was reported as done is there, once. VISADO_RONDAS says how many points (default 20).
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <csignal>
#include <random>
#include <set>
#include <sstream>

#include "support/faulty_disk.hpp"
#include "unit/ledger/fixture.hpp"
#include "visado/diagnostics/ledger.hpp"
#include "visado/ledger_reports.hpp"

namespace visado {
namespace {

using testing::Fault;
using testing::LedgerFixture;

int rounds() {
  auto const* const wanted = std::getenv("VISADO_RONDAS");
  constexpr int by_default = 20;
  return wanted != nullptr ? std::atoi(wanted) : by_default;
}

constexpr std::size_t batch = 2048, before_count = 50, run_count = 2 * batch + 500;

class Robustness : public LedgerFixture {
 protected:
  // A ledger with a finished run of some dossiers, and the verdicts of a longer run: some of the same, most are new.
  void SetUp() override {
    std::vector<std::string> first;
    for (std::size_t i = 0; i < before_count; ++i) first.push_back(text("antes" + std::to_string(i), "30000.00"));
    run(first);
    {
      SQLite::Database database(path().string(), SQLite::OPEN_READWRITE);
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    original = folder.path() / "original.db";
    std::filesystem::copy_file(path(), original);
    options.date = Date::of(2024, 6, 1).value();
    options.keep_content = true;
    std::string all;
    for (std::size_t i = 0; i < run_count; ++i) all += text("nuevo" + std::to_string(i), i % 3 == 0 ? "30000.00" : "100.00") + '\n';
    auto source = DossierSource::from_text("pagos.jsonl", std::move(all), InputFormat::jsonl, bench.rulebook().schema(),
                                           bench.rulebook().uses(), {});
    Verifier const verifier(bench.rulebook(), options);
    Verifier::Workspace workspace;
    DossierSource::Unit unit;
    while (source.value()->next(unit)) {
      workspace.arena().reset();
      auto const one = source.value()->read(unit, workspace.arena());
      verdicts.push_back(verifier.verify(one, workspace, source.value().get(), &unit));
    }
    ASSERT_EQ(verdicts.size(), run_count);
  }

  void restore() const {
    for (auto const* part : {"", "-wal", "-shm"}) std::filesystem::remove(path().string() + part);
    std::filesystem::copy_file(original, path());
  }

  // Records the run. The code of what stopped it; {} when it was reported as done.
  Code record() {
    auto ledger = Ledger::open(path());
    if (!ledger) return ledger.diagnostics().items().front().code;
    auto run = ledger->begin_run(bench.rulebook(), options, {{"cuenta", ""}, ++clock, "prueba"});
    if (!run) return run.diagnostics().items().front().code;
    for (auto const& verdict : verdicts) run->record(verdict);
    auto const done = run->finish(++clock);
    return done.ok() ? Code{} : done.diagnostics().items().front().code;
  }

  struct End {
    bool killed = false, done = false;
    Code code{};
  };
  // The run in a process of its own, on a disk that fails; killed after `most` microseconds, when that is said.
  End in_process(Fault fault, unsigned most = 0) {
    int pipes[2];
    EXPECT_EQ(::pipe(pipes), 0);
    auto const child = ::fork();
    if (child == 0) {
      testing::install_faulty_disk(fault);
      auto const code = static_cast<unsigned short>(record());
      if (::write(pipes[1], &code, sizeof code) != sizeof code) ::_exit(1);
      ::_exit(0);
    }
    ::close(pipes[1]);
    if (most > 0) {
      ::usleep(most);
      ::kill(child, SIGKILL);
    }
    unsigned short code = 0;
    bool const said = ::read(pipes[0], &code, sizeof code) == sizeof code;
    ::close(pipes[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
    return {WIFSIGNALED(status), said && code == 0, Code{code}};
  }

  std::uint64_t operations_of_a_run() {
    int pipes[2];
    EXPECT_EQ(::pipe(pipes), 0);
    auto const child = ::fork();
    if (child == 0) {
      testing::install_faulty_disk({});
      auto const failed = record() != Code{};
      auto const count = testing::disk_operations();
      bool const wrote = ::write(pipes[1], &count, sizeof count) == sizeof count;
      ::_exit(failed || !wrote ? 1 : 0);
    }
    ::close(pipes[1]);
    std::uint64_t count = 0;
    EXPECT_EQ(::read(pipes[0], &count, sizeof count), static_cast<ssize_t>(sizeof count));
    ::close(pipes[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    restore();
    return count;
  }

  // The ledger after the run was stopped: whole batches, nothing lost, nothing doubled; the run again completes it.
  void expect_whole(End const& end) {
    auto const said = check();
    EXPECT_TRUE(said.empty() || said == "BIT-011 la corrida 2 no terminó\n") << said;
    if (end.done) {
      EXPECT_EQ(said, "");
    }
    auto const versions = static_cast<std::size_t>(count("SELECT count(*) FROM versiones"));
    EXPECT_TRUE(versions == before_count || versions == before_count + batch || versions == before_count + 2 * batch ||
                versions == before_count + run_count) << versions;
    if (end.done) {
      EXPECT_EQ(versions, before_count + run_count);
    }
    EXPECT_EQ(count("SELECT count(*) FROM reparos WHERE expediente GLOB 'antes*' AND estado = 'formulado'"), before_count);
    EXPECT_EQ(record(), Code{});
    EXPECT_EQ(count("SELECT count(*) FROM versiones"), before_count + run_count);
    EXPECT_EQ(count("SELECT count(*) - count(DISTINCT expediente) FROM versiones"), 0);
    EXPECT_EQ(count("SELECT count(*) FROM reparos"), before_count + (run_count + 2) / 3);
    EXPECT_EQ(count("SELECT count(*) - count(DISTINCT huella) FROM reparos"), 0);
    auto const after = check();
    EXPECT_TRUE(after.empty() || after == "BIT-011 la corrida 2 no terminó\n") << after;
    restore();
  }

  void at_random_points(Fault::Kind kind, std::set<unsigned short> const& codes) {
    auto const all = operations_of_a_run();
    ASSERT_GT(all, 20U);
    std::mt19937_64 random(20260101);
    int struck = 0;
    for (int round = 0; round < rounds(); ++round) {
      Fault const fault{kind, 1 + random() % all};
      SCOPED_TRACE("operation " + std::to_string(fault.at) + " of " + std::to_string(all));
      auto const end = in_process(fault);
      if (end.killed || end.code != Code{}) ++struck;
      if (!end.killed) {
        EXPECT_TRUE(end.done || codes.contains(static_cast<unsigned short>(end.code))) << info(end.code).name;
      }
      expect_whole(end);
      if (HasFailure()) return;
    }
    EXPECT_GT(struck, rounds() / 2);  // the disk did fail
  }

  std::filesystem::path original;
  VerifyOptions options;
  std::vector<Verdict> verdicts;
};

TEST_F(Robustness, KilledBeforeAWrite) { at_random_points(Fault::Kind::kill, {}); }

TEST_F(Robustness, KilledWithAPageHalfWritten) { at_random_points(Fault::Kind::torn, {}); }

TEST_F(Robustness, AFullDiskSaysSo) { at_random_points(Fault::Kind::full, {static_cast<unsigned short>(code::ledger_full)}); }

TEST_F(Robustness, AFailingDiskSaysSo) {
  at_random_points(Fault::Kind::io_error, {static_cast<unsigned short>(code::ledger_failed)});
}

TEST_F(Robustness, KilledAtAnyMoment) {
  auto const start = std::chrono::steady_clock::now();
  ASSERT_TRUE(in_process({}).done);
  auto const took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
  restore();
  std::mt19937_64 random(20260102);
  int killed = 0;
  for (int round = 0; round < rounds(); ++round) {
    auto const most = static_cast<unsigned>(1 + random() % static_cast<std::uint64_t>(took));
    SCOPED_TRACE("after " + std::to_string(most) + " µs");
    auto const end = in_process({}, most);
    killed += end.killed;
    expect_whole(end);
    if (HasFailure()) return;
  }
  EXPECT_GT(killed, 0);
}

// Any bytes over any part of the file: what is read is what was written, or it is said that it is not; nothing crashes.
TEST_F(Robustness, ADamagedPageIsSaid) {
  auto const exported = [&]() -> std::string {
    auto ledger = Ledger::open(path(), {.access = LedgerOptions::Access::read});
    if (!ledger) return "no abre";
    std::ostringstream out;
    auto const diagnostics = ledger->export_to(out);
    return diagnostics.has_errors() ? "no se lee" : out.str();
  };
  auto const whole = exported();
  ASSERT_GT(whole.size(), 1000U);
  auto const size = std::filesystem::file_size(path());
  std::mt19937_64 random(20260103);
  int noticed = 0;
  for (int round = 0; round < rounds() * 3; ++round) {
    auto const at = random() % size, length = std::min<std::uint64_t>(1 + random() % 4096, size - at);
    SCOPED_TRACE(std::to_string(length) + " bytes at " + std::to_string(at));
    {
      std::string noise(length, '\0');
      for (char& c : noise) c = static_cast<char>(random());
      std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(static_cast<std::streamoff>(at));
      file << noise;
    }
    auto const child = ::fork();  // a crash is no answer
    if (child == 0) {
      auto const checked = check_ledger(path());
      bool const says = !checked.ok() || checked->diagnostics.has_errors();
      if (!says && exported() != whole) ::_exit(2);
      if (auto ledger = Ledger::open(path(), {.access = LedgerOptions::Access::read})) {
        (void)find_reparos(ledger.value());
        (void)report_indicators(ledger.value(), *Period::parse("2024"));
        (void)report_follow_up(ledger.value(), {Date::of(2024, 6, 1).value(), 30});
      }
      (void)record();
      ::_exit(says ? 1 : 0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
    EXPECT_NE(WEXITSTATUS(status), 2) << "changed, and nobody said so";
    noticed += WEXITSTATUS(status) == 1;
    restore();
  }
  EXPECT_GT(noticed, rounds());
}

// As an account that may not write there (root may everywhere).
template <class Work>
int as_nobody(Work const& work) {
  auto const child = ::fork();
  if (child == 0) {
    constexpr unsigned nobody = 65534;
    if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(99);
    ::_exit(work());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

class ReadOnly : public Robustness {
 protected:
  enum Answer : int { all_well, opened, other_code, unreadable, wrong_rows, no_account = 99 };
  // To write: refused with this code. To read: what was written is there.
  int refused(Code wanted) {
    return as_nobody([&]() -> int {
      auto const said = record();
      if (said == Code{}) return opened;
      return said == wanted ? all_well : other_code;
    });
  }
  int read(std::size_t expected) {
    return as_nobody([&]() -> int {
      auto ledger = Ledger::open(path(), {.access = LedgerOptions::Access::read});
      if (!ledger) return unreadable;
      auto const rows = find_reparos(ledger.value());
      if (!rows) return unreadable;
      return rows.value().size() == expected ? all_well : wrong_rows;
    });
  }
  void allow(std::filesystem::perms folder_mode, std::filesystem::perms file_mode) const {
    for (auto const* part : {"", "-wal", "-shm"})
      if (std::filesystem::exists(path().string() + part)) std::filesystem::permissions(path().string() + part, file_mode);
    std::filesystem::permissions(folder.path(), folder_mode);
  }
  static constexpr auto read_file = static_cast<std::filesystem::perms>(0444), read_folder = static_cast<std::filesystem::perms>(0555),
                        write_folder = static_cast<std::filesystem::perms>(0777);
  void TearDown() override { std::filesystem::permissions(folder.path(), write_folder); }
};

TEST_F(ReadOnly, AFileThatMayNotBeWritten) {
  for (auto const* part : {"-wal", "-shm"}) std::filesystem::remove(path().string() + part);
  allow(write_folder, read_file);
  EXPECT_EQ(refused(code::ledger_read_only), all_well);
  EXPECT_EQ(read(before_count), all_well);
}

TEST_F(ReadOnly, AFolderThatMayNotBeWritten) {
  for (auto const* part : {"-wal", "-shm"}) std::filesystem::remove(path().string() + part);
  allow(read_folder, static_cast<std::filesystem::perms>(0666));
  EXPECT_EQ(refused(code::ledger_read_only), all_well);
  EXPECT_EQ(read(before_count), all_well);
}

// A writer was killed: its batches are in the log beside the file, and only there.
TEST_F(ReadOnly, AFolderWithALogIsReadWholeOrNotAtAll) {
  auto const all = operations_of_a_run();
  ASSERT_TRUE(in_process({Fault::Kind::kill, all - 2}).killed);
  ASSERT_GT(std::filesystem::file_size(path().string() + "-wal"), 0U);
  auto const formulated = before_count + static_cast<std::size_t>(count("SELECT count(*) FROM reparos WHERE expediente GLOB 'nuevo*'"));
  ASSERT_GT(formulated, before_count);
  allow(read_folder, read_file);
  EXPECT_EQ(read(formulated), all_well);
  // Without the index of the log, it cannot be read here; the old state is not passed off as the new one.
  std::filesystem::permissions(folder.path(), write_folder);
  std::filesystem::remove(path().string() + "-shm");
  allow(read_folder, read_file);
  EXPECT_EQ(as_nobody([&]() -> int {
              auto const ledger = Ledger::open(path(), {.access = LedgerOptions::Access::read});
              if (ledger) return opened;
              return ledger.diagnostics().items().front().code == code::ledger_log_pending ? all_well : other_code;
            }),
            all_well);
}

TEST_F(Robustness, ReadersDoNotWaitForAWriter) {
  SQLite::Database writer(path().string(), SQLite::OPEN_READWRITE);
  writer.exec("BEGIN IMMEDIATE");
  writer.exec("DELETE FROM reparos");  // half done
  LedgerOptions impatient{.access = LedgerOptions::Access::read, .patience = std::chrono::milliseconds(0)};
  auto ledger = Ledger::open(path(), impatient);
  ASSERT_TRUE(ledger.ok()) << render(ledger.diagnostics());
  auto const rows = find_reparos(ledger.value());
  ASSERT_TRUE(rows.ok()) << render(rows.diagnostics());
  EXPECT_EQ(rows.value().size(), before_count);
  EXPECT_TRUE(report_indicators(ledger.value(), *Period::parse("2024")).ok());
  EXPECT_EQ(check(), "");
  std::ostringstream out;
  EXPECT_FALSE(ledger->export_to(out).has_errors());
  writer.exec("COMMIT");
  EXPECT_EQ(find_reparos(ledger.value()).value().size(), 0U);
}

// Readers see whole batches only, while writers write.
TEST_F(Robustness, ReadersSeeWholeBatches) {
  auto const child = ::fork();
  if (child == 0) ::_exit(record() == Code{} ? 0 : 1);
  // SQLite locks the file for an instant while the first writer makes the log and the last one puts it away.
  LedgerOptions const patient{.access = LedgerOptions::Access::read, .patience = std::chrono::milliseconds(2000)};
  std::size_t last = before_count;
  int status = 0, reads = 0;
  for (bool more = true; more;) {
    more = ::waitpid(child, &status, WNOHANG) == 0;
    auto ledger = Ledger::open(path(), patient);
    ASSERT_TRUE(ledger.ok()) << render(ledger.diagnostics());
    auto const rows = find_reparos(ledger.value());
    ASSERT_TRUE(rows.ok()) << render(rows.diagnostics());
    EXPECT_GE(rows.value().size(), last);
    last = rows.value().size();
    std::set<std::size_t> const whole{before_count, before_count + (batch + 2) / 3, before_count + (2 * batch + 2) / 3,
                                      before_count + (run_count + 2) / 3};
    EXPECT_TRUE(whole.contains(last)) << last;
    ++reads;
  }
  EXPECT_EQ(status, 0);
  EXPECT_EQ(last, before_count + (run_count + 2) / 3);
  EXPECT_GT(reads, 1);
}

}  // namespace
}  // namespace visado
