// A ledger with the persons that acts need, a rulebook in force, and dossiers with a unit and a supplier.
#pragma once

#include "ledger/chain.hpp"
#include "ledger/connection.hpp"
#include "unit/ledger/fixture.hpp"

namespace visado::testing {

class ActingFixture : public LedgerFixture {
 protected:
  void SetUp() override { administration(); }

  static std::string schema() {
    std::string text = small_schema;
    text.insert(text.find("campos:\n"), "papeles: {unidad: unidad, proveedor: proveedor.nit, nombre_proveedor: proveedor.nombre}\n");
    text.insert(text.find("  urgente:"), "  unidad: {tipo: texto}\n  proveedor: {tipo: Proveedor}\n");
    return text + "  Proveedor: {campos: {nit: {tipo: texto, datos: personal}, nombre: {tipo: texto, datos: personal}}}\n";
  }
  static std::string pack(std::string const& demand = "monto <= 25000") {
    return std::string(pack_head) + "reglas:\n" + rule("P-001", "    exige: " + demand + "\n    monto_observado: monto\n") +
           rule("P-002", "    dispensable: si\n    exige: cantidad <= 5\n") +
           rule("P-010", "    comprobacion: manual\n    pregunta: ¿Está firmada?\n");
  }
  static std::string paid(std::string const& key, std::string const& amount, std::string const& unit, std::string const& supplier,
                          std::string const& count = "1") {
    return dossier({{"expediente", '"' + key + '"'},
                    {"monto", amount},
                    {"cantidad", count},
                    {"unidad", '"' + unit + '"'},
                    {"proveedor", R"({"nit":")" + supplier + R"(","nombre":"Proveedor )" + supplier + "\"}"}});
  }
  static Evidence proof() { return {"oficio.pdf", std::string(64, 'a'), Date::of(2024, 5, 30).value()}; }

  Occasion by(std::string const& person, Date day = Date::of(2024, 6, 1).value()) { return {{"cuenta", person}, ++clock, day}; }
  RunAccounts verify(std::vector<std::string> const& dossiers, Date day) {
    return run(dossiers, acts.rulebook(), {.date = day});
  }
  Ledger open(LedgerOptions options = {}) {
    auto ledger = Ledger::open(path(), options);
    EXPECT_TRUE(ledger.ok()) << render(ledger.diagnostics());
    return std::move(ledger).value();
  }
  template <class T>
  static void ok(Result<T> const& result) {
    EXPECT_TRUE(result.ok()) << render(result.diagnostics());
  }

  void administration() {
    auto const first = Date::of(2023, 1, 1).value();
    run({}, acts.rulebook(), {.date = first});  // the ledger knows the rulebook
    auto ledger = open();
    for (auto const* id : {"autoridad", "director", "jefe", "jefe2", "analista", "receptor", "redactor", "aprobador", "auditor", "enlace"})
      ok(ledger.register_person({.id = id, .name = std::string("Persona ") + id}, by("quien.instala", first)));
    for (auto const& [person, role] : std::vector<std::pair<std::string, std::string>>{
             {"autoridad", "autoridad superior"}, {"director", "director financiero"}, {"jefe", "jefe de la unidad"},
             {"jefe2", "jefe de la unidad"}, {"analista", "analista"}, {"receptor", "receptor"}, {"auditor", "auditor interno"}, {"enlace", "enlace de unidad"},
             {"redactor", "redactor de reglas"}, {"aprobador", "aprobador de reglas"}})
      ok(ledger.appoint({.person = person, .unit = "UAVG", .post = "puesto", .role = role, .from = first},
                        by(person == "autoridad" ? "quien.instala" : "autoridad", first)));
    auto const& fingerprint = acts.rulebook().fingerprint();
    ok(ledger.set_rulebook_state(fingerprint, Ledger::RulebookAct::present, "", by("redactor", first)));
    ok(ledger.set_rulebook_state(fingerprint, Ledger::RulebookAct::put_in_force, "", by("aprobador", first)));
  }

  Bench acts{pack(), schema()};
};

}  // namespace visado::testing
