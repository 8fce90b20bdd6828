// A run of the ledger done again, from what the ledger keeps.
#pragma once

#include <cstdint>

#include "visado/ledger.hpp"
#include "visado/result.hpp"
#include "visado/rulebook.hpp"

#pragma GCC visibility push(default)
namespace visado {

struct ReplayAccounts {
  std::uint64_t same = 0, different = 0, not_replayed = 0;  // dossiers
  // Each that differs, an error; each that cannot be done again (its data were erased, or only its canonical form was
  // kept, as of spreadsheets and folders), a warning.
  Diagnostics diagnostics;
};
// Verifies the dossiers of a finished run again, with its date, control, stage and class, and compares what every rule said
// with what was recorded. `rulebook`: the very one of the run. Writes nothing.
[[nodiscard]] Result<ReplayAccounts> replay_run(Ledger& ledger, std::int64_t run, Rulebook const& rulebook);

}  // namespace visado
#pragma GCC visibility pop
