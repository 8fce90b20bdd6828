// The finance system's own database: the dossiers that it registers, each version with what the rules said of it.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "rules_in_force.hpp"

namespace finance {

// What became of one registration.
struct Registered {
  std::string dossier;
  std::int64_t version = 0;  // 0: as it was already
  visado::Proposal proposal{};
  bool held = false;         // a rule that the institution chose to block on fired
};

// Why a devengado was not registered, for people.
struct NotApproved : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One connection of one thread; threads have a registry each over the same files.
class Registry {
 public:
  // `blocking`: rules whose «incumple» holds a dossier by itself. By default none does: the engine proposes, and a person
  // approves or returns. `now`: when the ledger was opened first, if it is made here.
  Registry(std::filesystem::path const& database, std::filesystem::path const& ledger, std::set<std::string> blocking,
           visado::Moment now);

  // Registers a batch (dossiers as JSON objects): verified, recorded in visado's ledger, and stored, in one transaction of this
  // database. Either all of that stands, or nothing of it here: what the ledger has then of a batch that failed is
  // harmless, since registering it again finds the same versions there.
  std::vector<Registered> register_batch(std::vector<std::string> const& dossiers, visado::TextVerifier const& verifier,
                                         visado::Actor const& actor, visado::Moment now);

  // Registers the devengado of the dossier that a constancia of visado names, as visado's ledger gave it (JSON), and gives the
  // dossier's key. Throws NotApproved unless the ledger holds that visado, not annulled, and of the very version that this
  // database has: what was changed since has to be approved again. `public_key`, when given, must have sealed it.
  std::string accrue(std::string const& constancia, std::filesystem::path const& public_key = {});

 private:
  Registered store(std::string const& json, visado::Verdict const& verdict, std::string const& fingerprint);

  SQLite::Database database_;
  visado::Ledger ledger_;
  std::set<std::string> const blocking_;
};

}  // namespace finance
