// The documents that acts give: what they say, and their seal.
#pragma once

#include "ledger/dossier_now.hpp"

namespace visado::ledger {

// Everything that a document says of an act that was just recorded.
struct Act {
  std::string kind;  // visado, devolución, orden escrita
  std::string number;
  std::int64_t event = 0;
  DossierNow dossier;
  Entry entry;
  std::int64_t run = 0;     // visado: its basis
  std::int64_t result = 0;
  std::string stage{}, addressee{}, cause{}, ordered_by{};
  int term_days = 0;
  std::optional<Evidence> evidence{};
};

// Writes the document, records its hash as an event «constancia», and seals it when the ledger has a key.
[[nodiscard]] Certificate certify(Acting& acting, Act const& what);

}  // namespace visado::ledger
