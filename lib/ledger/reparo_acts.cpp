// What persons decide on a reparo.
#include <algorithm>

#include "ledger/acting.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado {
namespace {

using ledger::act;
using ledger::Acting;
using ledger::first_row;
using ledger::refuse;

struct Reparo {
  std::string dossier, rule, state;
  std::int64_t rule_row = 0, result = 0;
};

Reparo reparo(SQLite::Database& database, std::int64_t id) {
  auto row = first_row(database, "SELECT expediente, regla, estado, fila_regla, formulado FROM reparos WHERE id = ?1", id);
  if (!row) refuse(code::reparo_unknown, {std::to_string(id)});
  return {row->getColumn(0).getString(), row->getColumn(1).getString(), row->getColumn(2).getString(),
          row->getColumn(3).getInt64(), row->getColumn(4).getInt64()};
}

// Who ran the verification that found it, or sustained it since.
bool is_author(SQLite::Database& database, std::int64_t id, Reparo const& reparo, std::string const& person) {
  return first_row(database,
                   "SELECT 1 FROM resultados r JOIN eventos e ON e.tipo = 'corrida' "
                   "AND json_extract(e.contenido, '$.corrida') = r.corrida WHERE r.id = ?1 AND e.persona = ?2",
                   reparo.result, person) ||
         first_row(database,
                   "SELECT 1 FROM movimientos m JOIN eventos e ON e.id = m.evento "
                   "WHERE m.reparo = ?1 AND m.a = 'sostenido' AND e.persona = ?2",
                   id, person);
}

// Checks the row of the table for this kind of act; gives the event's content, still open.
JsonWriter begin_move(Acting& acting, char const* kind, std::int64_t id, std::string const& cause, Reparo& found) {
  acting.require(kind);
  ledger::require_text("la causa", cause);
  found = reparo(acting.database(), id);
  auto const& rule = ledger::act_rule(kind);
  if (std::ranges::find(rule.from, found.state) == rule.from.end())
    refuse(code::wrong_state, {kind, "el reparo " + std::to_string(id), found.state, ledger::joined(rule.from)});
  if (rule.not_own && is_author(acting.database(), id, found, acting.person()))
    refuse(code::own_reparo, {acting.person(), kind, std::to_string(id)});
  JsonWriter json;
  json.begin_object().key("reparos").begin_list().raw(std::to_string(id)).end_list();
  json.key("a").text(rule.to).key("causa").text(cause);
  return json;
}

}  // namespace

Result<std::int64_t> Ledger::lift(std::int64_t id, std::string const& cause, Evidence const& evidence,
                                  Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    Reparo found;
    auto json = begin_move(acting, "levantamiento", id, cause, found);
    ledger::require_evidence(evidence);
    ledger::write_evidence(json, evidence);
    return acting.record("levantamiento", json);
  });
}

Result<std::int64_t> Ledger::sustain(std::int64_t id, std::string const& cause, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    Reparo found;
    auto json = begin_move(acting, "sostenimiento", id, cause, found);
    return acting.record("sostenimiento", json);
  });
}

Result<std::int64_t> Ledger::transfer(std::int64_t id, std::string const& cause, Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    Reparo found;
    auto json = begin_move(acting, "traslado", id, cause, found);
    return acting.record("traslado", json);
  });
}

Result<std::int64_t> Ledger::dispense(std::int64_t id, std::string const& article, Evidence const& evidence,
                                      Occasion const& occasion) {
  return act<std::int64_t>(*impl_, occasion, [&](Acting& acting) {
    Reparo found;
    auto json = begin_move(acting, "dispensa", id, article, found);
    ledger::require_evidence(evidence);
    if (!first_row(acting.database(), "SELECT 1 FROM reglas WHERE id = ?1 AND dispensable = 1", found.rule_row))
      refuse(code::not_dispensable, {found.rule});
    ledger::write_evidence(json, evidence);
    return acting.record("dispensa", json);
  });
}

}  // namespace visado
