// A dossier's way to the decision: it enters, is assigned, is complete, its manual checks are answered.
#include <algorithm>

#include "ledger/dossier_now.hpp"
#include "ledger/reconcile.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

using ledger::act;
using ledger::Acting;
using ledger::first_row;
using ledger::refuse;

}  // namespace

Result<std::int64_t> Ledger::enter(std::string const& dossier, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    acting.require("ingreso");
    ledger::require_text("el expediente", dossier);
    if (auto const open = ledger::open_entry(acting.database(), dossier))
      refuse(code::wrong_state, {"ingreso", "el expediente " + dossier, "en su ingreso " + std::to_string(open->number), "fuera de la unidad"});
    auto const number = 1 + first_row(acting.database(), "SELECT count(*) FROM ingresos WHERE expediente = ?1", dossier)->getColumn(0).getInt64();
    JsonWriter json;
    json.begin_object().key("expediente").text(dossier).key("numero").raw(std::to_string(number));
    json.key("fecha").text(acting.day());
    return acting.record("ingreso", json);
  });
}

Result<std::int64_t> Ledger::assign(std::string const& dossier, std::string const& analyst, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    acting.require("asignación");
    auto const entry = ledger::require_entry(acting.database(), dossier);
    if (!ledger::is_registered(acting.database(), analyst)) refuse(code::person_unknown, {analyst});
    if (!ledger::holds_role(acting.database(), analyst, "analista", occasion.day))
      refuse(code::role_missing, {analyst, "revisar el expediente " + dossier, acting.day(), "analista"});
    JsonWriter json;
    json.begin_object().key("ingreso").raw(std::to_string(entry.id)).key("expediente").text(dossier);
    json.key("analista").text(analyst).key("fecha").text(acting.day());
    return acting.record("asignación", json);
  });
}

Result<std::int64_t> Ledger::complete_documents(std::string const& dossier, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    acting.require("documentos completos");
    auto const entry = ledger::require_entry(acting.database(), dossier);
    // The legal term runs from here: the day is said once.
    if (first_row(acting.database(), "SELECT 1 FROM ingresos WHERE id = ?1 AND completos IS NOT NULL", entry.id))
      refuse(code::wrong_state, {"documentos completos", "el expediente " + dossier, "completo", "sin completar"});
    JsonWriter json;
    json.begin_object().key("ingreso").raw(std::to_string(entry.id)).key("expediente").text(dossier);
    json.key("fecha").text(acting.day());
    return acting.record("documentos completos", json);
  });
}

Result<std::int64_t> Ledger::answer(ManualAnswer const& answer, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    auto& database = acting.database();
    acting.require("respuesta manual");
    auto const now = ledger::dossier_now(database, answer.dossier);
    if (answer.answer != "cumple" && answer.answer != "no cumple" && answer.answer != "no aplica")
      refuse(code::act_value_wrong, {"la respuesta", answer.answer, "cumple, no cumple o no aplica"});
    SQLite::Statement results(database, "SELECT id FROM resultados WHERE version = ?1 ORDER BY id");
    results.bind(1, now.version);
    bool asked = false;
    while (!asked && results.executeStep())
      asked = std::ranges::any_of(ledger::rule_outcomes(database, results.getColumn(0).getInt64()), [&](auto const& rule) {
        return rule.id == answer.rule && (rule.outcomes & ledger::outcome_bit(Outcome::por_comprobar)) != 0;
      });
    if (!asked) refuse(code::not_a_manual_check, {answer.rule, answer.dossier});
    JsonWriter json;
    json.begin_object().key("expediente").text(answer.dossier).key("version").raw(std::to_string(now.version));
    json.key("regla").text(answer.rule).key("respuesta").text(answer.answer);
    ledger::text_or_null(json, "folio", answer.folio);
    ledger::text_or_null(json, "nota", answer.note);
    return acting.record("respuesta manual", json);
  });
}

}  // namespace visado
