// Runs over whole inputs: order, threads, repeated dossiers, accounts.
#include <random>
#include <sstream>

#include "support/rulebook_fixture.hpp"
#include "verify/seen_keys.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::dossier;
using testing::pack_head;
using testing::rule;
using testing::TemporaryFolder;

std::string const pack = std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: monto <= 25000\n") +
                         rule("P-002", "    por_cada: factura en facturas\n    exige: factura.total > 10\n") +
                         rule("P-003", "    exige: fecha_compra <= fecha_ingreso\n");

std::string many(int count) {
  std::mt19937 random(7);
  std::string text;
  for (int i = 0; i < count; ++i) {
    std::map<std::string, std::string> with{{"expediente", "\"E-" + std::to_string(i) + '"'},
                                            {"monto", std::to_string(random() % 50000) + ".25"}};
    if (random() % 5 == 0) with["fecha_compra"] = "";
    if (random() % 3 == 0)
      with["facturas"] = "[{\"autorizacion\":\"A\",\"total\":" + std::to_string(random() % 20) + "}]";
    if (random() % 50 == 0) text += "{\"expediente\": roto\n";
    text += dossier(with) + "\n";
  }
  return text;
}

std::string all_reports(Rulebook const& rulebook, std::filesystem::path const& file, unsigned threads) {
  std::ostringstream out;
  for (auto format : {ReportFormat::texto, ReportFormat::json, ReportFormat::jsonl, ReportFormat::tsv}) {
    auto report = Report::make(format, out);
    RunOptions options;
    options.verify.date = Date::of(2024, 6, 1).value();
    options.threads = threads;
    report->begin({});
    auto const summary = run(rulebook, {file}, options, [&](Verdict&& v) { report->verdict(v); });
    report->end(summary, rulebook);
  }
  return out.str();
}

TEST(Run, IsTheSameForAnyNumberOfThreads) {
  Bench bench(pack);
  TemporaryFolder folder;
  auto const file = folder.write("pagos.jsonl", many(1500));
  auto const one = all_reports(bench.rulebook(), file, 1);
  EXPECT_EQ(one, all_reports(bench.rulebook(), file, 2));
  EXPECT_EQ(one, all_reports(bench.rulebook(), file, 7));
}

TEST(Run, AccountsForEveryDossier) {
  Bench bench(pack);
  TemporaryFolder folder;
  auto const file = folder.write("pagos.jsonl", dossier() + "\n" + dossier({{"expediente", "\"P-2\""}, {"monto", "30000"}}) +
                                                    "\n\n{\"expediente\": \n" + dossier() + "\n" +
                                                    dossier({{"monto", "1"}}) + "\n");
  std::vector<Verdict> verdicts;
  RunOptions options;
  options.verify.date = Date::of(2024, 6, 1).value();
  auto const summary = run(bench.rulebook(), {file}, options, [&](Verdict&& v) { verdicts.push_back(std::move(v)); });
  EXPECT_EQ(summary.read, 5U);
  EXPECT_EQ(summary.sin_reparos, 1U);
  EXPECT_EQ(summary.con_reparos, 1U);
  EXPECT_EQ(summary.repeated, 1U);
  EXPECT_EQ(summary.unreadable, 1U);
  EXPECT_EQ(summary.no_verificado, 2U);
  EXPECT_EQ(summary.sin_reparos + summary.con_observaciones + summary.con_reparos + summary.no_verificado +
                summary.repeated, summary.read);
  ASSERT_EQ(verdicts.size(), 5U);
  EXPECT_TRUE(verdicts[3].repeated);
  EXPECT_EQ(verdicts[4].proposal, Proposal::no_verificado);
  std::string said;
  for (auto const& diagnostic : verdicts[4].diagnostics) said += diagnostic.message() + diagnostic.at.text;
  EXPECT_NE(said.find("pagos.jsonl:1"), std::string::npos) << said;
  EXPECT_NE(said.find("pagos.jsonl:6"), std::string::npos) << said;
}

TEST(Run, ADossierWhoseClassIsUnknownIsNotLeftOut) {
  Bench bench(pack);
  TemporaryFolder folder;
  auto const file = folder.write("pagos.jsonl", dossier() + "\n" + dossier({{"expediente", "\"P-2\""}, {"modalidad", ""}}) +
                                                    "\n{\"expediente\": \n" +
                                                    dossier({{"expediente", "\"P-3\""}, {"modalidad", "\"licitacion\""}}) + "\n");
  RunOptions options;
  options.verify.class_value = "licitacion";
  auto const summary = run(bench.rulebook(), {file}, options, [](Verdict&&) {});
  EXPECT_EQ(summary.read, 3U);
  EXPECT_EQ(summary.unreadable, 1U);
}

TEST(Run, AFileThatCannotBeReadDoesNotStopTheOthers) {
  Bench bench(pack);
  TemporaryFolder folder;
  auto const file = folder.write("pagos.jsonl", dossier() + "\n");
  int seen = 0;
  auto const summary = run(bench.rulebook(), {folder.path() / "no_existe.jsonl", file}, {}, [&](Verdict&&) { ++seen; });
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(summary.files_failed, 1U);
  EXPECT_TRUE(summary.diagnostics.has_errors());
}

TEST(Run, ASinkThatThrowsEndsTheRun) {
  Bench bench(pack);
  TemporaryFolder folder;
  auto const file = folder.write("pagos.jsonl", many(500));
  RunOptions options;
  options.threads = 3;
  EXPECT_THROW(run(bench.rulebook(), {file}, options, [](Verdict&&) { throw std::runtime_error("lleno"); }),
               std::runtime_error);
}

TEST(SeenKeys, FindsEveryKeyOnceAlsoBehindAFile) {
  for (std::size_t in_memory : {std::size_t{1} << 20, std::size_t{64}}) {
    verify::SeenKeys keys(in_memory);
    verify::Locator first;
    auto const never = [](verify::Locator) { return false; };
    auto const always = [](verify::Locator) { return true; };
    for (std::uint64_t i = 0; i < 20000; ++i)
      ASSERT_FALSE(keys.find_or_add("E-" + std::to_string(i), {3, 7, i * 1000}, never, first));
    for (std::uint64_t i = 0; i < 20000; ++i) {
      ASSERT_TRUE(keys.find_or_add("E-" + std::to_string(i), {0, 0, 0}, always, first));
      ASSERT_EQ(first.offset, i * 1000);
      ASSERT_EQ(first.file, 7);
      ASSERT_EQ(first.input, 3);
    }
  }
}

}  // namespace
}  // namespace visado
