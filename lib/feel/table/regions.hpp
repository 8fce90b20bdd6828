// The inputs of a table, cut into regions on which each cell has one answer.
#pragma once

#include <string>
#include <vector>

#include "feel/table/analysis.hpp"

namespace visado::feel {

// A part of the values of an input.
struct Region {
  Value witness{};     // one of them
  bool real = false;   // the input can have the value, for certain: it may stand in an example
  bool whole = false;  // all values of an input that is not cut: it has no witness
};

// What a cell says of a region.
struct Answer {
  bool may = true;    // some value of it may be a hit
  bool must = false;  // every value of it is a hit, for certain (or, of the missing datum, is not a miss)
};

struct CutColumn {
  std::vector<Region> regions;
  std::vector<std::vector<Answer>> answers;  // by row, then region
};

// The witnesses live in `arena`.
[[nodiscard]] std::vector<CutColumn> cut(AnalysisInput const& input, Arena& arena);

// «25000.01», «2024-03-15», «"cotizacion"», as an author writes them in words.
[[nodiscard]] std::string in_words(Value const& value);

}  // namespace visado::feel
