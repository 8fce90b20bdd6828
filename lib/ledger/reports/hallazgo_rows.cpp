#include "ledger/reports/hallazgo_rows.hpp"

#include "ledger/schema.hpp"

namespace visado {
namespace ledger {
namespace {

constexpr char const* open_states = "('posible', 'notificado', 'con descargo')";

std::string conditions(HallazgoQuery const& query, Parameters& parameters) {
  std::string sql;
  auto const is = [&](char const* column, std::string const& wanted) {
    if (!wanted.empty()) sql += std::string(" AND ") + column + " = " + parameters.add(wanted);
  };
  is("h.numero", query.number);
  is("h.estado", query.state);
  is("h.origen", query.origin);
  is("h.unidad", query.unit);
  is("h.responsable", query.owner);
  auto const groups = [&](char const* column, std::string const& wanted) {
    if (!wanted.empty())
      sql += std::string(" AND EXISTS (SELECT 1 FROM reparos_hallazgo x JOIN reparos p ON p.id = x.reparo WHERE x.hallazgo = h.id AND p.") +
             column + " = " + parameters.add(wanted) + ')';
  };
  groups("expediente", query.dossier);
  groups("regla", query.rule);
  if (query.opened)
    sql += " AND h.fecha BETWEEN " + parameters.add(query.opened->from.to_string()) + " AND " +
           parameters.add(query.opened->to.to_string());
  if (query.open || query.overdue) sql += std::string(" AND h.estado IN ") + open_states;
  if (query.overdue) sql += " AND h.vence < " + parameters.add(query.overdue->to_string());
  return sql;
}

HallazgoRow row_of(SQLite::Statement& row) {
  HallazgoRow hallazgo;
  int column = 0;
  hallazgo.id = row.getColumn(column++).getInt64();
  for (auto* text : {&hallazgo.number, &hallazgo.origin, &hallazgo.reference, &hallazgo.title, &hallazgo.state, &hallazgo.unit,
                     &hallazgo.owner, &hallazgo.condition, &hallazgo.criterion, &hallazgo.cause, &hallazgo.effect,
                     &hallazgo.recommendation, &hallazgo.responsible_comment, &hallazgo.audit_comment})
    *text = text_of(row, column++);
  if (auto const amount = decimal_of(row, column++)) hallazgo.amount = Amount{*amount, "GTQ"};
  hallazgo.opened = date_of(row, column++).value_or(Date{});
  hallazgo.due = date_of(row, column++);
  for (auto* number : {&hallazgo.reparos, &hallazgo.recommendations, &hallazgo.fulfilled})
    *number = static_cast<std::uint64_t>(row.getColumn(column++).getInt64());
  return hallazgo;
}

}  // namespace

bool has_hallazgos(SQLite::Database& database) { return has_table(database, "hallazgos"); }

std::vector<HallazgoRow> hallazgo_rows(SQLite::Database& database, HallazgoQuery const& query, bool by_term) {
  std::vector<HallazgoRow> rows;
  if (!has_hallazgos(database)) return rows;
  Parameters parameters;
  std::string sql =
      "SELECT h.id, h.numero, h.origen, h.referencia, h.titulo, h.estado, h.unidad, h.responsable, h.condicion, h.criterio, "
      "h.causa, h.efecto, h.recomendacion, h.comentario_responsables, h.comentario_auditoria, h.monto, h.fecha, "
      "CASE WHEN h.estado IN " +
      std::string(open_states) +
      " THEN h.vence END, (SELECT count(*) FROM reparos_hallazgo x WHERE x.hallazgo = h.id), "
      "(SELECT count(*) FROM recomendaciones r WHERE r.hallazgo = h.id), "
      "(SELECT count(*) FROM recomendaciones r WHERE r.hallazgo = h.id AND r.estado = 'cumplida') FROM hallazgos h WHERE 1" +
      conditions(query, parameters);
  sql += by_term || query.overdue ? " ORDER BY h.vence IS NULL, h.vence, h.numero" : " ORDER BY h.numero";
  if (query.limit > 0) sql += " LIMIT " + std::to_string(query.limit);
  SQLite::Statement statement(database, sql);
  parameters.bind(statement);
  while (statement.executeStep()) rows.push_back(row_of(statement));
  return rows;
}

std::vector<RecommendationRow> recommendation_rows(SQLite::Database& database, std::optional<Period> const& period) {
  std::vector<RecommendationRow> rows;
  if (!has_hallazgos(database)) return rows;
  Parameters parameters;
  std::string sql =
      "SELECT r.id, h.numero, h.unidad, r.texto, r.responsable, r.estado, CASE WHEN r.estado IN ('pendiente', 'en proceso') THEN r.vence END "
      "FROM recomendaciones r JOIN hallazgos h ON h.id = r.hallazgo WHERE ";
  if (period)
    sql += "h.fecha BETWEEN " + parameters.add(period->from.to_string()) + " AND " + parameters.add(period->to.to_string()) +
           " ORDER BY h.numero, r.id";
  else sql += "r.estado IN ('pendiente', 'en proceso') ORDER BY r.vence IS NULL, r.vence, h.numero, r.id";
  SQLite::Statement statement(database, sql);
  parameters.bind(statement);
  while (statement.executeStep()) {
    auto const text = [&](int i) { return text_of(statement, i); };
    rows.push_back({statement.getColumn(0).getInt64(), text(1), text(2), text(3), text(4), text(5), date_of(statement, 6)});
  }
  return rows;
}

}  // namespace ledger

Result<std::vector<HallazgoRow>> find_hallazgos(Ledger& ledger, HallazgoQuery const& query) {
  return ledger::reading<std::vector<HallazgoRow>>(
      ledger, [&](SQLite::Database& database) { return ledger::hallazgo_rows(database, query, false); });
}

Result<HallazgosReport> report_hallazgos(Ledger& ledger, Period const& period) {
  return ledger::reading<HallazgosReport>(ledger, [&](SQLite::Database& database) {
    HallazgoQuery query;
    query.opened = period;
    HallazgosReport report{period, ledger::hallazgo_rows(database, query, false), ledger::recommendation_rows(database, period), {}};
    for (auto const& row : report.rows) ++report.by_state[row.state];
    return report;
  });
}

}  // namespace visado
