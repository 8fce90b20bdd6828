// A ledger in which everybody has been appointed and a rulebook is in force.
#pragma once

#include "unit/ledger/fixture.hpp"
#include "visado/ledger.hpp"

namespace visado::testing {

inline std::string const acts_rules = std::string(pack_head) + "reglas:\n" +
                               rule("P-001", "    exige: monto <= 25000\n    monto_observado: monto\n") +
                               rule("P-002", "    dispensable: si\n    exige: cantidad <= 5\n") +
                               rule("P-010", "    comprobacion: manual\n    pregunta: ¿Está firmada?\n");
inline Evidence const proof{"oficio.pdf", std::string(64, 'a'), Date::of(2024, 5, 30).value()};

class ActsFixture : public LedgerFixture {
 protected:
  void SetUp() override {
    verify({good("A")});
    administration();
  }
  Occasion by(std::string const& person, Date day = Date::of(2024, 6, 1).value()) { return {{"cuenta", person}, ++clock, day}; }
  static std::string good(std::string const& key, std::string const& amount = "100.00", std::string const& count = "1") {
    return dossier({{"expediente", '"' + key + '"'}, {"monto", amount}, {"cantidad", count}, {"nit", "\"1234-5678\""}});
  }
  void verify(std::vector<std::string> const& dossiers) { run(dossiers, acts.rulebook()); }
  // Who does what in all tests, and a rulebook in force.
  void administration() {
    auto ledger = open();
    for (auto const* id : {"autoridad", "director", "jefe", "jefe2", "analista", "receptor", "redactor", "aprobador", "auditora", "auditor2", "enlace"})
      ok(ledger.register_person({.id = id, .name = std::string("Persona ") + id}, by("quien.instala")));
    auto const from = Date::of(2024, 1, 1).value();
    for (auto const& [person, role] : std::vector<std::pair<std::string, std::string>>{
             {"autoridad", "autoridad superior"}, {"director", "director financiero"}, {"jefe", "jefe de la unidad"},
             {"jefe2", "jefe de la unidad"}, {"analista", "analista"}, {"receptor", "receptor"},
             {"redactor", "redactor de reglas"}, {"aprobador", "aprobador de reglas"}, {"auditora", "auditor interno"},
             {"auditor2", "auditor interno"}, {"enlace", "enlace de unidad"}})
      ok(ledger.appoint({.person = person, .unit = "UAVG", .post = "puesto", .role = role, .from = from},
                        by(person == "autoridad" ? "quien.instala" : "autoridad")));
    fingerprint = acts.rulebook().fingerprint();
    ok(ledger.set_rulebook_state(fingerprint, Ledger::RulebookAct::present, "", by("redactor")));
    ok(ledger.set_rulebook_state(fingerprint, Ledger::RulebookAct::put_in_force, "", by("aprobador")));
  }
  Ledger open(LedgerOptions options = {}) {
    auto ledger = Ledger::open(path(), options);
    EXPECT_TRUE(ledger.ok()) << render(ledger.diagnostics());
    return std::move(ledger).value();
  }
  template <class T>
  static void ok(Result<T> const& result) { EXPECT_TRUE(result.ok()) << render(result.diagnostics()); }
  template <class T>
  static std::string why(Result<T> const& result) {
    if (result.ok()) return "done";
    auto const& first = result.diagnostics().items().front();
    return std::string(info(first.code).name) + ' ' + first.message();
  }
  void ready(Ledger& ledger, std::string const& dossier) {
    ok(ledger.enter(dossier, by("receptor")));
    ok(ledger.answer({dossier, "P-010", "cumple", "12", ""}, by("analista")));
  }

  Bench acts{acts_rules};
  std::string fingerprint;
};

}  // namespace visado::testing
