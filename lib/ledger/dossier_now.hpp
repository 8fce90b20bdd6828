// A dossier as it stands: its last version, the ingreso in which it is, what keeps it from its visado.
#pragma once

#include "ledger/acting.hpp"

namespace visado::ledger {

struct DossierNow {
  std::string key;
  std::int64_t version = 0, number = 0, result = 0;
};
[[nodiscard]] DossierNow dossier_now(SQLite::Database& database, std::string const& key);  // refuses an unknown one

struct Entry {
  std::int64_t id = 0, number = 0;
};
[[nodiscard]] std::optional<Entry> open_entry(SQLite::Database& database, std::string const& dossier);
[[nodiscard]] Entry require_entry(SQLite::Database& database, std::string const& dossier);

// The answers that hold for a version, by rule.
struct Answer {
  std::string rule, answer, folio, note, person;
};
[[nodiscard]] std::vector<Answer> answers(SQLite::Database& database, std::int64_t version);

// A finished run of the day over the permanent rules of the stage whose result holds for the dossier's last version.
struct Basis {
  std::int64_t run = 0, result = 0, rulebook = 0;
  std::string rulebook_state, proposal, outcomes;
};
[[nodiscard]] Basis require_basis(Acting& acting, DossierNow const& dossier, std::string const& stage);

// Refuses when the person entered the dossier or stands in its data.
void require_not_party(Acting& acting, DossierNow const& dossier);

// The rule whose index in the rulebook is that of a byte of `outcomes`, for each rule.
struct RuleOutcome {
  std::string id, version, title, effect;
  unsigned char outcomes = 0;
};
[[nodiscard]] std::vector<RuleOutcome> rule_outcomes(SQLite::Database& database, std::int64_t result);

// Whether an effect stands in the way of the visado.
[[nodiscard]] inline bool blocks(std::string_view effect) { return effect == "rechaza" || effect == "devuelve"; }

}  // namespace visado::ledger
