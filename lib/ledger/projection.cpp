#include "ledger/projection.hpp"

#include <algorithm>
#include <iterator>

namespace visado::ledger {
namespace {

// In the statements: ?1 is the event, `@.` the database written to, `$name$` a member of the event's content, `!name!` a
// column of the event.
constexpr char const* move_reparos[] = {
    "INSERT INTO @.movimientos SELECT (SELECT coalesce(max(id), 0) FROM @.movimientos) + row_number() OVER (ORDER BY r.id), "
    "r.id, ?1, r.estado, $a$, $causa$ FROM @.reparos r WHERE r.id IN (SELECT value FROM json_each($reparos$)) ORDER BY r.id",
    "UPDATE @.reparos SET estado = $a$, causa = $causa$, evento = ?1 WHERE id IN (SELECT value FROM json_each($reparos$))"};

constexpr char const* leave[] = {
    "INSERT INTO @.actos VALUES (?1, !tipo!, $numero$, $expediente$, $version$, $etapa$, $corrida$, $resultado$, "
    "$ingreso$, !persona!, NULL, $fecha$, $destinatario$, $vence$)",
    "UPDATE @.ingresos SET salida = ?1 WHERE id = $ingreso$",
    "INSERT INTO @.etapas VALUES (?1, $ingreso$, !tipo!, !momento!)"};

struct Row {
  std::string_view type;
  bool leaves = false;  // an act that closes the ingreso
  bool moves = false;
  std::vector<char const*> statements{};
};

std::vector<Row> const& rows() {
  static std::vector<Row> const all{
      {"persona", false, false,
       {"INSERT INTO @.personas VALUES ($persona$, $nombre$, $cuenta$, $identificadores$, ?1) ON CONFLICT DO UPDATE SET "
        "nombre = excluded.nombre, cuenta = excluded.cuenta, identificadores = excluded.identificadores, evento = ?1"}},
      {"cargo", false, false,
       {"INSERT INTO @.cargos VALUES (?1, $persona$, $unidad$, $puesto$, $rol$, $desde$, $hasta$, $suplente_de$, ?1) "
        "ON CONFLICT DO UPDATE SET puesto = excluded.puesto, hasta = excluded.hasta, suplente_de = excluded.suplente_de, "
        "evento = ?1"}},
      // One rulebook is in force: another takes its place.
      {"reglamento", false, false,
       {"UPDATE @.estados_reglamento SET estado = 'suspendida', persona = !persona!, evento = ?1 "
        "WHERE estado = 'vigente' AND $estado$ = 'vigente'",
        "INSERT INTO @.estados_reglamento VALUES ($reglamento$, $estado$, !persona!, !persona!, ?1) "
        "ON CONFLICT DO UPDATE SET estado = excluded.estado, persona = excluded.persona, evento = ?1"}},
      {"ingreso", false, false,
       {"INSERT INTO @.ingresos VALUES (?1, $expediente$, $numero$, $fecha$, !persona!, NULL, NULL, NULL)",
        "INSERT INTO @.etapas VALUES (?1, ?1, !tipo!, !momento!)"}},
      {"asignación", false, false,
       {"UPDATE @.ingresos SET asignado = $analista$ WHERE id = $ingreso$",
        "INSERT INTO @.etapas VALUES (?1, $ingreso$, !tipo!, !momento!)"}},
      {"documentos completos", false, false,
       {"UPDATE @.ingresos SET completos = $fecha$ WHERE id = $ingreso$",
        "INSERT INTO @.etapas VALUES (?1, $ingreso$, !tipo!, !momento!)"}},
      {"respuesta manual", false, false,
       {"INSERT INTO @.respuestas VALUES (?1, $version$, $regla$, $respuesta$, $folio$, $nota$, !persona!)"}},
      {"levantamiento", false, true},
      {"sostenimiento", false, true},
      {"traslado", false, true},
      {"dispensa", false, true},
      {"visado", true, false},
      {"devolución", true, true},
      {"orden escrita", true, true},
      {"anulación", false, false, {"UPDATE @.actos SET anulado = ?1 WHERE id = $acto$"}},
      {"constancia", false, false,
       {"INSERT INTO @.constancias VALUES (?1, $acto$, $numero$, $huella$, $llave$, $firma$)"}}};
  return all;
}

std::string filled(std::string_view text, std::string const& schema) {
  std::string sql;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    if (c == '@') {
      sql += schema;
    } else if (c == '$' || c == '!') {
      auto const end = text.find(c, at + 1);
      std::string const name(text.substr(at + 1, end - at - 1));
      sql += "(SELECT " + (c == '$' ? "json_extract(contenido, '$." + name + "')" : name) + " FROM main.eventos WHERE id = ?1)";
      at = end;
    } else {
      sql += c;
    }
  }
  return sql;
}

}  // namespace

Projection::Projection(SQLite::Database& database, std::string schema) : database_(database), schema_(std::move(schema)) {}

Projection::Act& Projection::act(std::string const& type) {
  auto const known = acts_.find(type);
  if (known != acts_.end()) return known->second;
  Act act;
  auto const row = std::ranges::find(rows(), type, &Row::type);
  if (row != rows().end()) {
    act.moves = row->moves;
    auto const prepare = [&](auto const& statements) {
      for (auto const* statement : statements) act.statements.emplace_back(database_, filled(statement, schema_));
    };
    prepare(row->statements);
    if (row->leaves) prepare(leave);
    if (row->moves) prepare(move_reparos);
  }
  return acts_.emplace(type, std::move(act)).first->second;
}

bool Projection::apply(std::string const& type, std::int64_t event) {
  auto& what = act(type);
  for (auto& statement : what.statements) {
    statement.bind(1, event);
    statement.exec();
    statement.reset();
  }
  return what.moves;
}

}  // namespace visado::ledger
