#include "ledger/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <iterator>

#include "ledger/tables.hpp"

namespace visado::ledger {
namespace {

// A step, once released, is never changed: there are files that were made by it.
struct Step {
  char const* sql;
  std::vector<std::string> only_grow;  // tables whose rows are neither changed nor deleted
  std::vector<std::string> never_change;  // their rows may be deleted under a condition that `sql` states
};

Step const steps[] = {{R"sql(
-- The chain: each event's huella covers the event and the huella before it.
CREATE TABLE eventos(
  id INTEGER PRIMARY KEY,
  tipo TEXT NOT NULL,
  momento INTEGER NOT NULL,          -- milliseconds since 1970, UTC
  cuenta TEXT NOT NULL,
  persona TEXT,
  contenido TEXT NOT NULL,           -- JSON
  huella BLOB NOT NULL) STRICT;
CREATE TABLE hojas(                  -- of the rows that an event wrote
  evento INTEGER PRIMARY KEY,
  huellas BLOB NOT NULL) STRICT;

-- Facts.
CREATE TABLE reglamentos(
  id INTEGER PRIMARY KEY,
  huella TEXT NOT NULL) STRICT;
CREATE TABLE reglas(                 -- of a rulebook, in its order, ids without gaps
  id INTEGER PRIMARY KEY,
  reglamento INTEGER NOT NULL,
  indice INTEGER NOT NULL,
  regla TEXT NOT NULL,
  version TEXT NOT NULL,
  titulo TEXT NOT NULL,
  severidad TEXT NOT NULL,
  efecto TEXT NOT NULL,
  control TEXT NOT NULL,
  estado TEXT NOT NULL,
  manual INTEGER NOT NULL,
  subsanable INTEGER NOT NULL,
  dispensable INTEGER NOT NULL,
  plazo_dias INTEGER,
  plazo_habiles INTEGER,
  huella BLOB NOT NULL) STRICT;      -- of what the rule says
CREATE INDEX reglas_por_reglamento ON reglas(reglamento, indice);
CREATE TABLE ambitos(                -- what a run asks: a rulebook, and which of its rules
  id INTEGER PRIMARY KEY,
  reglamento INTEGER NOT NULL,
  control TEXT NOT NULL,
  etapa TEXT NOT NULL,
  clase TEXT NOT NULL) STRICT;
CREATE TABLE corridas(
  id INTEGER PRIMARY KEY,
  ambito INTEGER NOT NULL,
  fecha TEXT NOT NULL,
  motor TEXT NOT NULL,
  opciones TEXT NOT NULL) STRICT;
CREATE TABLE versiones(
  id INTEGER PRIMARY KEY,
  expediente TEXT NOT NULL,
  numero INTEGER NOT NULL,
  corrida INTEGER NOT NULL,
  compromiso BLOB NOT NULL) STRICT;
CREATE INDEX versiones_por_expediente ON versiones(expediente, numero);
CREATE TABLE resultados(
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  ambito INTEGER NOT NULL,
  corrida INTEGER NOT NULL,
  propuesta TEXT NOT NULL,
  clase TEXT NOT NULL,
  solicitado TEXT,
  excluido TEXT,
  reglas BLOB NOT NULL,              -- a byte a rule: the outcomes that it had, a bit each; 0: not asked
  primera INTEGER NOT NULL,          -- its observaciones: the first, and how many
  cuantas INTEGER NOT NULL,
  compromiso BLOB NOT NULL) STRICT;
CREATE INDEX resultados_por_version ON resultados(version, ambito);
CREATE TABLE observaciones(          -- what was found: incumple, exceptuado, error
  id INTEGER PRIMARY KEY,
  resultado INTEGER NOT NULL,
  regla INTEGER NOT NULL,            -- row of reglas
  conclusion TEXT NOT NULL,
  efecto TEXT NOT NULL,
  monto TEXT,
  moneda TEXT,
  fecha TEXT,
  huella TEXT NOT NULL) STRICT;
CREATE TABLE coberturas(             -- the results that hold after a run, new or not: differences of ids
  id INTEGER PRIMARY KEY,            -- the run
  resultados BLOB NOT NULL) STRICT;
CREATE TABLE borrados(
  id INTEGER PRIMARY KEY,
  tabla TEXT NOT NULL,
  fila INTEGER NOT NULL) STRICT;
CREATE INDEX borrados_por_fila ON borrados(tabla, fila);

-- Payloads.
CREATE TABLE contenidos(
  version INTEGER PRIMARY KEY,
  sal BLOB NOT NULL,
  cruda BLOB NOT NULL,
  huella BLOB NOT NULL,
  formato TEXT NOT NULL,
  datos BLOB NOT NULL) STRICT;
CREATE TABLE mensajes(
  resultado INTEGER PRIMARY KEY,
  sal BLOB NOT NULL,
  huella BLOB NOT NULL,
  textos TEXT NOT NULL) STRICT;      -- JSON: of each observación the list, the element and the message

-- Derived.
CREATE TABLE expedientes(
  expediente TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  versiones INTEGER NOT NULL,
  resultado INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE reparos(
  id INTEGER PRIMARY KEY,
  expediente TEXT NOT NULL,
  huella TEXT NOT NULL,
  regla TEXT NOT NULL,
  efecto TEXT NOT NULL,
  monto TEXT,
  estado TEXT NOT NULL,
  causa TEXT,
  presente INTEGER NOT NULL,         -- whether the last result that asked still found it
  veces INTEGER NOT NULL,            -- times that it was found anew
  formulado INTEGER NOT NULL,        -- result
  evento INTEGER NOT NULL,           -- that brought it to its state
  observacion INTEGER NOT NULL,      -- the last one
  version INTEGER NOT NULL,          -- of the dossier, at the last sight
  fila_regla INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX reparos_por_expediente ON reparos(expediente, huella);
CREATE TABLE movimientos(            -- of a reparo from one state to another
  id INTEGER PRIMARY KEY,
  reparo INTEGER NOT NULL,
  evento INTEGER NOT NULL,
  de TEXT NOT NULL,
  a TEXT NOT NULL,
  causa TEXT NOT NULL) STRICT;
CREATE INDEX movimientos_por_reparo ON movimientos(reparo);

CREATE TRIGGER contenidos_no_se_borran BEFORE DELETE ON contenidos
  WHEN NOT EXISTS (SELECT 1 FROM borrados WHERE tabla = 'contenidos' AND fila = OLD.version)
  BEGIN SELECT RAISE(ABORT, 'un borrado se registra antes'); END;
CREATE TRIGGER mensajes_no_se_borran BEFORE DELETE ON mensajes
  WHEN NOT EXISTS (SELECT 1 FROM borrados WHERE tabla = 'mensajes' AND fila = OLD.resultado)
  BEGIN SELECT RAISE(ABORT, 'un borrado se registra antes'); END;
)sql",
                        {"eventos", "hojas", "reglamentos", "reglas", "ambitos", "corridas", "versiones", "resultados",
                         "observaciones", "coberturas", "borrados"},
                        {"contenidos", "mensajes"}},
                      {R"sql(
-- Derived from the acts of persons; `evento` is the last one that changed the row.
CREATE TABLE personas(
  persona TEXT PRIMARY KEY,
  nombre TEXT NOT NULL,
  cuenta TEXT,
  identificadores TEXT NOT NULL,     -- JSON
  evento INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE cargos(
  id INTEGER PRIMARY KEY,            -- the event that gave it
  persona TEXT NOT NULL,
  unidad TEXT NOT NULL,
  puesto TEXT NOT NULL,
  rol TEXT NOT NULL,
  desde TEXT NOT NULL,
  hasta TEXT,
  suplente_de TEXT,
  evento INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX cargos_por_persona ON cargos(persona, rol, unidad, desde);
CREATE TABLE estados_reglamento(
  reglamento INTEGER PRIMARY KEY,
  estado TEXT NOT NULL,
  presento TEXT NOT NULL,
  persona TEXT NOT NULL,
  evento INTEGER NOT NULL) STRICT;
CREATE TABLE ingresos(
  id INTEGER PRIMARY KEY,            -- the event
  expediente TEXT NOT NULL,
  numero INTEGER NOT NULL,           -- 1 the first; 2, 3… re-entries
  fecha TEXT NOT NULL,
  persona TEXT NOT NULL,
  asignado TEXT,
  completos TEXT,                    -- the day that its documents were complete
  salida INTEGER) STRICT;            -- the event that closed it
CREATE INDEX ingresos_por_expediente ON ingresos(expediente, numero);
CREATE TABLE etapas(                 -- what happened to an ingreso, and when
  id INTEGER PRIMARY KEY,            -- the event
  ingreso INTEGER NOT NULL,
  etapa TEXT NOT NULL,
  momento INTEGER NOT NULL) STRICT;
CREATE INDEX etapas_por_ingreso ON etapas(ingreso);
CREATE TABLE respuestas(
  id INTEGER PRIMARY KEY,            -- the event
  version INTEGER NOT NULL,
  regla TEXT NOT NULL,
  respuesta TEXT NOT NULL,
  folio TEXT,
  nota TEXT,
  persona TEXT NOT NULL) STRICT;
CREATE INDEX respuestas_por_version ON respuestas(version, regla);
CREATE TABLE actos(
  id INTEGER PRIMARY KEY,            -- the event
  tipo TEXT NOT NULL,                -- visado, devolución, orden escrita
  numero TEXT NOT NULL,
  expediente TEXT NOT NULL,
  version INTEGER NOT NULL,
  etapa TEXT,
  corrida INTEGER,
  resultado INTEGER NOT NULL,
  ingreso INTEGER NOT NULL,
  persona TEXT NOT NULL,
  anulado INTEGER,                   -- the event
  fecha TEXT,
  destinatario TEXT,
  vence TEXT) STRICT;                -- the last day to mend what was returned
CREATE UNIQUE INDEX actos_por_numero ON actos(numero);
CREATE INDEX actos_por_expediente ON actos(expediente, tipo);
CREATE TABLE constancias(
  id INTEGER PRIMARY KEY,            -- the event
  acto INTEGER NOT NULL,
  numero TEXT NOT NULL,
  huella TEXT NOT NULL,
  llave TEXT,
  firma TEXT) STRICT;
CREATE INDEX constancias_por_numero ON constancias(numero);
)sql",
                       {},
                       {}},
                      {R"sql(
-- A fact: the grounds of a rule of a rulebook, in words.
CREATE TABLE fundamentos(
  id INTEGER PRIMARY KEY,
  regla INTEGER NOT NULL,            -- row of reglas
  base TEXT NOT NULL,                -- JSON: [{"cita","norma","dice","conocido"},…]
  recomendacion TEXT NOT NULL,
  pregunta TEXT NOT NULL) STRICT;    -- of a manual check
CREATE INDEX fundamentos_por_regla ON fundamentos(regla);

-- Derived: the follow-up by internal audit.
CREATE TABLE plazos(                 -- time to do something, by kind, from a day on
  id INTEGER PRIMARY KEY,            -- the event that set it
  clase TEXT NOT NULL,               -- descargo, recomendación
  desde TEXT NOT NULL,
  dias INTEGER NOT NULL,
  habiles INTEGER NOT NULL,
  prorroga INTEGER NOT NULL,         -- days that an extension adds, once; 0: none is given
  base TEXT NOT NULL,
  persona TEXT NOT NULL,
  evento INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX plazos_por_clase ON plazos(clase, desde);
CREATE TABLE hallazgos(
  id INTEGER PRIMARY KEY,            -- the event that opened it
  numero TEXT NOT NULL,              -- HAL-2026-00001
  origen TEXT NOT NULL,              -- auditoría interna, Contraloría
  referencia TEXT,                   -- by which its origin knows it
  titulo TEXT NOT NULL,
  condicion TEXT NOT NULL,
  criterio TEXT NOT NULL,
  causa TEXT NOT NULL,
  efecto TEXT NOT NULL,
  recomendacion TEXT NOT NULL,
  unidad TEXT NOT NULL,
  monto TEXT,
  fecha TEXT NOT NULL,
  estado TEXT NOT NULL,
  responsable TEXT,                  -- who was notified
  vence TEXT,                        -- the last day for the descargo
  prorrogado INTEGER NOT NULL,
  comentario_responsables TEXT,
  comentario_auditoria TEXT,
  persona TEXT NOT NULL,             -- who opened it
  evento INTEGER NOT NULL) STRICT;
CREATE UNIQUE INDEX hallazgos_por_numero ON hallazgos(numero);
CREATE UNIQUE INDEX hallazgos_por_referencia ON hallazgos(origen, referencia) WHERE referencia IS NOT NULL;
CREATE TABLE reparos_hallazgo(
  id INTEGER PRIMARY KEY,
  hallazgo INTEGER NOT NULL,
  reparo INTEGER NOT NULL) STRICT;
CREATE INDEX reparos_hallazgo_por_hallazgo ON reparos_hallazgo(hallazgo);
CREATE TABLE recomendaciones(
  id INTEGER PRIMARY KEY,
  hallazgo INTEGER NOT NULL,
  texto TEXT NOT NULL,
  responsable TEXT NOT NULL,
  estado TEXT NOT NULL,
  vence TEXT NOT NULL,
  prorrogado INTEGER NOT NULL,
  evento INTEGER NOT NULL) STRICT;
CREATE INDEX recomendaciones_por_hallazgo ON recomendaciones(hallazgo);
CREATE TABLE pasos(                  -- of a hallazgo or a recomendación from one state to another
  id INTEGER PRIMARY KEY,
  objeto TEXT NOT NULL,              -- hallazgo, recomendación
  numero INTEGER NOT NULL,           -- its id
  evento INTEGER NOT NULL,
  de TEXT,                           -- null: it begins
  a TEXT NOT NULL,
  causa TEXT) STRICT;
CREATE INDEX pasos_por_objeto ON pasos(objeto, numero);
CREATE TABLE evidencias(             -- documents kept elsewhere, by their hash
  id INTEGER PRIMARY KEY,            -- the event of the act that they support
  objeto TEXT NOT NULL,              -- reparo, expediente, acto, hallazgo, recomendación
  numero TEXT NOT NULL,              -- its id, the dossier, or the number of the act
  nombre TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  fecha TEXT NOT NULL) STRICT;
CREATE TABLE fichas(                 -- what the schema's `papeles` say of the last result of a dossier
  expediente TEXT PRIMARY KEY,
  resultado INTEGER NOT NULL,
  unidad TEXT,
  proveedor TEXT,
  nombre_proveedor TEXT,
  moneda TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX reparos_notificados ON reparos(evento) WHERE estado = 'notificado';
)sql",
                       {"fundamentos"},
                       {}}};

void guard(SQLite::Database& database, std::string const& table, std::string const& name, std::string const& verb) {
  database.exec("CREATE TRIGGER " + table + name + " BEFORE " + verb + " ON " + table +
                " BEGIN SELECT RAISE(ABORT, 'la bitácora solo crece'); END");
}

void take(SQLite::Database& database, Step const& step) {
  database.exec(step.sql);
  for (auto const* tables : {&step.only_grow, &step.never_change})
    for (auto const& table : *tables) guard(database, table, "_no_cambian", "UPDATE");
  for (auto const& table : step.only_grow) guard(database, table, "_no_se_borran", "DELETE");
}

int version_of(SQLite::Database& database) { return database.execAndGet("PRAGMA user_version").getInt(); }

}  // namespace

int newest_schema() { return static_cast<int>(std::size(steps)); }

void migrate(SQLite::Database& database, int version) {
  for (int next = version_of(database) + 1; next <= version; ++next) {
    take(database, steps[next - 1]);
    database.exec("PRAGMA user_version = " + std::to_string(next));
  }
}

std::vector<SchemaObject> schema_objects(SQLite::Database& database) {
  std::vector<SchemaObject> objects;
  SQLite::Statement query(database,
                          "SELECT type, name, tbl_name, coalesce(sql, '') FROM main.sqlite_schema "
                          "WHERE name NOT LIKE 'sqlite_%' ORDER BY name, type");
  while (query.executeStep())
    objects.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString(),
                       query.getColumn(3).getString()});
  return objects;
}

bool has_table(SQLite::Database& database, std::string_view table) {
  SQLite::Statement query(database, "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?1");
  query.bind(1, std::string(table));
  return query.executeStep();
}

std::vector<SchemaObject> expected_objects(int version) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(fresh, version);
  return schema_objects(fresh);
}

void create_derived(SQLite::Database& database, std::string const& attached) {
  auto const objects = expected_objects(version_of(database));
  for (std::string const type : {"table", "index"})
    for (auto const& object : objects) {
      if (object.type != type || std::ranges::find(derived_tables, object.table) == derived_tables.end()) continue;
      auto sql = object.sql;
      auto const word = type == "table" ? std::string("TABLE ") : std::string("INDEX ");
      sql.insert(sql.find(word) + word.size(), attached + '.');
      database.exec(sql);
    }
}

}  // namespace visado::ledger
