#include "visado/follow_up.hpp"

#include "ledger/ledger_impl.hpp"
#include "ledger/reparo_lines.hpp"
#include "ledger/schema.hpp"

namespace visado {

std::vector<ReparoLine> ledger::reparo_lines(SQLite::Database& database, ReparoFilter const& filter) {
  // The message stands in the list of its result, at its place among the result's observaciones.
  SQLite::Statement query(database,
                          "SELECT p.id, p.expediente, p.regla, g.titulo, p.efecto, p.estado, coalesce(p.causa, ''), "
                          "coalesce(p.monto, ''), p.presente, "
                          "coalesce(json_extract(m.textos, '$[' || (o.id - r.primera) || '][2]'), '') FROM reparos p "
                          "JOIN reglas g ON g.id = p.fila_regla JOIN observaciones o ON o.id = p.observacion "
                          "JOIN resultados r ON r.id = o.resultado LEFT JOIN mensajes m ON m.resultado = r.id "
                          "WHERE (?1 = '' OR p.expediente = ?1) AND (?2 = '' OR p.regla = ?2) AND (?3 = '' OR p.estado = ?3) "
                          "AND (?4 = 0 OR p.estado IN ('formulado', 'notificado', 'sostenido')) ORDER BY p.expediente, p.id");
  query.bind(1, filter.dossier);
  query.bind(2, filter.rule);
  query.bind(3, filter.state);
  query.bind(4, filter.open_only ? 1 : 0);
  std::vector<ReparoLine> lines;
  while (query.executeStep()) {
    auto const text = [&](int i) { return query.getColumn(i).getString(); };
    lines.push_back({query.getColumn(0).getInt64(), text(1), text(2), text(3), text(4), text(5), text(6), text(7),
                     query.getColumn(8).getInt() != 0, text(9)});
  }
  return lines;
}

Result<std::vector<ReparoLine>> list_reparos(Ledger& ledger, ReparoFilter const& filter) {
  try {
    return ledger::reparo_lines(ledger.impl().database(), filter);
  } catch (SQLite::Exception const& error) {
    return ledger.impl().failed(error);
  }
}

Result<std::vector<PersonLine>> list_persons(Ledger& ledger) {
  try {
    auto& database = ledger.impl().database();
    std::vector<PersonLine> lines;
    if (!ledger::has_table(database, "personas")) return lines;
    SQLite::Statement query(database,
                            "SELECT p.persona, p.nombre, coalesce(p.cuenta, ''), c.rol, c.puesto, c.unidad, c.desde, "
                            "coalesce(c.hasta, ''), coalesce(c.suplente_de, '') FROM personas p "
                            "LEFT JOIN cargos c ON c.persona = p.persona ORDER BY p.persona, c.desde, c.id");
    while (query.executeStep()) {
      auto const text = [&](int i) { return query.getColumn(i).getString(); };
      if (lines.empty() || lines.back().id != text(0)) lines.push_back({text(0), text(1), text(2), {}});
      if (!query.isColumnNull(3)) lines.back().posts.push_back({text(3), text(4), text(5), text(6), text(7), text(8)});
    }
    return lines;
  } catch (SQLite::Exception const& error) {
    return ledger.impl().failed(error);
  }
}

}  // namespace visado
