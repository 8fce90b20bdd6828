// What an explanation tells of decision tables: the rows that decided, and what they looked at.
#pragma once

#include <set>
#include <vector>

#include "verify/facts.hpp"
#include "visado/verify.hpp"

namespace visado::verify {

// Adds the parts of the tables behind a definition (a table, or what uses tables) at `depth`; each table once.
// `hidden`: nothing is told.
class TableParts {
 public:
  TableParts(Rulebook const& rulebook, Facts& facts, bool hidden)
      : rulebook_(rulebook), facts_(facts), hidden_(hidden) {}

  void add(std::uint32_t definition, int depth, std::vector<ExplainedPart>& parts);

 private:
  void add_table(Definition const& definition, int depth, std::vector<ExplainedPart>& parts);

  Rulebook const& rulebook_;
  Facts& facts_;
  bool hidden_;
  std::set<std::uint32_t> told_{};
};

}  // namespace visado::verify
