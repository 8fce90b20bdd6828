// The schema seen as tables: one for the dossiers, one for each list, joined by key columns. What a spreadsheet is
// read by, and what the template writes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/read_plan.hpp"

namespace visado::dossier::tables {

// A field of the table's record, or of a single record inside it.
struct FieldTarget {
  std::string name;                // «total», «guatecompras.nog»
  std::vector<std::size_t> slots;  // from the table's record down
  FieldPlan const* field;
};

// A column that says of which dossier (and element) a row is.
struct JoinColumn {
  std::string name;                     // as the template writes it
  std::vector<std::string> also;        // other names it is found by
  SchemaField const* field = nullptr;   // null: the position of the parent's row in its dossier, from 1
};

struct TableShape {
  std::string path;                    // «facturas», «facturas.items»; the schema's name for the dossiers
  std::string sheet;                   // its path, cut to what spreadsheets allow and unique
  TableShape const* parent = nullptr;  // null: the table of the dossiers
  std::vector<std::size_t> slots;      // of the list, from the parent's record down
  FieldPlan const* list = nullptr;     // null: the table of the dossiers
  RecordPlan const* record = nullptr;  // null: a list of scalars, in the column `valor`
  std::vector<FieldTarget> fields;
  std::vector<JoinColumn> joins;       // to the parent: the dossier's key, then the keys of the elements above
  std::vector<std::unique_ptr<TableShape>> lists;

  // All of them, this one first, parents before children.
  [[nodiscard]] std::vector<TableShape const*> all() const;
};

inline constexpr std::string_view value_column = "valor";

[[nodiscard]] std::unique_ptr<TableShape> table_shapes(ReadPlan const& plan);

}  // namespace visado::dossier::tables
