// What a new result of a dossier does to its reparos. The same code writes the derived tables and computes them anew to
// check them: it depends on nothing but facts and what it wrote itself.
#pragma once

#include <optional>
#include <vector>

#include "ledger/card.hpp"
#include "ledger/rule_rows.hpp"
#include "visado/verify.hpp"

namespace visado::ledger {

// The outcomes that a rule had, a bit each; 0: the run did not ask it.
[[nodiscard]] constexpr unsigned char outcome_bit(Outcome outcome) {
  return static_cast<unsigned char>(1U << static_cast<unsigned>(outcome));
}

// A row of observaciones.
struct Sighting {
  std::int64_t observation = 0;
  std::int64_t rule_row = 0;
  std::string outcome, effect, amount, fingerprint;
};

// A row of resultados, with where it belongs.
struct ResultFacts {
  std::int64_t event = 0;
  std::int64_t result = 0;
  std::int64_t version = 0;
  std::int64_t version_number = 0;
  std::int64_t rulebook = 0;
  std::string const& dossier;
  std::string_view outcomes;  // a byte a rule
  std::vector<Sighting> const& sightings;
  Card const& card;
};

struct Changes {
  std::uint64_t formulated = 0, persisting = 0, settled = 0, returned = 0;
  [[nodiscard]] bool any() const { return formulated + settled + returned > 0; }
};

class Reconciler {
 public:
  // Writes the derived tables of the attached database `schema`.
  Reconciler(SQLite::Database& database, std::string const& schema, RuleRows& rules);

  // At the start of each transaction: others may have written.
  void read_ids();
  // `known`: the dossier had results before.
  Changes apply(ResultFacts const& facts, bool known);
  // What `apply` would change, but for what only points to the last sight.
  Changes would_change(ResultFacts const& facts);

 private:
  // A reparo of the dossier, as it stood before.
  struct Known {
    std::int64_t id = 0;
    std::string fingerprint, rule, state;
    bool present = false;
    std::int64_t version = 0, rule_row = 0;
    bool sighted = false;
  };
  void load(std::string const& dossier);
  // Works through the result; writes when `write`.
  Changes work(ResultFacts const& facts, bool write);
  void formulate(ResultFacts const& facts, Sighting const& sighting);
  void see(ResultFacts const& facts, Sighting const& sighting, Known const& known, bool present);
  void move(ResultFacts const& facts, Known const& known, std::string const& to, std::string const& cause,
            bool again);
  void vanish(Known const& known);
  [[nodiscard]] std::string const& why(ResultFacts const& facts, Known const& known);

  SQLite::Database& database_;
  std::string schema_;
  RuleRows& rules_;
  std::vector<Known> known_;
  std::int64_t next_reparo_ = 1, next_move_ = 1;
  std::optional<Cards> cards_;  // a file of an earlier version has none
  SQLite::Statement dossier_, load_, formulate_, see_, state_, vanish_, move_;
};

}  // namespace visado::ledger
