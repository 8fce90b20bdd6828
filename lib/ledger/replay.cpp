#include "ledger/replay.hpp"

#include "ledger/reconcile.hpp"

namespace visado::ledger {
namespace {

class Replay {
 public:
  Replay(SQLite::Database& database, std::string const& schema)
      : rules_(database),
        reconciler_(database, schema, rules_),
        results_(database,
                 "SELECT r.id, r.version, v.numero, v.expediente, r.ambito, r.reglas, r.primera, r.cuantas "
                 "FROM main.resultados r JOIN main.versiones v ON v.id = r.version "
                 "WHERE r.id BETWEEN ?1 AND ?2 ORDER BY r.id"),
        observations_(database,
                      "SELECT id, regla, conclusion, efecto, monto, huella FROM main.observaciones "
                      "WHERE id BETWEEN ?1 AND ?2 ORDER BY id") {}

  void results(std::int64_t event, std::int64_t first, std::int64_t count) {
    results_.bind(1, first);
    results_.bind(2, first + count - 1);
    while (results_.executeStep()) {
      auto const dossier = results_.getColumn(3).getString();
      auto const outcomes = results_.getColumn(5).getString();
      sight(results_.getColumn(6).getInt64(), results_.getColumn(7).getInt64());
      reconciler_.apply({event, results_.getColumn(0).getInt64(), results_.getColumn(1).getInt64(),
                         results_.getColumn(2).getInt64(), rules_.rulebook_of_scope(results_.getColumn(4).getInt64()),
                         dossier, outcomes, sightings_},
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
  SQLite::Statement results_, observations_;
  std::vector<Sighting> sightings_;
};

}  // namespace

void replay(SQLite::Database& database, std::string const& schema) {
  Replay replay(database, schema);
  SQLite::Statement events(database,
                           "SELECT id, json_extract(contenido, '$.filas.resultados[0]'), "
                           "json_extract(contenido, '$.filas.resultados[1]') FROM main.eventos "
                           "WHERE tipo = 'lote' AND json_valid(contenido) ORDER BY id");
  while (events.executeStep())
    if (!events.getColumn(1).isNull())
      replay.results(events.getColumn(0).getInt64(), events.getColumn(1).getInt64(), events.getColumn(2).getInt64());
}

}  // namespace visado::ledger
