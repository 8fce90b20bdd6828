// A rule's test, read once and run many times: against the rule as it is, and against changed ones.
#pragma once

#include <string>
#include <vector>

#include "verify/facts.hpp"
#include "visado/dossier.hpp"
#include "visado/verify.hpp"

namespace visado::verify {

class ProofCase {
 public:
  // `uses` has every field, so that a changed rule may read what the rulebook does not.
  ProofCase(Rulebook const& rulebook, RuleTest const& test, FieldUse const& uses);

  // Puts its data before the facts; false when they could not be read. `arena` begins anew.
  bool begin(Facts& facts, Arena& arena) const;

  struct Got {
    std::string key;  // of the element; empty for the dossier, and when the test does not ask by element
    Outcome outcome;
  };
  // What `rule`, or a changed copy of it, says. A limit that was spent counts as no evaluable here.
  [[nodiscard]] std::vector<Got> run(Rule const& rule, Facts& facts, Arena& arena) const;
  // Whether that is what the test expects.
  [[nodiscard]] bool agrees(std::vector<Got> const& got) const;

 private:
  Rulebook const& rulebook_;
  RuleTest const& test_;
  Arena memory_;
  Dossier dossier_;
};

// Every field of the schema.
[[nodiscard]] FieldUse every_field(Schema const& schema);

}  // namespace visado::verify
