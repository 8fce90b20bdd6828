#include "ledger/hallazgos.hpp"

#include <algorithm>

#include "visado/decimal.hpp"
#include "visado/diagnostics/ledger.hpp"

namespace visado::ledger {

HallazgoNow hallazgo_now(SQLite::Database& database, std::string const& number) {
  auto row = first_row(database,
                       "SELECT id, estado, coalesce(responsable, ''), coalesce(vence, ''), prorrogado FROM hallazgos WHERE numero = ?1",
                       number);
  if (!row) refuse(code::hallazgo_unknown, {number});
  auto const text = [&](int i) { return row->getColumn(i).getString(); };
  return {row->getColumn(0).getInt64(), number, text(1), text(2), text(3), row->getColumn(4).getInt() != 0};
}

RecommendationNow recommendation_now(SQLite::Database& database, std::int64_t id) {
  auto row = first_row(database, "SELECT hallazgo, estado, responsable, vence, prorrogado FROM recomendaciones WHERE id = ?1", id);
  if (!row) refuse(code::recommendation_unknown, {std::to_string(id)});
  auto const text = [&](int i) { return row->getColumn(i).getString(); };
  return {id, row->getColumn(0).getInt64(), text(1), text(2), text(3), row->getColumn(4).getInt() != 0};
}

void require_state(std::string_view kind, std::string const& what, std::string const& state) {
  auto const& rule = act_rule(kind);
  if (std::ranges::find(rule.from, state) == rule.from.end()) refuse(code::wrong_state, {std::string(kind), what, state, joined(rule.from)});
}

void require_whole(HallazgoDraft const& draft) {
  require_text("el título", draft.title);
  require_text("la condición", draft.condition);
  require_text("el criterio", draft.criterion);
  require_text("el efecto", draft.effect);
  require_text("la recomendación", draft.recommendation);
  require_text("la unidad", draft.unit);
  if (!draft.amount.empty() && !Decimal::parse(draft.amount))
    refuse(code::act_value_wrong, {"el monto", draft.amount, "un número como 25000.00"});
}

FiledHallazgo file_hallazgo(Acting& acting, HallazgoDraft const& draft, HallazgoSource const& source) {
  auto const number = numbered(acting, "HAL", "SELECT count(*) FROM hallazgos WHERE substr(numero, 1, length(?1)) = ?1");
  JsonWriter json;
  json.begin_object().key("numero").text(number).key("origen").text(source.origin);
  text_or_null(json, "referencia", source.reference);
  json.key("titulo").text(draft.title).key("condicion").text(draft.condition).key("criterio").text(draft.criterion);
  json.key("causa").text(draft.cause.empty() ? "por determinar" : draft.cause).key("efecto").text(draft.effect);
  json.key("recomendacion").text(draft.recommendation).key("unidad").text(draft.unit);
  text_or_null(json, "monto", draft.amount);
  json.key("fecha").text(acting.day()).key("reparos").begin_list();
  for (auto const reparo : draft.reparos) json.number(reparo);
  json.end_list();
  return {number, acting.record("hallazgo", json)};
}

}  // namespace visado::ledger
