// The decision on a dossier: visado, return, order in writing; and its annulment.
#include <algorithm>

#include "ledger/certificate.hpp"
#include "ledger/reconcile.hpp"
#include "support/business_days.hpp"
#include "visado/diagnostics/ledger.hpp"
#include "visado/documents.hpp"

namespace visado {
namespace {

using ledger::act;
using ledger::Acting;
using ledger::DossierNow;
using ledger::first_row;
using ledger::refuse;

std::string next_number(Acting& acting, std::string const& prefix) {
  return ledger::numbered(acting, prefix, "SELECT count(*) FROM actos WHERE substr(numero, 1, length(?1)) = ?1");
}

std::string joined(std::vector<std::string> const& words) {
  std::string all;
  for (auto const& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

std::vector<std::int64_t> reparos(SQLite::Database& database, std::string const& dossier, char const* where) {
  SQLite::Statement query(database, std::string("SELECT id FROM reparos WHERE expediente = ?1 AND presente = 1 AND ") + where + " ORDER BY id");
  query.bind(1, dossier);
  std::vector<std::int64_t> ids;
  while (query.executeStep()) ids.push_back(query.getColumn(0).getInt64());
  return ids;
}

std::vector<std::string> as_texts(std::vector<std::int64_t> const& ids) {
  std::vector<std::string> texts;
  for (auto const id : ids) texts.push_back(std::to_string(id));
  return texts;
}

void write_moves(JsonWriter& json, std::vector<std::int64_t> const& ids, std::string_view kind, std::string const& cause) {
  json.key("reparos").begin_list();
  for (auto const id : ids) json.raw(std::to_string(id));
  json.end_list().key("a").text(ledger::act_rule(kind).to).key("causa").text(cause);
}

JsonWriter begin_act(Acting& acting, ledger::Act const& what) {
  JsonWriter json;
  json.begin_object().key("numero").text(what.number).key("expediente").text(what.dossier.key);
  json.key("version").raw(std::to_string(what.dossier.version)).key("ingreso").raw(std::to_string(what.entry.id));
  json.key("resultado").raw(std::to_string(what.result)).key("fecha").text(acting.day());
  return json;
}

// A rule answered «no cumple», when its effect stands in the way.
std::vector<std::string> failed_checks(SQLite::Database& database, DossierNow const& dossier, std::int64_t result) {
  auto const answers = ledger::answers(database, dossier.version);
  std::vector<std::string> failed;
  for (auto const& rule : ledger::rule_outcomes(database, result)) {
    auto const answer = std::ranges::find(answers, rule.id, &ledger::Answer::rule);
    if (answer != answers.end() && answer->answer == "no cumple" && ledger::blocks(rule.effect)) failed.push_back(rule.id);
  }
  return failed;
}

void require_answers(Acting& acting, DossierNow const& dossier, std::int64_t result) {
  auto const answers = ledger::answers(acting.database(), dossier.version);
  std::vector<std::string> open, own;
  for (auto const& rule : ledger::rule_outcomes(acting.database(), result)) {
    if ((rule.outcomes & ledger::outcome_bit(Outcome::por_comprobar)) == 0) continue;
    if (std::ranges::find(answers, rule.id, &ledger::Answer::rule) == answers.end()) open.push_back(rule.id);
  }
  for (auto const& answer : answers)
    if (answer.person == acting.person()) own.push_back(answer.rule);
  if (!open.empty()) refuse(code::checks_unanswered, {dossier.key, joined(open)});
  if (!own.empty()) refuse(code::own_answer, {acting.person(), dossier.key, joined(own)});
  auto const failed = failed_checks(acting.database(), dossier, result);
  if (!failed.empty()) refuse(code::checks_failed, {dossier.key, joined(failed)});
}

}  // namespace

Result<Certificate> Ledger::approve(std::string const& dossier, std::string const& stage, Occasion const& occasion) {
  return act<Certificate>(*impl_, occasion, [&](Acting& acting) {
    auto& database = acting.database();
    acting.require("visado");
    ledger::Act what{.kind = "visado", .number = {}, .dossier = ledger::dossier_now(database, dossier), .entry = {}, .stage = stage};
    if (auto before = first_row(database,
                                "SELECT numero FROM actos WHERE expediente = ?1 AND tipo = 'visado' AND etapa = ?2 AND anulado IS NULL",
                                dossier, stage))
      refuse(code::already_approved, {dossier, "«" + stage + "»", before->getColumn(0).getString()});
    what.entry = ledger::require_entry(database, dossier);
    ledger::require_not_party(acting, what.dossier);
    auto const basis = ledger::require_basis(acting, what.dossier, stage);
    what.run = basis.run;
    what.result = basis.result;
    bool const broke = std::ranges::any_of(basis.outcomes, [](char byte) {
      return (static_cast<unsigned char>(byte) & ledger::outcome_bit(Outcome::error)) != 0;
    });
    if (broke || basis.proposal == to_string(Proposal::no_verificado))
      refuse(code::dossier_not_verified, {dossier, std::to_string(basis.run)});
    // What went to audit was not settled either.
    auto const open = reparos(database, dossier,
                              "efecto IN ('rechaza', 'devuelve') AND estado IN ('formulado', 'notificado', 'sostenido', 'trasladado')");
    if (!open.empty()) refuse(code::reparos_open, {dossier, joined(as_texts(open))});
    require_answers(acting, what.dossier, basis.result);
    what.number = next_number(acting, "VIS");
    auto json = begin_act(acting, what);
    json.key("etapa").text(stage).key("corrida").raw(std::to_string(basis.run));
    what.event = acting.record("visado", json);
    return ledger::certify(acting, what);
  });
}

Result<Certificate> Ledger::return_dossier(std::string const& dossier, std::string const& addressee, int term_days,
                                           Occasion const& occasion) {
  return act<Certificate>(*impl_, occasion, [&](Acting& acting) {
    auto& database = acting.database();
    acting.require("devolución");
    ledger::require_text("el destinatario", addressee);
    if (term_days < 1) refuse(code::act_value_wrong, {"el plazo", std::to_string(term_days), "un número de días mayor que cero"});
    ledger::Act what{.kind = "devolución", .number = {}, .dossier = ledger::dossier_now(database, dossier), .entry = {},
                     .addressee = addressee, .term_days = term_days};
    what.entry = ledger::require_entry(database, dossier);
    what.result = what.dossier.result;
    auto const reasons = reparos(database, dossier,
                                 "efecto IN ('rechaza', 'devuelve', 'excluye') AND estado IN ('formulado', 'notificado', 'sostenido')");
    if (reasons.empty() && failed_checks(database, what.dossier, what.result).empty()) refuse(code::nothing_to_return, {dossier});
    what.number = next_number(acting, "DEV");
    auto json = begin_act(acting, what);
    json.key("destinatario").text(addressee).key("plazo_dias").raw(std::to_string(term_days));
    if (auto const due = BusinessCalendar().plus(occasion.day, term_days)) json.key("vence").text(due->to_string());
    write_moves(json, reparos(database, dossier, "estado = 'formulado'"), "devolución", "devolución " + what.number);
    what.event = acting.record("devolución", json);
    return ledger::certify(acting, what);
  });
}

Result<Certificate> Ledger::proceed_by_order(std::string const& dossier, std::string const& ordered_by,
                                             std::string const& cause, Evidence const& order, Occasion const& occasion) {
  return act<Certificate>(*impl_, occasion, [&](Acting& acting) {
    auto& database = acting.database();
    acting.require("orden escrita");
    ledger::require_text("la causa", cause);
    ledger::require_evidence(order);
    if (!ledger::is_registered(database, ordered_by)) refuse(code::person_unknown, {ordered_by});
    if (!ledger::holds_role(database, ordered_by, "autoridad superior", occasion.day))
      refuse(code::role_missing, {ordered_by, "ordenar por escrito", acting.day(), "autoridad superior"});
    ledger::Act what{.kind = "orden escrita", .number = {}, .dossier = ledger::dossier_now(database, dossier), .entry = {},
                     .cause = cause, .ordered_by = ordered_by, .evidence = order};
    what.entry = ledger::require_entry(database, dossier);
    what.result = what.dossier.result;
    what.number = next_number(acting, "ORD");
    auto json = begin_act(acting, what);
    json.key("ordena").text(ordered_by);
    ledger::write_evidence(json, order);
    write_moves(json, reparos(database, dossier, "estado IN ('formulado', 'notificado', 'sostenido')"), "orden escrita", cause);
    what.event = acting.record("orden escrita", json);
    return ledger::certify(acting, what);
  });
}

Result<std::int64_t> Ledger::annul(std::string const& number, std::string const& cause, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    acting.require("anulación");
    ledger::require_text("la causa", cause);
    auto row = first_row(acting.database(), "SELECT id, tipo, anulado IS NOT NULL, expediente FROM actos WHERE numero = ?1", number);
    if (!row) refuse(code::act_unknown, {number});
    // A return was notified, an order was given: only a visado can be taken back.
    auto const kind = row->getColumn(1).getString();
    if (kind != "visado" || row->getColumn(2).getInt() != 0)
      refuse(code::wrong_state, {"anulación", number, kind == "visado" ? "anulado" : "de tipo " + kind, "visado"});
    JsonWriter json;
    json.begin_object().key("acto").raw(std::to_string(row->getColumn(0).getInt64())).key("numero").text(number);
    json.key("expediente").text(row->getColumn(3).getString()).key("causa").text(cause);
    return acting.record("anulación", json);
  });
}

Result<std::int64_t> attach(Ledger& ledger, std::string const& number, Evidence const& document, Occasion const& occasion) {
  return act<std::int64_t>(ledger.impl(), occasion, [&](Acting& acting) {
    acting.require("adjunto");
    ledger::require_evidence(document);
    auto row = first_row(acting.database(), "SELECT id FROM actos WHERE numero = ?1", number);
    if (!row) refuse(code::act_unknown, {number});
    JsonWriter json;
    json.begin_object().key("acto").number(row->getColumn(0).getInt64()).key("numero").text(number);
    ledger::write_evidence(json, document);
    return acting.record("adjunto", json);
  });
}

}  // namespace visado
