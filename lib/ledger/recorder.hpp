// Writes staged dossiers: their versions, results and observations, and what they do to the reparos.
#pragma once

#include "ledger/chain.hpp"
#include "ledger/coverage.hpp"
#include "ledger/reconcile.hpp"
#include "ledger/salt.hpp"
#include "ledger/staged.hpp"

namespace visado::ledger {

class Recorder {
 public:
  struct Place {
    std::int64_t run = 0, scope = 0, rulebook = 0, first_rule = 0;
  };
  Recorder(SQLite::Database& database, Place place);

  // Inside a write transaction, all of them: `begin` once, `record` each, then what they wrote.
  void begin(std::int64_t event);
  void record(StagedDossier const& dossier, RunAccounts& accounts, Coverage& coverage);
  [[nodiscard]] Leaves const& leaves() const { return leaves_; }

 private:
  struct Known {
    bool any = false;
    std::int64_t version = 0, number = 0, result = 0;
    Digest raw_hash{}, hash{};
  };
  void look_up(std::string const& dossier);
  void insert_version(StagedDossier const& dossier);
  // The result that the dossier's version had in this scope, when it says the same.
  [[nodiscard]] std::int64_t same_result(Digest const& what);
  std::int64_t insert_result(StagedDossier const& dossier, Digest const& what);
  [[nodiscard]] ResultFacts facts(StagedDossier const& dossier, std::int64_t result);

  SQLite::Database& database_;
  Place place_;
  Sha256 hash_;
  Salts salts_;
  Leaves leaves_;
  RuleRows rules_;
  Reconciler reconciler_;
  SQLite::Statement look_up_, same_;
  RowWriter versions_, contents_, results_, messages_, observations_;
  RowBytes bytes_;
  JsonWriter texts_;
  Known known_;
  std::vector<Sighting> sightings_;
  std::int64_t event_ = 0, next_version_ = 1, next_result_ = 1, next_observation_ = 1;
};

}  // namespace visado::ledger
