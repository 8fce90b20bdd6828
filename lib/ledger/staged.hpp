// Verdicts on their way to the ledger: what is kept of them, until a batch is full. Memory is used again.
#pragma once

#include <vector>

#include "ledger/row_bytes.hpp"
#include "ledger/card.hpp"
#include "visado/ledger.hpp"

namespace visado::ledger {

struct StagedFinding {
  std::uint32_t rule = 0;  // index in the rulebook
  std::string outcome, effect, amount, currency, date, fingerprint;
  std::string list, element, message;
};

struct StagedDossier {
  std::string key, class_value, proposal, requested, excluded;
  std::string outcomes;  // a byte a rule
  DossierContent content;
  Card card;
  std::vector<StagedFinding> findings;
  std::size_t finding_count = 0;

  // `unvisited`: the byte of each rule that the verdict does not account for. `first`: of the rulebook.
  void take(Verdict const& verdict, std::string const& unvisited, Rule const* first);
  [[nodiscard]] std::size_t size() const { return content.bytes.size() + content.printed.size() + outcomes.size(); }
};

// Of what a result says: two that say the same have the same.
[[nodiscard]] Digest result_hash(Sha256& hash, RowBytes& bytes, StagedDossier const& dossier);

class Staging {
 public:
  StagedDossier& next();
  void clear();
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] StagedDossier const& operator[](std::size_t i) const { return dossiers_[i]; }
  [[nodiscard]] bool full() const { return count_ >= most_dossiers || bytes_ >= most_bytes; }
  void weigh(StagedDossier const& dossier) { bytes_ += dossier.size(); }

 private:
  // Large enough that a commit costs little a dossier, small enough that others need not wait long.
  static constexpr std::size_t most_dossiers = 2048;
  static constexpr std::size_t most_bytes = std::size_t{8} << 20;
  std::vector<StagedDossier> dossiers_;
  std::size_t count_ = 0, bytes_ = 0;
};

}  // namespace visado::ledger
