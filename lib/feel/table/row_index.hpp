// Which rows of a table a text rules out. In most tables of packs some inputs are texts (the class of the dossier, the
// kind of document) and their cells are texts written out: with the value at hand, the rows that name others need no
// evaluation.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "support/bit_set.hpp"
#include "visado/value.hpp"

namespace visado {
class Expression;
}

namespace visado::feel {

// Rows of a table.
using RowSet = BitSet;

// The cells of one input.
class TextColumn {
 public:
  // `cells`: null where a row tests nothing.
  explicit TextColumn(std::span<Expression const* const> cells);

  // No cell of the column is texts written out: nothing can be said of it.
  [[nodiscard]] bool empty() const { return texts_.empty(); }
  // The rows that the text does not rule out.
  [[nodiscard]] RowSet const& rows(std::string_view text) const;
  // The cell of the row is texts written out (or nothing): of a row that is not ruled out, it is true.
  [[nodiscard]] bool is_decided(std::size_t row) const { return contains(decided_, row); }

 private:
  std::vector<std::pair<std::string, RowSet>> texts_;  // sorted
  RowSet others_;                                      // rows for a text that no cell names
  RowSet decided_;
};

}  // namespace visado::feel
