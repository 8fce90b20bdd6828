// What persons may do in the ledger, in which order, and what stops them.
#include <random>
#include <sstream>

#include "ledger/chain.hpp"
#include "ledger/connection.hpp"
#include "ledger/schema.hpp"
#include "unit/ledger/acts_fixture.hpp"
#include "visado/follow_up.hpp"

namespace visado {
namespace {

using testing::LedgerFixture;
using testing::proof;

class Acts : public testing::ActsFixture {};

TEST_F(Acts, FromEntryToVisadoAndItsAnnulment) {
  auto ledger = open();
  ok(ledger.enter("A", by("receptor")));
  ok(ledger.assign("A", "analista", by("jefe")));
  ok(ledger.complete_documents("A", by("receptor")));
  EXPECT_EQ(why(ledger.approve("A", "", by("jefe"))), "BIT-053 el expediente A tiene comprobaciones sin responder: P-010");
  ok(ledger.answer({"A", "P-010", "cumple", "12", ""}, by("analista")));
  auto const given = ledger.approve("A", "", by("jefe"));
  ASSERT_TRUE(given.ok()) << render(given.diagnostics());
  EXPECT_EQ(given.value().number, "VIS-2024-00001");
  EXPECT_EQ(why(ledger.approve("A", "", by("jefe"))), "BIT-057 el expediente A ya está visado en la etapa «»: VIS-2024-00001");
  auto const checked = check_certificate(given.value().json, {}, &ledger);
  ASSERT_TRUE(checked.ok());
  EXPECT_FALSE(checked.value().diagnostics.has_errors());
  auto altered = given.value().json;
  altered.replace(altered.find("\"A\""), 3, "\"B\"");
  EXPECT_EQ(check_certificate(altered).value().diagnostics.items().front().message(),
            "el documento VIS-2024-00001 fue alterado: su contenido no da su huella");
  ok(ledger.annul("VIS-2024-00001", "CUR reversado", by("director")));
  EXPECT_EQ(why(ledger.annul("VIS-2024-00001", "otra vez", by("director"))),
            "BIT-043 no se puede hacer «anulación» con VIS-2024-00001: está anulado y debe estar visado");
  EXPECT_EQ(check_certificate(given.value().json, {}, &ledger).value().diagnostics.items().front().message(),
            "el acto VIS-2024-00001 fue anulado");
  EXPECT_EQ(why(ledger.approve("A", "", by("jefe"))), "BIT-050 el expediente A no tiene un ingreso abierto");
  EXPECT_EQ(check(), "");
}

TEST_F(Acts, ADecisionNeedsARegisteredPersonWithTheRole) {
  auto ledger = open();
  EXPECT_EQ(why(ledger.enter("A", by(""))), "BIT-039 «ingreso» necesita la persona que lo decide");
  EXPECT_EQ(why(ledger.enter("A", by("nadie"))), "BIT-040 no hay una persona «nadie» registrada");
  EXPECT_EQ(why(ledger.enter("A", by("jefe"))), "BIT-042 jefe no puede hacer «ingreso» el 2024-06-01: no tiene ese día un cargo de receptor");
  EXPECT_EQ(why(ledger.enter("A", by("receptor", Date::of(2023, 12, 31).value()))),
            "BIT-042 receptor no puede hacer «ingreso» el 2023-12-31: no tiene ese día un cargo de receptor");
  ok(ledger.register_person({.id = "otra", .name = "Otra", .account = "suya"}, by("autoridad")));
  EXPECT_EQ(why(ledger.enter("A", by("otra"))), "BIT-041 la cuenta cuenta no es la de otra, que actúa con la cuenta suya");
  EXPECT_EQ(why(ledger.appoint({.person = "autoridad", .unit = "U", .post = "P", .role = "receptor"}, by("autoridad"))),
            "BIT-048 autoridad no puede darse un cargo");
  EXPECT_EQ(why(ledger.register_person({.id = "x y", .name = "X"}, by("autoridad"))),
            "BIT-061 el identificador: «x y» no se admite; se espera de 4 a 40 letras sin acento, cifras, «-», «.» o «_»");
}

TEST_F(Acts, ASubstituteHoldsTheRoleOnTheDaysOfBoth) {
  auto ledger = open();
  ok(ledger.register_person({.id = "suplente", .name = "Suplente"}, by("autoridad")));
  ok(ledger.appoint({.person = "suplente", .unit = "UAVG", .post = "p", .role = "receptor", .from = Date::of(2024, 6, 1).value(),
                     .to = Date::of(2024, 6, 5).value(), .substitute_of = "receptor"}, by("autoridad")));
  ok(ledger.enter("B", by("suplente", Date::of(2024, 6, 5).value())));
  EXPECT_NE(why(ledger.enter("C", by("suplente", Date::of(2024, 6, 6).value()))), "done");
  // Whose role it is no longer has it.
  ok(ledger.appoint({.person = "receptor", .unit = "UAVG", .post = "puesto", .role = "receptor", .from = Date::of(2024, 1, 1).value(),
                     .to = Date::of(2024, 6, 2).value()}, by("autoridad")));
  EXPECT_NE(why(ledger.enter("C", by("suplente", Date::of(2024, 6, 5).value()))), "done");
  EXPECT_EQ(check(), "");
}

TEST_F(Acts, NobodyDecidesOnTheirOwn) {
  auto ledger = open();
  EXPECT_EQ(why(ledger.set_rulebook_state(fingerprint, Ledger::RulebookAct::put_in_force, "", by("aprobador"))),
            "BIT-043 no se puede hacer «poner en vigor» con la versión de las reglas " + fingerprint.substr(0, 12) + ": está vigente y debe estar en prueba");
  run({good("Q")});  // with another rulebook
  ok(ledger.appoint({.person = "redactor", .unit = "UAVG", .post = "p", .role = "aprobador de reglas", .from = Date::of(2024, 1, 1).value()}, by("autoridad")));
  ok(ledger.set_rulebook_state(bench.rulebook().fingerprint(), Ledger::RulebookAct::present, "", by("redactor")));
  EXPECT_EQ(why(ledger.set_rulebook_state(bench.rulebook().fingerprint(), Ledger::RulebookAct::put_in_force, "", by("redactor"))),
            "BIT-046 redactor no puede poner en vigor el reglamento que presentó");
  EXPECT_EQ(why(ledger.set_rulebook_state("zz", Ledger::RulebookAct::present, "", by("redactor"))),
            "BIT-062 no hay en la bitácora un solo reglamento cuya huella comience por «zz»");
  EXPECT_EQ(why(ledger.annul("VIS-1", "x", by("jefe"))), "BIT-065 no hay un acto VIS-1");
  // An identifier that stands in the data, with or without its hyphen.
  ok(ledger.register_person({.id = "jefe", .name = "Jefe", .identifiers = {"12345678"}}, by("autoridad")));
  ready(ledger, "A");
  EXPECT_EQ(why(ledger.approve("A", "", by("jefe"))),
            "BIT-044 jefe no puede visar A: su identificador «12345678» está en los datos del expediente");
  ok(ledger.answer({"A", "P-010", "cumple", "", ""}, by("jefe2")));
  EXPECT_EQ(why(ledger.approve("A", "", by("jefe2"))), "BIT-047 jefe2 no puede visar A: respondió sus comprobaciones P-010");
  EXPECT_EQ(check(), "");
}

TEST_F(Acts, AVisadoStandsOnTheDaysRunOfTheRulebookInForce) {
  auto ledger = open();
  ready(ledger, "A");
  EXPECT_EQ(why(ledger.approve("A", "", by("jefe", Date::of(2024, 6, 2).value()))),
            "BIT-051 ninguna corrida completa del 2024-06-02 con todos los controles permanentes de la etapa «» vale para la versión 1 del expediente A");
  ok(ledger.set_rulebook_state(fingerprint.substr(0, 10), Ledger::RulebookAct::suspend, "error", by("aprobador")));
  EXPECT_EQ(why(ledger.approve("A", "", by("jefe"))), "BIT-052 la versión de las reglas de la corrida 1 está suspendida: no se visa con ella");
  EXPECT_EQ(why(ledger.approve("Z", "", by("jefe"))), "BIT-049 no hay un expediente Z en la bitácora");
}

TEST_F(Acts, AReparoStopsTheVisadoUntilItIsLifted) {
  verify({good("B", "30000.00", "9")});
  auto ledger = open();
  ready(ledger, "B");
  EXPECT_EQ(why(ledger.approve("B", "", by("jefe"))), "BIT-055 el expediente B tiene reparos que impiden el visado: 1, 2");
  EXPECT_EQ(why(ledger.transfer(1, "x", by("jefe"))), "BIT-043 no se puede hacer «traslado» con el reparo 1: está formulado y debe estar sostenido");
  EXPECT_EQ(why(ledger.dispense(1, "LCE art. 1", proof, by("director"))), "BIT-058 la regla P-001 no admite dispensa");
  ok(ledger.dispense(2, "LCE art. 1", proof, by("director")));
  EXPECT_EQ(why(ledger.lift(1, "error", {"x", "zz", {}}, by("jefe"))),
            "BIT-061 la huella del documento: «zz» no se admite; se espera SHA-256 en 64 dígitos hexadecimales");
  ok(ledger.sustain(1, "vale", by("jefe")));
  EXPECT_EQ(why(ledger.lift(1, "error", proof, by("jefe"))), "BIT-045 jefe no puede hacer «levantamiento» con el reparo 1: lo formuló o lo sostuvo");
  ok(ledger.lift(1, "la regla estaba mal", proof, by("jefe2")));
  verify({good("B", "30000.00", "9")});  // a decision of a person stays
  EXPECT_EQ(word("SELECT group_concat(estado) FROM reparos"), "levantado,dispensa otorgada");
  ok(ledger.approve("B", "", by("jefe")));
  EXPECT_EQ(why(ledger.lift(99, "x", proof, by("jefe"))), "BIT-059 no hay un reparo 99");
  EXPECT_EQ(check(), "");
}

TEST_F(Acts, AReturnNotifiesAndTheCorrectedDossierReenters) {
  verify({good("B", "30000.00")});
  auto ledger = open();
  ready(ledger, "A");
  EXPECT_EQ(why(ledger.return_dossier("A", "Compras", 5, by("jefe"))), "BIT-060 el expediente A no tiene por qué devolverse");
  ready(ledger, "B");
  auto const given = ledger.return_dossier("B", "Compras", 5, by("jefe"));
  ASSERT_TRUE(given.ok()) << render(given.diagnostics());
  EXPECT_EQ(given.value().number, "DEV-2024-00001");
  EXPECT_EQ(word("SELECT estado FROM reparos"), "notificado");
  verify({good("B", "20000.00")});
  EXPECT_EQ(word("SELECT estado FROM reparos"), "subsanado");
  ok(ledger.enter("B", by("receptor")));
  EXPECT_EQ(count("SELECT max(numero) FROM ingresos WHERE expediente = 'B'"), 2);
  EXPECT_EQ(why(ledger.approve("B", "", by("jefe"))), "BIT-053 el expediente B tiene comprobaciones sin responder: P-010");
  ok(ledger.answer({"B", "P-010", "no cumple", "", ""}, by("analista")));
  EXPECT_EQ(why(ledger.approve("B", "", by("jefe"))), "BIT-054 el expediente B no cumple comprobaciones que lo devuelven: P-010");
  EXPECT_EQ(why(ledger.answer({"B", "P-001", "cumple", "", ""}, by("analista"))),
            "BIT-063 la regla P-001 no es una comprobación por responder de la última versión del expediente B");
  EXPECT_EQ(check(), "");
}

TEST_F(Acts, AnOrderInWritingIsNoVisado) {
  verify({good("B", "30000.00")});
  auto ledger = open();
  ready(ledger, "B");
  auto const given = ledger.proceed_by_order("B", "autoridad", "urgencia", proof, by("jefe"));
  ASSERT_TRUE(given.ok()) << render(given.diagnostics());
  EXPECT_EQ(given.value().number, "ORD-2024-00001");
  EXPECT_EQ(word("SELECT estado FROM reparos"), "trasladado");
  ok(ledger.enter("B", by("receptor")));
  EXPECT_EQ(why(ledger.approve("B", "", by("jefe"))), "BIT-055 el expediente B tiene reparos que impiden el visado: 1");
  EXPECT_EQ(check(), "");
}

TEST_F(Acts, AnUnverifiedDossierIsNotApproved) {
  auto broken = good("D");
  broken.replace(broken.find("100.00"), 6, "\"cien\"");
  verify({broken});
  auto ledger = open();
  ok(ledger.enter("D", by("receptor")));
  EXPECT_EQ(why(ledger.approve("D", "", by("jefe"))), "BIT-056 el expediente D quedó no verificado en la corrida 2");
}

TEST_F(Acts, ErasedDataStopTheVisado) {
  auto ledger = open();
  ready(ledger, "A");
  ok(ledger.erase("A", "plazo", {"cuenta", "jefe"}, ++clock));
  EXPECT_EQ(why(ledger.approve("A", "", by("jefe"))),
            "BIT-064 los datos del expediente A se borraron: no se puede comprobar que jefe no sea parte");
}

// Whatever is tried, in whatever order: what was refused left nothing, and what must hold holds.
TEST_F(Acts, AnySequenceOfActsKeepsTheInvariants) {
  verify({good("A"), good("B", "30000.00"), good("C", "100.00", "9")});
  std::mt19937 random(20240602);
  char const* const keys[] = {"A", "B", "C"};
  char const* const people[] = {"jefe", "jefe2", "analista", "receptor", "director", "autoridad"};
  char const* const replies[] = {"cumple", "no cumple", "no aplica"};
  auto ledger = open();
  int done = 0;
  for (int step = 0; step < 300; ++step) {
    std::string const key = keys[random() % 3], person = people[random() % 6];
    auto const reparo = static_cast<std::int64_t>(1 + random() % 3);
    auto const events = count("SELECT count(*) FROM eventos");
    bool happened = false;
    switch (random() % 12) {
      case 0: happened = ledger.enter(key, by(person)).ok(); break;
      case 1: happened = ledger.answer({key, "P-010", replies[random() % 3], "", ""}, by(person)).ok(); break;
      case 2: happened = ledger.approve(key, "", by(person)).ok(); break;
      case 3: happened = ledger.return_dossier(key, "Compras", 5, by(person)).ok(); break;
      case 4: happened = ledger.lift(reparo, "c", proof, by(person)).ok(); break;
      case 5: happened = ledger.sustain(reparo, "c", by(person)).ok(); break;
      case 6: happened = ledger.transfer(reparo, "c", by(person)).ok(); break;
      case 7: happened = ledger.dispense(reparo, "art. 1", proof, by(person)).ok(); break;
      case 8: happened = ledger.annul("VIS-2024-0000" + std::to_string(1 + random() % 4), "c", by(person)).ok(); break;
      case 9: happened = ledger.assign(key, "analista", by(person)).ok(); break;
      case 10: happened = ledger.complete_documents(key, by(person)).ok(); break;
      default: verify({good(key, random() % 2 == 0 ? "30000.00" : "100.00", random() % 2 == 0 ? "9" : "1")}); continue;
    }
    done += happened;
    ASSERT_EQ(count("SELECT count(*) FROM eventos") > events, happened) << step;
    ASSERT_EQ(count("SELECT count(*) FROM (SELECT 1 FROM ingresos WHERE salida IS NULL GROUP BY expediente HAVING count(*) > 1)"), 0);
    ASSERT_EQ(count("SELECT count(*) FROM (SELECT 1 FROM actos WHERE tipo = 'visado' AND anulado IS NULL GROUP BY expediente HAVING count(*) > 1)"), 0);
    // Segregation: who entered or answered did not visa.
    ASSERT_EQ(count("SELECT count(*) FROM actos a JOIN respuestas r ON r.version = a.version AND r.persona = a.persona AND r.id < a.id "
                    "WHERE a.tipo = 'visado' AND r.id = (SELECT max(id) FROM respuestas s WHERE s.version = r.version AND s.regla = r.regla AND s.id < a.id)"), 0);
    ASSERT_EQ(count("SELECT count(*) FROM actos a JOIN ingresos i ON i.id = a.ingreso AND i.persona = a.persona WHERE a.tipo = 'visado'"), 0);
    if (step % 30 == 0) {
      ASSERT_EQ(check(), "") << step;
    }
  }
  EXPECT_GT(done, 20);
  EXPECT_EQ(check(), "");
}

// Each row of each table that acts derive: each of its columns changed, and the row deleted.
TEST_F(Acts, AnyEditOfWhatActsDeriveIsLocated) {
  {
    auto ledger = open();
    ready(ledger, "A");
    ok(ledger.approve("A", "", by("jefe")));
  }
  ASSERT_EQ(check(), "");
  keep_original();
  for (std::string const table : {"personas", "cargos", "estados_reglamento", "ingresos", "etapas", "respuestas", "actos", "constancias"})
    every_edit(table, false, [&](std::string const& said, std::string const& row) {
      return said.find("la fila " + row + " de " + table) != std::string::npos;
    });
}

class Migration : public LedgerFixture {
 protected:
  void migrate(int version) {
    {
      SQLite::Database database(path().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      ledger::use_write_ahead_log(database);
      ledger::WriteTransaction transaction(database);
      database.exec("PRAGMA application_id = " + std::to_string(ledger::application_id));
      ledger::migrate(database, version);
      ledger::Chain chain(database);
      chain.read_head();
      JsonWriter json;
      json.begin_object().key("bitacora").text(std::string(32, '0')).key("esquema").number(version);
      chain.append("apertura", 1, {"visado", ""}, json);
      transaction.commit();
    }
    EXPECT_EQ(check(), "");
    {
      auto reader = Ledger::open(path(), {.access = LedgerOptions::Access::read});
      ASSERT_TRUE(reader.ok());
      EXPECT_TRUE(list_persons(reader.value()).value().empty()) << version;
      std::ostringstream out;
      EXPECT_FALSE(reader->export_to(out).has_errors());
    }
    EXPECT_EQ(count("PRAGMA user_version"), version);
    run({text("A", "30000.00")});
    EXPECT_EQ(count("PRAGMA user_version"), ledger::newest_schema());
    EXPECT_EQ(word("SELECT contenido FROM eventos WHERE tipo = 'migración'"),
              R"({"de":)" + std::to_string(version) + R"(,"a":)" + std::to_string(ledger::newest_schema()) + '}');
    EXPECT_EQ(check(), "");
  }
};

// A file of an earlier version is read as it is, and becomes one of this version when it is opened to write.
TEST_F(Migration, AFileOfEachEarlierVersionIsMigrated) {
  for (int version = 1; version < ledger::newest_schema(); ++version) {
    for (auto const* part : {"", "-wal", "-shm"}) std::filesystem::remove(path().string() + part);
    migrate(version);
  }
}

}  // namespace
}  // namespace visado
