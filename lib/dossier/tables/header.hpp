// The header of a table, wherever it stands, and which column is which field.
#pragma once

#include <optional>
#include <vector>

#include "dossier/conversion.hpp"
#include "dossier/tables/mapping.hpp"
#include "dossier/tables/shape.hpp"
#include "dossier/tables/table.hpp"

namespace visado::dossier::tables {

struct BoundColumn {
  std::size_t column;
  std::size_t field;  // index in TableShape::fields
  ColumnFormat format;
};

struct Header {
  std::size_t row = 0;
  std::vector<BoundColumn> columns;
  std::vector<std::optional<std::size_t>> joins;  // column of each of TableShape::joins
};

// `key` is the field that identifies a dossier.

// How many columns the best header among the first rows has; 0 when none has the key.
[[nodiscard]] std::size_t header_score(Table const& table, TableShape const& shape, TableMapping const* mapping,
                                       SchemaField const& key);

// The row that has the key column and most known names. Nothing, with errors, when there is none or a column of it
// is repeated; columns that are no field are warnings.
[[nodiscard]] std::optional<Header> find_header(Table const& table, TableShape const& shape,
                                                TableMapping const* mapping, SchemaField const& key,
                                                Diagnostics& diagnostics);

}  // namespace visado::dossier::tables
