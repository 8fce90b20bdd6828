// Exported and signed heads: what they detect that the chain alone cannot.
#include <cstdlib>

#include "ledger/chain.hpp"
#include "unit/ledger/fixture.hpp"

namespace visado {
namespace {

using testing::LedgerFixture;

class Heads : public LedgerFixture {
 protected:
  void SetUp() override {
    ASSERT_EQ(std::system(("openssl genpkey -algorithm ed25519 -out " + secret().string() + " 2>/dev/null && openssl pkey -in " +
                           secret().string() + " -pubout -out " + open_key().string() + " 2>/dev/null")
                              .c_str()),
              0);
  }
  [[nodiscard]] std::filesystem::path secret() const { return folder.path() / "llave.pem"; }
  [[nodiscard]] std::filesystem::path open_key() const { return folder.path() / "publica.pem"; }
  [[nodiscard]] LedgerHead head() const { return Ledger::open(path(), {.access = LedgerOptions::Access::read})->head().value(); }

  // Changes an event and computes every link after it anew, as somebody who knows the format would.
  void recompute(std::int64_t from) const {
    tamper_quietly("UPDATE eventos SET cuenta = 'otra' WHERE id = " + std::to_string(from));
    SQLite::Database database(path().string(), SQLite::OPEN_READWRITE);
    std::string sql;
    Sha256 hash;
    Digest previous{};
    SQLite::Statement query(database, "SELECT id, tipo, momento, cuenta, persona, contenido FROM eventos ORDER BY id");
    while (query.executeStep()) {
      auto const event = ledger::event_from(query);
      previous = ledger::link(hash, previous, event);
      sql += "UPDATE eventos SET huella = x'" + to_hex(bytes_of(previous)) + "' WHERE id = " + std::to_string(event.id) + ";";
    }
    query.reset();
    tamper_quietly(sql);
  }
  void cut_after(std::int64_t event) const {
    auto const last = std::to_string(event);
    tamper_quietly("DELETE FROM hojas WHERE evento > " + last + "; DELETE FROM eventos WHERE id > " + last +
                   "; DELETE FROM coberturas WHERE id = 2; DELETE FROM corridas WHERE id = 2");
  }
};

TEST_F(Heads, ReadBackWhatTheyPrint) {
  run({text("A", "1.00")});
  auto const json = head().to_json();
  auto const again = LedgerHead::from_json(json);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->to_json(), json);
  EXPECT_FALSE(LedgerHead::from_json("{}").has_value());
  EXPECT_FALSE(LedgerHead::from_json("no").has_value());
}

TEST_F(Heads, RecomputingTheChainIsSeenWithAnExportedHeadOnly) {
  run({text("A", "30000.00")});
  LedgerCheckOptions with;
  with.head = head();
  EXPECT_EQ(check(with), "");
  recompute(2);
  EXPECT_EQ(check(), "");  // the level of the chain alone
  EXPECT_EQ(check(with), "BIT-033 el evento " + std::to_string(with.head->event) + " no tiene la huella de la cabeza exportada\n");
}

TEST_F(Heads, CuttingTheTailIsSeenWithAnExportedHead) {
  run({text("A", "30000.00")});
  auto const before = head().event;
  run({text("A", "30000.00")});
  LedgerCheckOptions with;
  with.head = head();
  cut_after(before);
  EXPECT_EQ(check(), "");
  EXPECT_EQ(check(with), "BIT-034 la cabeza exportada es del evento " + std::to_string(with.head->event) +
                             " y la bitácora termina en el " + std::to_string(before) + "\n");
}

TEST_F(Heads, AHeadOfAnotherLedgerIsNotThisOne) {
  run({text("A", "1.00")});
  LedgerCheckOptions with;
  with.head = head();
  with.head->ledger = std::string(32, '0');
  EXPECT_EQ(check(with), "BIT-035 la cabeza exportada es de otra bitácora\n");
}

TEST_F(Heads, RecomputingTheChainBreaksItsSeals) {
  LedgerOptions options;
  options.signing_key = secret();
  run({text("A", "30000.00")}, bench.rulebook(), {}, options);
  LedgerCheckOptions with;
  with.public_key = open_key();
  EXPECT_EQ(check(with), "");
  recompute(2);
  EXPECT_EQ(check(), "");
  EXPECT_NE(check(with).find("BIT-036 la firma del evento "), std::string::npos);
}

TEST_F(Heads, AnUnsealedLedgerSaysSo) {
  run({text("A", "1.00")});
  LedgerCheckOptions with;
  with.public_key = open_key();
  EXPECT_EQ(check(with), "BIT-037 la bitácora no tiene ninguna cabeza firmada con la llave dada\n");
}

TEST_F(Heads, AKeyThatIsNoneIsSaidBeforeAnyWork) {
  LedgerOptions options;
  options.signing_key = folder.write("mala.pem", "nada");
  auto const opened = Ledger::open(path(), options);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.diagnostics().items().front().message(),
            "no se puede usar la llave " + options.signing_key.string() + ": no es una llave privada en PEM");
}

}  // namespace
}  // namespace visado
