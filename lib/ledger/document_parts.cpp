#include "ledger/document_parts.hpp"

#include <algorithm>

#include "ledger/reconcile.hpp"
#include "support/sha256.hpp"
#include "visado/verify.hpp"

namespace visado::ledger {

std::string name_of(SQLite::Database& database, std::string const& person) {
  auto row = first_row(database, "SELECT nombre FROM personas WHERE persona = ?1", person);
  return row ? row->getColumn(0).getString() : std::string();
}

void write_dossier(JsonWriter& json, SQLite::Database& database, DossierNow const& dossier) {
  json.key("expediente").text(dossier.key).key("version").number(dossier.number);
  if (auto row = first_row(database, "SELECT huella FROM contenidos WHERE version = ?1", dossier.version))
    json.key("huella_expediente").text(to_hex(row->getColumn(0).getString()));
}

void write_entry(JsonWriter& json, SQLite::Database& database, std::int64_t entry) {
  auto row = first_row(database,
                       "SELECT i.numero, i.fecha, coalesce(i.completos, ''), coalesce(i.asignado, ''), coalesce(p.nombre, '') "
                       "FROM ingresos i LEFT JOIN personas p ON p.persona = i.asignado WHERE i.id = ?1",
                       entry);
  if (!row) return;
  auto const text = [&](int i) { return row->getColumn(i).getString(); };
  json.key("ingreso").number(row->getColumn(0).getInt64()).key("ingresado").text(text(1));
  text_or_null(json, "completo", text(2));
  json.key("asignado");
  if (text(3).empty()) json.null();
  else json.begin_object().key("persona").text(text(3)).key("nombre").text(text(4)).end_object();
}

void write_basis(JsonWriter& json, SQLite::Database& database, std::int64_t result, std::int64_t run) {
  auto row = first_row(database,
                       "SELECT l.huella, r.propuesta, coalesce(r.solicitado, ''), coalesce(r.excluido, ''), r.corrida "
                       "FROM resultados r JOIN ambitos a ON a.id = r.ambito JOIN reglamentos l ON l.id = a.reglamento "
                       "WHERE r.id = ?1",
                       result);
  if (!row) return;
  if (run == 0) run = row->getColumn(4).getInt64();
  json.key("reglamento").text(row->getColumn(0).getString()).key("corrida").number(run);
  if (auto how = first_row(database, "SELECT fecha, motor FROM corridas WHERE id = ?1", run))
    json.key("verificado").text(how->getColumn(0).getString()).key("motor").text(how->getColumn(1).getString());
  json.key("propuesta").text(row->getColumn(1).getString());
  text_or_null(json, "solicitado", row->getColumn(2).getString());
  text_or_null(json, "excluido", row->getColumn(3).getString());
}

std::string printed_of(SQLite::Database& database, std::int64_t result) {
  // It stands behind the texts of the observaciones and the card.
  auto row = first_row(database,
                       "SELECT json_extract(m.textos, '$[' || (r.cuantas + 1) || ']') FROM resultados r "
                       "JOIN mensajes m ON m.resultado = r.id WHERE r.id = ?1 "
                       "AND json_type(m.textos, '$[' || (r.cuantas + 1) || ']') = 'object'",
                       result);
  return row ? row->getColumn(0).getString() : std::string();
}

void write_printed(JsonWriter& json, SQLite::Database& database, std::int64_t result) {
  auto const printed = printed_of(database, result);
  json.key("hoja");
  if (printed.empty()) json.null();
  else json.raw(printed);
}

void write_reparos(JsonWriter& json, SQLite::Database& database, std::string const& dossier) {
  // The message stands in the list of its result, at its place among the result's observaciones.
  SQLite::Statement query(database,
                          "SELECT p.id, p.regla, g.titulo, p.efecto, p.estado, coalesce(p.causa, ''), coalesce(p.monto, ''), "
                          "coalesce(json_extract(m.textos, '$[' || (o.id - r.primera) || ']'), '[]') AS texto, "
                          "coalesce(f.base, '[]'), coalesce(f.recomendacion, ''), g.subsanable, coalesce(g.plazo_dias, 0), "
                          "coalesce(g.plazo_habiles, 0), coalesce(o.moneda, '') "
                          "FROM reparos p JOIN reglas g ON g.id = p.fila_regla JOIN observaciones o ON o.id = p.observacion "
                          "JOIN resultados r ON r.id = o.resultado LEFT JOIN mensajes m ON m.resultado = r.id "
                          "LEFT JOIN fundamentos f ON f.regla = p.fila_regla "
                          "WHERE p.expediente = ?1 AND p.presente = 1 ORDER BY p.id");
  query.bind(1, dossier);
  SQLite::Statement parts(database, "SELECT coalesce(?1 ->> 0, ''), coalesce(?1 ->> 1, ''), coalesce(?1 ->> 2, '')");
  json.key("reparos").begin_list();
  while (query.executeStep()) {
    auto const text = [&](int i) { return query.getColumn(i).getString(); };
    parts.bind(1, text(7));
    parts.executeStep();
    json.begin_object().key("reparo").number(query.getColumn(0).getInt64()).key("regla").text(text(1)).key("titulo").text(text(2));
    json.key("efecto").text(text(3)).key("estado").text(text(4));
    text_or_null(json, "causa", text(5));
    text_or_null(json, "monto", text(6));
    text_or_null(json, "moneda", text(13));
    text_or_null(json, "lista", parts.getColumn(0).getString());
    text_or_null(json, "elemento", parts.getColumn(1).getString());
    text_or_null(json, "mensaje", parts.getColumn(2).getString());
    json.key("base").raw(text(8));
    text_or_null(json, "recomendacion", text(9));
    json.key("subsanable").boolean(query.getColumn(10).getInt() != 0);
    if (auto const days = query.getColumn(11).getInt64(); days > 0)
      json.key("plazo").begin_object().key("dias").number(days).key("habiles").boolean(query.getColumn(12).getInt() != 0).end_object();
    json.end_object();
    parts.reset();
  }
  json.end_list();
}

void write_checks(JsonWriter& json, SQLite::Database& database, std::int64_t result, std::int64_t version) {
  auto const given = answers(database, version);
  SQLite::Statement question(database,
                             "SELECT coalesce(f.pregunta, '') FROM resultados r JOIN ambitos a ON a.id = r.ambito "
                             "JOIN reglas g ON g.reglamento = a.reglamento LEFT JOIN fundamentos f ON f.regla = g.id "
                             "WHERE r.id = ?1 AND g.regla = ?2");
  json.key("comprobaciones").begin_list();
  for (auto const& rule : rule_outcomes(database, result)) {
    auto const answer = std::ranges::find(given, rule.id, &Answer::rule);
    if (answer == given.end() && (rule.outcomes & outcome_bit(Outcome::por_comprobar)) == 0) continue;
    question.bind(1, result);
    question.bind(2, rule.id);
    auto const asked = question.executeStep() ? question.getColumn(0).getString() : std::string();
    question.reset();
    json.begin_object().key("regla").text(rule.id).key("titulo").text(rule.title).key("efecto").text(rule.effect);
    text_or_null(json, "pregunta", asked);
    bool const answered = answer != given.end();
    text_or_null(json, "respuesta", answered ? answer->answer : std::string());
    text_or_null(json, "folio", answered ? answer->folio : std::string());
    text_or_null(json, "nota", answered ? answer->note : std::string());
    text_or_null(json, "persona", answered ? answer->person : std::string());
    json.end_object();
  }
  json.end_list();
}

void write_rules(JsonWriter& json, SQLite::Database& database, std::int64_t result) {
  constexpr unsigned outcomes = 7;
  json.key("reglas").begin_list();
  for (auto const& rule : rule_outcomes(database, result)) {
    if (rule.outcomes == 0) continue;  // not asked
    json.begin_object().key("regla").text(rule.id).key("version").text(rule.version).key("titulo").text(rule.title);
    json.key("resultados").begin_list();
    for (unsigned i = 0; i < outcomes; ++i)
      if ((rule.outcomes >> i & 1U) != 0) json.text(to_string(static_cast<Outcome>(i)));
    json.end_list().end_object();
  }
  json.end_list();
}

}  // namespace visado::ledger
