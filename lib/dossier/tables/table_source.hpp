// Spreadsheets as dossiers: the tables of an input, told apart, become a source.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/readers.hpp"
#include "dossier/tables/binding.hpp"

namespace visado::dossier::tables {

// Whether a file or sheet of this name is the table of a shape: «facturas»; «expediente» or «expedientes» for the
// dossiers, or the schema's name.
[[nodiscard]] bool is_named(TableShape const& shape, std::string_view name);

struct TableInput {
  std::string name;
  InputFormat format;
  std::unique_ptr<ReadPlan> plan;  // of a schema with a key
  std::unique_ptr<TableShape> shapes;
  std::vector<Table> tables;
  struct Found {
    TableShape const* shape;
    std::size_t table;            // index in `tables`
    TableMapping const* mapping;  // or null; needed only while the source is made
  };
  std::vector<Found> found;  // the dossiers first, parents before children
  Diagnostics diagnostics;
};

[[nodiscard]] Opened source_of(TableInput input);

}  // namespace visado::dossier::tables
