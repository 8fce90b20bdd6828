// The rules of a rulebook, as the ledger remembers them.
#pragma once

#include "ledger/chain.hpp"
#include "visado/rulebook.hpp"

namespace visado::ledger {

// Of what a rule says, apart from the values of parameters and the text of what it uses: it tells a changed rule from
// a changed parameter.
[[nodiscard]] Digest rule_hash(Rule const& rule);

// By what the ledger knows a rulebook: its fingerprint. Several schemas of the same files share it, so that any but the
// default one adds its name: «3f…9a/ejecucion».
[[nodiscard]] std::string rulebook_identity(Rulebook const& rulebook);

// The rulebook's row and those of its rules; written when they are not there yet.
struct RulebookRecord {
  std::int64_t rulebook = 0;
  std::int64_t first_rule = 0;  // row of the first rule; the others follow
};
RulebookRecord record_rulebook(SQLite::Database& database, Rulebook const& rulebook, Leaves& leaves);

// The row of ambitos for these; written when it is not there yet.
std::int64_t record_scope(SQLite::Database& database, std::int64_t rulebook, VerifyOptions const& options,
                          Leaves& leaves);

// Whether a run with these options asks the rule of any dossier.
[[nodiscard]] bool asks(Rule const& rule, VerifyOptions const& options);
// The byte of each rule that a verdict of such a run does not account for: it did not apply, or was not asked.
[[nodiscard]] std::string unvisited_outcomes(Rulebook const& rulebook, VerifyOptions const& options);

}  // namespace visado::ledger
