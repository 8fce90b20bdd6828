#include "ledger/reports/reparo_rows.hpp"

#include "ledger/schema.hpp"

namespace visado {
namespace ledger {
namespace {

// The message stands in the list of its result, at its place among the result's observaciones.
std::string const columns =
    "SELECT p.id, p.expediente, f.unidad, r.clase, f.proveedor, f.nombre_proveedor, p.regla, g.titulo, g.severidad, p.efecto, "
    "p.estado, p.causa, p.monto, o.moneda, p.presente, p.veces, c.fecha, a.fecha, a.vence, " +
    std::string(owner_of_reparo) + ", json_extract(m.textos, '$[' || (o.id - s.primera) || '][2]') FROM reparos p ";

constexpr char const* joins =
    "JOIN reglas g ON g.id = p.fila_regla JOIN observaciones o ON o.id = p.observacion "
    "JOIN resultados s ON s.id = o.resultado LEFT JOIN mensajes m ON m.resultado = s.id "
    "JOIN resultados q ON q.id = p.formulado JOIN corridas c ON c.id = q.corrida "
    "JOIN expedientes e ON e.expediente = p.expediente JOIN resultados r ON r.id = e.resultado "
    "LEFT JOIN fichas f ON f.expediente = p.expediente LEFT JOIN actos a ON p.estado = 'notificado' AND a.id = p.evento "
    "LEFT JOIN ingresos i ON i.expediente = p.expediente AND i.salida IS NULL WHERE 1";

std::string conditions(ReparoQuery const& query, Parameters& parameters) {
  std::string sql;
  auto const is = [&](char const* column, std::string const& wanted) {
    if (!wanted.empty()) sql += std::string(" AND ") + column + " = " + parameters.add(wanted);
  };
  is("p.expediente", query.dossier);
  is("p.regla", query.rule);
  is("p.estado", query.state);
  is("g.severidad", query.severity);
  is("f.unidad", query.unit);
  is("r.clase", query.class_value);
  is(owner_of_reparo, query.owner);
  if (!query.supplier.empty()) {
    auto const wanted = parameters.add(query.supplier);
    sql += " AND (f.proveedor = " + wanted + " OR f.nombre_proveedor = " + wanted + ')';
  }
  if (query.formulated)
    sql += " AND c.fecha BETWEEN " + parameters.add(query.formulated->from.to_string()) + " AND " +
           parameters.add(query.formulated->to.to_string());
  if (query.open) sql += " AND p.estado IN ('formulado', 'notificado', 'sostenido')";
  if (query.overdue) sql += " AND p.estado = 'notificado' AND a.vence < " + parameters.add(query.overdue->to_string());
  return sql;
}

ReparoRow row_of(SQLite::Statement& row) {
  ReparoRow reparo;
  int column = 0;
  reparo.id = row.getColumn(column++).getInt64();
  for (auto* text : {&reparo.dossier, &reparo.unit, &reparo.class_value, &reparo.supplier, &reparo.supplier_name, &reparo.rule,
                     &reparo.title, &reparo.severity, &reparo.effect, &reparo.state, &reparo.cause})
    *text = text_of(row, column++);
  if (auto const amount = decimal_of(row, column++)) reparo.amount = Amount{*amount, text_of(row, column)};
  ++column;
  reparo.present = row.getColumn(column++).getInt() != 0;
  reparo.times = row.getColumn(column++).getInt();
  reparo.formulated = date_of(row, column++).value_or(Date{});
  reparo.notified = date_of(row, column++);
  reparo.due = date_of(row, column++);
  reparo.owner = text_of(row, column++);
  reparo.message = text_of(row, column);
  return reparo;
}

bool has_index(SQLite::Database& database, char const* name) {
  SQLite::Statement query(database, "SELECT 1 FROM main.sqlite_schema WHERE type = 'index' AND name = ?1");
  query.bind(1, name);
  return query.executeStep();
}

}  // namespace

std::vector<ReparoRow> reparo_rows(SQLite::Database& database, ReparoQuery const& query) {
  Parameters parameters;
  std::string sql = columns;
  // Few reparos are notified at any time, however many there were.
  if (query.overdue && has_index(database, "reparos_notificados")) sql += "INDEXED BY reparos_notificados ";
  sql += joins + conditions(query, parameters);
  sql += query.overdue ? " ORDER BY a.vence, p.expediente, p.id" : " ORDER BY p.expediente, p.id";
  if (query.limit > 0) sql += " LIMIT " + std::to_string(query.limit);
  SQLite::Statement statement(database, sql);
  parameters.bind(statement);
  std::vector<ReparoRow> rows;
  while (statement.executeStep()) rows.push_back(row_of(statement));
  return rows;
}

}  // namespace ledger

Result<std::vector<ReparoRow>> find_reparos(Ledger& ledger, ReparoQuery const& query) {
  return ledger::reading<std::vector<ReparoRow>>(
      ledger, [&](SQLite::Database& database) { return ledger::reparo_rows(database, query); });
}

Result<ReparosReport> report_reparos(Ledger& ledger, Period const& period) {
  return ledger::reading<ReparosReport>(ledger, [&](SQLite::Database& database) {
    ReparosReport report{period, {}, 0, {}, {}};
    ReparoQuery query;
    query.formulated = period;
    report.rows = ledger::reparo_rows(database, query);
    SQLite::Statement amounts(database,
                              "SELECT r.solicitado, r.excluido, f.moneda FROM expedientes e "
                              "JOIN resultados r ON r.id = e.resultado LEFT JOIN fichas f ON f.expediente = e.expediente "
                              "WHERE e.expediente = ?1");
    std::string const* last = nullptr;
    for (auto const& row : report.rows) {
      if (last != nullptr && *last == row.dossier) continue;  // rows are by dossier
      last = &row.dossier;
      ++report.dossiers;
      amounts.bind(1, row.dossier);
      if (amounts.executeStep()) {
        auto const currency = ledger::text_of(amounts, 2);
        ledger::add(report.requested, currency, ledger::decimal_of(amounts, 0));
        ledger::add(report.excluded, currency, ledger::decimal_of(amounts, 1));
      }
      amounts.reset();
    }
    return report;
  });
}

}  // namespace visado
