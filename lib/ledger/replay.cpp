#include "ledger/replay.hpp"

#include "ledger/projection.hpp"
#include "ledger/reconcile.hpp"

namespace visado::ledger {
namespace {

// The card stands right behind the texts of the observaciones.
std::string card_part(std::string const& name) { return "json_extract(m.textos, '$[' || r.cuantas || ']." + name + "')"; }

class Replay {
 public:
  Replay(SQLite::Database& database, std::string const& schema)
      : rules_(database),
        reconciler_(database, schema, rules_),
        projection_(database, schema),
        results_(database,
                 "SELECT r.id, r.version, v.numero, v.expediente, r.ambito, r.reglas, r.primera, r.cuantas, " +
                     card_part("unidad") + ", " + card_part("proveedor") + ", " + card_part("nombre_proveedor") + ", " +
                     card_part("moneda") +
                     " FROM main.resultados r JOIN main.versiones v ON v.id = r.version "
                     "LEFT JOIN main.mensajes m ON m.resultado = r.id "
                     "WHERE r.id BETWEEN ?1 AND ?2 ORDER BY r.id"),
        observations_(database,
                      "SELECT id, regla, conclusion, efecto, monto, huella FROM main.observaciones "
                      "WHERE id BETWEEN ?1 AND ?2 ORDER BY id") {}

  void act(std::string const& type, std::int64_t event) { moved_ = projection_.apply(type, event) || moved_; }

  void results(std::int64_t event, std::int64_t first, std::int64_t count) {
    if (moved_) reconciler_.read_ids();
    moved_ = false;
    results_.bind(1, first);
    results_.bind(2, first + count - 1);
    while (results_.executeStep()) {
      auto const dossier = results_.getColumn(3).getString();
      auto const outcomes = results_.getColumn(5).getString();
      Card const card{results_.getColumn(8).getString(), results_.getColumn(9).getString(), results_.getColumn(10).getString(),
                      results_.getColumn(11).getString()};
      sight(results_.getColumn(6).getInt64(), results_.getColumn(7).getInt64());
      reconciler_.apply({event, results_.getColumn(0).getInt64(), results_.getColumn(1).getInt64(),
                         results_.getColumn(2).getInt64(), rules_.rulebook_of_scope(results_.getColumn(4).getInt64()),
                         dossier, outcomes, sightings_, card},
                        true);
    }
    results_.reset();
  }

 private:
  void sight(std::int64_t first, std::int64_t count) {
    sightings_.clear();
    if (count <= 0) return;
    observations_.bind(1, first);
    observations_.bind(2, first + count - 1);
    while (observations_.executeStep())
      sightings_.push_back({observations_.getColumn(0).getInt64(), observations_.getColumn(1).getInt64(),
                            observations_.getColumn(2).getString(), observations_.getColumn(3).getString(),
                            observations_.getColumn(4).getString(), observations_.getColumn(5).getString()});
    observations_.reset();
  }

  RuleRows rules_;
  Reconciler reconciler_;
  Projection projection_;
  bool moved_ = false;  // acts wrote movements of their own since the last results
  SQLite::Statement results_, observations_;
  std::vector<Sighting> sightings_;
};

}  // namespace

void replay(SQLite::Database& database, std::string const& schema) {
  Replay replay(database, schema);
  SQLite::Statement events(database,
                           "SELECT id, tipo, json_extract(contenido, '$.filas.resultados[0]'), "
                           "json_extract(contenido, '$.filas.resultados[1]') FROM main.eventos "
                           "WHERE json_valid(contenido) ORDER BY id");
  while (events.executeStep()) {
    auto const event = events.getColumn(0).getInt64();
    auto const type = events.getColumn(1).getString();
    if (type != "lote") replay.act(type, event);
    else if (!events.getColumn(2).isNull())
      replay.results(event, events.getColumn(2).getInt64(), events.getColumn(3).getInt64());
  }
}

}  // namespace visado::ledger
