// The hoja de revisión: a document that no act gives.
#include <simdjson.h>

#include <algorithm>

#include "ledger/document_parts.hpp"
#include "visado/diagnostics/ledger.hpp"
#include "visado/documents.hpp"

namespace visado {
namespace ledger {
namespace {

// A printed datum, by its part and label; a row of a table has no label.
struct Printed {
  std::string part, label, text;
};

// Of an element, or of one that may not be there.
template <class Json>
std::string text_of(Json value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

void add_rows(std::string const& title, simdjson::dom::array rows, std::vector<Printed>& all) {
  for (auto const row : rows) {
    simdjson::dom::array cells;
    if (row.get(cells) != simdjson::SUCCESS) continue;
    std::string line;
    for (auto const cell : cells)
      if (auto const text = text_of(cell); !text.empty()) line += (line.empty() ? "" : " · ") + text;
    all.push_back({title, "", line});
  }
}

std::vector<Printed> flattened(std::string const& json) {
  std::vector<Printed> all;
  simdjson::dom::parser parser;
  simdjson::padded_string const padded(json);
  simdjson::dom::element whole;
  simdjson::dom::array parts;
  if (parser.parse(padded).get(whole) != simdjson::SUCCESS || whole["partes"].get(parts) != simdjson::SUCCESS) return all;
  for (auto const part : parts) {
    auto const title = text_of(part["titulo"]);
    simdjson::dom::array data, rows;
    if (part["datos"].get(data) == simdjson::SUCCESS)
      for (auto const datum : data) all.push_back({title, text_of(datum.at(0)), text_of(datum.at(1))});
    if (part["filas"].get(rows) == simdjson::SUCCESS) add_rows(title, rows, all);
  }
  return all;
}

void write_change(JsonWriter& json, Printed const& what, std::string const& before, std::string const& now) {
  json.begin_object().key("parte").text(what.part);
  text_or_null(json, "rotulo", what.label);
  text_or_null(json, "antes", before);
  text_or_null(json, "ahora", now);
  json.end_object();
}

void write_changed_data(JsonWriter& json, std::vector<Printed> const& before, std::vector<Printed> const& now) {
  json.key("datos").begin_list();
  auto const same_place = [](Printed const& what) {
    return [&what](Printed const& other) { return !what.label.empty() && other.part == what.part && other.label == what.label; };
  };
  auto const same_row = [](Printed const& what) {
    return [&what](Printed const& other) { return other.label.empty() && other.part == what.part && other.text == what.text; };
  };
  for (auto const& old : before) {
    bool const row = old.label.empty();
    auto const found = row ? std::ranges::find_if(now, same_row(old)) : std::ranges::find_if(now, same_place(old));
    if (row && found == now.end()) write_change(json, old, old.text, "");
    if (!row && (found == now.end() ? !old.text.empty() : found->text != old.text))
      write_change(json, old, old.text, found == now.end() ? "" : found->text);
  }
  for (auto const& fresh : now) {
    bool const row = fresh.label.empty();
    bool const there = row ? std::ranges::any_of(before, same_row(fresh)) : std::ranges::any_of(before, same_place(fresh));
    if (!there && !fresh.text.empty()) write_change(json, fresh, "", fresh.text);
  }
  json.end_list();
}

// «cambios»: what happened since the dossier was last returned; null when it never was.
void write_changes(JsonWriter& json, SQLite::Database& database, DossierNow const& dossier) {
  auto row = first_row(database,
                       "SELECT numero, resultado FROM actos WHERE expediente = ?1 AND tipo = 'devolución' ORDER BY id DESC LIMIT 1",
                       dossier.key);
  json.key("cambios");
  if (!row) {
    json.null();
    return;
  }
  auto const returned = row->getColumn(1).getInt64();
  json.begin_object().key("devolucion").text(row->getColumn(0).getString());
  json.key("reparos").begin_list();
  SQLite::Statement reparos(database,
                            "SELECT p.id, p.regla, g.titulo, p.estado, p.presente, p.formulado > ?2 FROM reparos p "
                            "JOIN reglas g ON g.id = p.fila_regla WHERE p.expediente = ?1 ORDER BY p.id");
  reparos.bind(1, dossier.key);
  reparos.bind(2, returned);
  while (reparos.executeStep()) {
    bool const present = reparos.getColumn(4).getInt() != 0, fresh = reparos.getColumn(5).getInt() != 0;
    auto const state = reparos.getColumn(3).getString();
    // Settled long before the return is no news.
    bool const moved = first_row(database,
                                 "SELECT 1 FROM movimientos m JOIN actos a ON a.tipo = 'devolución' AND a.numero = ?2 "
                                 "WHERE m.reparo = ?1 AND m.evento >= a.id",
                                 reparos.getColumn(0).getInt64(), row->getColumn(0).getString())
                           .has_value();
    if (!present && !moved) continue;
    json.begin_object().key("reparo").number(reparos.getColumn(0).getInt64()).key("regla").text(reparos.getColumn(1).getString());
    json.key("titulo").text(reparos.getColumn(2).getString()).key("estado").text(state);
    json.key("cambio").text(present ? (fresh ? "nuevo" : "persiste") : "ya no se encuentra").end_object();
  }
  json.end_list();
  write_changed_data(json, flattened(printed_of(database, returned)), flattened(printed_of(database, dossier.result)));
  json.end_object();
}

// «etapas»: what happened to the ingreso, and the days from one thing to the next (to `day` for the last).
void write_stages(JsonWriter& json, SQLite::Database& database, std::int64_t entry, Date day) {
  // The day that the act says; the clock's where it says none.
  SQLite::Statement query(database,
                          "SELECT s.etapa, coalesce(json_extract(e.contenido, '$.fecha'), date(s.momento / 1000, 'unixepoch')) "
                          "FROM etapas s JOIN eventos e ON e.id = s.id WHERE s.ingreso = ?1 ORDER BY s.id");
  query.bind(1, entry);
  std::vector<std::pair<std::string, Date>> stages;
  while (query.executeStep())
    stages.emplace_back(query.getColumn(0).getString(), Date::parse(query.getColumn(1).getString()).value_or(day));
  json.key("etapas").begin_list();
  for (std::size_t i = 0; i < stages.size(); ++i) {
    auto const next = i + 1 < stages.size() ? stages[i + 1].second : day;
    json.begin_object().key("etapa").text(stages[i].first).key("fecha").text(stages[i].second.to_string());
    json.key("dias").number(std::max<std::int64_t>(0, next.days - stages[i].second.days)).end_object();
  }
  json.end_list();
}

// «dias_desde_completo»: the legal term to pay runs from complete documents.
void write_days_since_complete(JsonWriter& json, SQLite::Database& database, std::int64_t entry, Date day) {
  auto row = first_row(database, "SELECT completos FROM ingresos WHERE id = ?1 AND completos IS NOT NULL", entry);
  auto const complete = row ? Date::parse(row->getColumn(0).getString()) : std::nullopt;
  if (complete) json.key("dias_desde_completo").number(day.days - complete->days);
}

std::string written(SQLite::Database& database, std::string const& key, Date day) {
  auto const dossier = dossier_now(database, key);
  JsonWriter json;
  json.begin_object().key("contenido").begin_object().key("documento").text("hoja de revisión").key("fecha").text(day.to_string());
  write_dossier(json, database, dossier);
  auto entry = first_row(database, "SELECT id FROM ingresos WHERE expediente = ?1 ORDER BY id DESC LIMIT 1", key);
  if (entry) {
    auto const id = entry->getColumn(0).getInt64();
    write_entry(json, database, id);
    write_stages(json, database, id, day);
    write_days_since_complete(json, database, id, day);
  }
  write_basis(json, database, dossier.result, 0);
  write_printed(json, database, dossier.result);
  write_reparos(json, database, key);
  write_checks(json, database, dossier.result, dossier.version);
  write_changes(json, database, dossier);
  write_rules(json, database, dossier.result);
  json.end_object().end_object();
  return json.text();
}

}  // namespace
}  // namespace ledger

Result<std::string> review_sheet(Ledger& ledger, std::string const& dossier, Date day) {
  try {
    auto& database = ledger.impl().database();
    SQLite::Transaction const one_state(database);
    return ledger::written(database, dossier, day);
  } catch (ledger::Refusal const& refusal) {
    return refusal.diagnostic;
  } catch (SQLite::Exception const& error) {
    return ledger.impl().failed(error);
  }
}

}  // namespace visado
