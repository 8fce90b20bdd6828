// The dossiers of the example with what is expected of each. What is expected comes from what was done to a
// correct dossier, never from running the rules.
#pragma once

#include <string>
#include <vector>

#include "dossiers.hpp"

namespace datos {

struct Expected {
  std::string rule, outcome, element;
};

// Where a dossier is written.
enum class Place : unsigned char { jsonl, json, yaml, xlsx, csv, folder };
[[nodiscard]] char const* to_string(Place value);

struct Dossier {
  Node data;
  Place place = Place::jsonl;
  std::string fault;  // what was done to it; empty: correct
  std::vector<Expected> expected;
  bool unverifiable = false;
  bool boundary = false;    // the correct side of a limit: `fault` says which
  int copies = 1;           // identical ones
  std::string second_line;  // JSON Lines: a different dossier under the same key
  [[nodiscard]] std::string key() const { return data.text_at("expediente"); }
  [[nodiscard]] std::string proposal() const;
};

// Those with a fault or at a limit, then correct ones of every class.
[[nodiscard]] std::vector<Dossier> all_dossiers(Random& random);

}  // namespace datos
