// Dossiers held in memory: the same verdicts as from files, whatever the text, from many threads, under changing rules.
#include <cstdlib>
#include <thread>

#include "support/rulebook_fixture.hpp"

namespace visado {
namespace {

using testing::Bench;
using testing::dossier;
using testing::pack_head;
using testing::rule;

Date const day = Date::of(2024, 6, 1).value();

std::string pack(std::string const& limit) {
  return std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: monto <= " + limit + "\n") +
         rule("P-002", "    por_cada: factura en facturas\n    exige: factura.total > 10\n");
}

std::shared_ptr<Rulebook const> rulebook_with(std::string const& limit) {
  return std::make_shared<Rulebook const>(Bench::load(pack(limit)).value());
}

std::string const with_invoices =
    dossier({{"monto", "30000.00"}, {"facturas", R"([{"autorizacion":"A","total":5},{"autorizacion":"B","total":50}])"}});

TEST(TextVerifier, GivesTheVerdictOfAFile) {
  Bench bench(pack("25000"));
  auto const expected = bench.verify(with_invoices, {.date = day});
  TextVerifier const verifier(rulebook_with("25000"), {.date = day}, {}, "prueba.jsonl");
  auto const verdict = verifier.verify(with_invoices);
  EXPECT_EQ(to_string(verdict.proposal), to_string(expected.proposal));
  EXPECT_EQ(verdict.key, "P-1");
  EXPECT_EQ(verdict.place, "prueba.jsonl:1");
  ASSERT_EQ(verdict.findings.size(), expected.findings.size());
  for (std::size_t i = 0; i < expected.findings.size(); ++i) {
    EXPECT_EQ(verdict.findings[i].message, expected.findings[i].message);
    EXPECT_EQ(verdict.findings[i].fingerprint, expected.findings[i].fingerprint);
    EXPECT_EQ(verdict.findings[i].element_key, expected.findings[i].element_key);
    ASSERT_EQ(verdict.findings[i].quotations.size(), expected.findings[i].quotations.size());
    for (std::size_t q = 0; q < expected.findings[i].quotations.size(); ++q)
      EXPECT_EQ(verdict.findings[i].quotations[q].second.place, expected.findings[i].quotations[q].second.place);
  }
}

TEST(TextVerifier, KeepsItsRulebook) {
  auto rulebook = rulebook_with("25000");
  TextVerifier verifier(rulebook, {.date = day});
  std::weak_ptr<Rulebook const> const watched = rulebook;
  rulebook.reset();
  EXPECT_EQ(verifier.verify(with_invoices).proposal, Proposal::con_reparos);
  EXPECT_EQ(&verifier.rulebook(), watched.lock().get());
  verifier = TextVerifier(rulebook_with("40000"), {.date = day});
  EXPECT_TRUE(watched.expired());
  EXPECT_EQ(verifier.options().date, day);
}

TEST(TextVerifier, HasAVerdictForWhatIsNoDossier) {
  TextVerifier const verifier(rulebook_with("25000"), {.date = day});
  for (std::string const& text : {std::string(), std::string("{"), std::string("[]"), std::string("3"), std::string("\xff"),
                                  dossier() + dossier(), "[" + dossier() + "]", std::string(std::size_t{17} << 20, ' ')}) {
    auto const verdict = verifier.verify(text);
    EXPECT_EQ(verdict.proposal, Proposal::no_verificado) << text.substr(0, 40);
    EXPECT_TRUE(verdict.unreadable);
    EXPECT_TRUE(verdict.diagnostics.has_errors());
  }
  EXPECT_EQ(verifier.verify(" \r\n" + dossier() + "\n").proposal, Proposal::sin_reparos);
}

TEST(TextVerifier, AUsedVerdictKeepsNothingOfBefore) {
  TextVerifier const verifier(rulebook_with("25000"), {.date = day});
  Verdict verdict;
  for (int i = 0; i < 3; ++i) {
    verifier.verify(with_invoices, verdict);
    EXPECT_EQ(verdict.findings.size(), 2U);
    verifier.verify("{", verdict);
    EXPECT_TRUE(verdict.findings.empty() && verdict.key.empty());
    verifier.verify(dossier(), verdict);
    EXPECT_TRUE(verdict.findings.empty() && verdict.diagnostics.empty());
    EXPECT_EQ(verdict.proposal, Proposal::sin_reparos);
  }
}

// With VISADO_CARGA=N in the environment, N dossiers and 100 changes of the rules.
TEST(TextVerifier, ServesManyThreadsWhileItsRulesAreChanged) {
  char const* const load = std::getenv("VISADO_CARGA");
  int const dossiers = load != nullptr ? std::atoi(load) / 8 : 500;
  int const changes = load != nullptr ? 100 : 10;
  // A lock, not std::atomic<std::shared_ptr>: ThreadSanitizer does not understand that of libstdc++ 12.
  std::mutex guard;
  auto current = std::make_shared<TextVerifier const>(rulebook_with("25000"), VerifyOptions{.date = day});
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread) {
      threads.emplace_back([&] {
        auto const good = dossier();
        for (int i = 0; i < dossiers; ++i) {
          auto const verifier = [&] {
            std::lock_guard const lock(guard);
            return current;
          }();
          bool const bad = i % 2 == 0;
          auto const verdict = verifier->verify(bad ? with_invoices : good);
          // Under every rulebook the second invoice rule fires; under this one or that the amount does.
          bool const as_expected = bad ? verdict.findings.back().rule->id == "P-002" && verdict.findings.size() <= 2
                                       : verdict.findings.empty();
          if (!as_expected) ++wrong;
        }
      });
    }
    for (int i = 0; i < changes; ++i) {
      auto next = std::make_shared<TextVerifier const>(rulebook_with(i % 2 == 0 ? "40000" : "25000"), VerifyOptions{.date = day});
      std::lock_guard const lock(guard);
      current.swap(next);
    }
  }
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace visado
