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
    ("INSERT INTO @.actos VALUES (?1, !tipo!, $numero$, $expediente$, $version$, $etapa$, $corrida$, $resultado$, "
     "$ingreso$, !persona!, NULL, $fecha$, $destinatario$, $vence$)"),
    "UPDATE @.ingresos SET salida = ?1 WHERE id = $ingreso$",
    "INSERT INTO @.etapas VALUES (?1, $ingreso$, !tipo!, !momento!)"};

// A hallazgo, or a recomendación, to another state.
constexpr char const* move_hallazgo[] = {
    "INSERT INTO @.pasos SELECT (SELECT coalesce(max(id), 0) + 1 FROM @.pasos), 'hallazgo', h.id, ?1, h.estado, $a$, $causa$ "
    "FROM @.hallazgos h WHERE h.id = $hallazgo$",
    "UPDATE @.hallazgos SET estado = $a$, evento = ?1 WHERE id = $hallazgo$"};
constexpr char const* move_recommendation[] = {
    "INSERT INTO @.pasos SELECT (SELECT coalesce(max(id), 0) + 1 FROM @.pasos), 'recomendación', r.id, ?1, r.estado, $a$, $causa$ "
    "FROM @.recomendaciones r WHERE r.id = $recomendacion$",
    "UPDATE @.recomendaciones SET estado = $a$, evento = ?1 WHERE id = $recomendacion$"};
constexpr char const* prove_reparo =
    "INSERT INTO @.evidencias VALUES (?1, 'reparo', CAST($reparos[0]$ AS TEXT), $evidencia.nombre$, $evidencia.sha256$, $evidencia.fecha$)";
constexpr char const* prove_dossier =
    "INSERT INTO @.evidencias VALUES (?1, 'expediente', $expediente$, $evidencia.nombre$, $evidencia.sha256$, $evidencia.fecha$)";
constexpr char const* prove_hallazgo =
    "INSERT INTO @.evidencias SELECT ?1, 'hallazgo', CAST($hallazgo$ AS TEXT), $evidencia.nombre$, $evidencia.sha256$, "
    "$evidencia.fecha$ WHERE $evidencia.nombre$ IS NOT NULL";
constexpr char const* prove_recommendation =
    "INSERT INTO @.evidencias SELECT ?1, 'recomendación', CAST($recomendacion$ AS TEXT), $evidencia.nombre$, $evidencia.sha256$, "
    "$evidencia.fecha$ WHERE $evidencia.nombre$ IS NOT NULL";

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
      {"levantamiento", false, true, {prove_reparo}},
      {"sostenimiento", false, true},
      {"traslado", false, true},
      {"dispensa", false, true, {prove_reparo}},
      {"visado", true, false},
      {"devolución", true, true},
      {"orden escrita", true, true, {prove_dossier}},
      {"anulación", false, false, {"UPDATE @.actos SET anulado = ?1 WHERE id = $acto$"}},
      {"constancia", false, false,
       {"INSERT INTO @.constancias VALUES (?1, $acto$, $numero$, $huella$, $llave$, $firma$)"}},
      {"adjunto", false, false,
       {"INSERT INTO @.evidencias VALUES (?1, 'acto', $numero$, $evidencia.nombre$, $evidencia.sha256$, $evidencia.fecha$)"}},
      {"plazo", false, false,
       {"INSERT INTO @.plazos VALUES (?1, $clase$, $desde$, $dias$, $habiles$, $prorroga$, $base$, !persona!, ?1) "
        "ON CONFLICT DO UPDATE SET dias = excluded.dias, habiles = excluded.habiles, prorroga = excluded.prorroga, "
        "base = excluded.base, persona = excluded.persona, evento = ?1"}},
      {"hallazgo", false, false,
       {"INSERT INTO @.hallazgos VALUES (?1, $numero$, $origen$, $referencia$, $titulo$, $condicion$, $criterio$, $causa$, "
        "$efecto$, $recomendacion$, $unidad$, $monto$, $fecha$, 'posible', NULL, NULL, 0, NULL, NULL, !persona!, ?1)",
        "INSERT INTO @.reparos_hallazgo SELECT (SELECT coalesce(max(id), 0) FROM @.reparos_hallazgo) + 1 + key, ?1, value "
        "FROM json_each($reparos$) ORDER BY key",
        "INSERT INTO @.pasos VALUES ((SELECT coalesce(max(id), 0) + 1 FROM @.pasos), 'hallazgo', ?1, ?1, NULL, 'posible', NULL)"}},
      {"causa de hallazgo", false, false, {"UPDATE @.hallazgos SET causa = $texto$, evento = ?1 WHERE id = $hallazgo$"}},
      {"notificación de hallazgo", false, false,
       {move_hallazgo[0], move_hallazgo[1],
        "UPDATE @.hallazgos SET responsable = $responsable$, vence = $vence$ WHERE id = $hallazgo$"}},
      {"descargo", false, false,
       {move_hallazgo[0], move_hallazgo[1], "UPDATE @.hallazgos SET comentario_responsables = $comentario$ WHERE id = $hallazgo$",
        prove_hallazgo}},
      {"desvanecimiento", false, false,
       {move_hallazgo[0], move_hallazgo[1], "UPDATE @.hallazgos SET comentario_auditoria = $comentario$ WHERE id = $hallazgo$",
        prove_hallazgo}},
      {"confirmación de hallazgo", false, false,
       {move_hallazgo[0], move_hallazgo[1], "UPDATE @.hallazgos SET comentario_auditoria = $comentario$ WHERE id = $hallazgo$",
        "INSERT INTO @.recomendaciones SELECT (SELECT coalesce(max(id), 0) FROM @.recomendaciones) + 1 + key, $hallazgo$, "
        "value ->> 'texto', value ->> 'responsable', 'pendiente', value ->> 'vence', 0, ?1 FROM json_each($recomendaciones$) "
        "ORDER BY key",
        "INSERT INTO @.pasos SELECT (SELECT coalesce(max(id), 0) FROM @.pasos) + row_number() OVER (ORDER BY r.id), 'recomendación', "
        "r.id, ?1, NULL, 'pendiente', NULL FROM @.recomendaciones r WHERE r.evento = ?1 ORDER BY r.id"}},
      {"prórroga de hallazgo", false, false,
       {"UPDATE @.hallazgos SET vence = $vence$, prorrogado = 1, evento = ?1 WHERE id = $hallazgo$"}},
      {"prórroga de recomendación", false, false,
       {"UPDATE @.recomendaciones SET vence = $vence$, prorrogado = 1, evento = ?1 WHERE id = $recomendacion$"}},
      {"avance de recomendación", false, false, {move_recommendation[0], move_recommendation[1], prove_recommendation}},
      {"recomendación cumplida", false, false, {move_recommendation[0], move_recommendation[1], prove_recommendation}},
      {"recomendación incumplida", false, false, {move_recommendation[0], move_recommendation[1], prove_recommendation}}};
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
