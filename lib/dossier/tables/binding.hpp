// Tables bound to the shape of the schema: which rows of a list belong to which row above them.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "dossier/tables/header.hpp"
#include "dossier/tables/shape.hpp"
#include "dossier/tables/table.hpp"

namespace visado::dossier::tables {

// The columns of one record of a row: its own, and those of the single records in it.
struct BoundTable;
struct RecordColumns {
  RecordPlan const* plan = nullptr;
  struct Scalar {
    std::size_t slot;
    std::size_t column;
    ColumnFormat format;
  };
  struct Nested {
    std::size_t slot;
    std::unique_ptr<RecordColumns> columns;
  };
  struct List {
    std::size_t slot;
    BoundTable const* table;
  };
  std::vector<Scalar> scalars;
  std::vector<Nested> nested;
  std::vector<List> lists;
};

struct BoundTable {
  TableShape const* shape = nullptr;
  Table const* table = nullptr;
  Header header;
  RecordColumns columns;                               // of a list of scalars: only `scalars`
  std::vector<std::size_t> key_columns;                // of the element's own key; empty: its position
  std::vector<std::size_t> rows;                       // with content, below the header
  std::unordered_map<std::string, std::vector<std::size_t>> by_join;  // of a list: its rows by their join text
  std::vector<std::string> own_join;                   // by index in `rows`: the join text of rows below it
  std::unordered_map<std::size_t, std::size_t> index_of;  // row → index in `rows`

  // The join text of the rows below a row.
  [[nodiscard]] std::string const& join_below(std::size_t row) const { return own_join[index_of.at(row)]; }
};

// A table found for a shape.
struct FoundTable {
  TableShape const* shape;
  Table const* table;
  TableMapping const* mapping;  // or null
};

class Binding {
 public:
  // `found` begins with the table of the dossiers; parents come before children. What is wrong (a table without its
  // header, rows of nobody) goes to `diagnostics`; nothing when a table cannot be used.
  static std::unique_ptr<Binding> bind(std::vector<FoundTable> const& found, SchemaField const& key,
                                       Diagnostics& diagnostics);

  [[nodiscard]] BoundTable const& dossiers() const { return *tables_.front(); }
  [[nodiscard]] std::vector<std::unique_ptr<BoundTable>> const& tables() const { return tables_; }

 private:
  void index(BoundTable& bound, BoundTable const* parent, SchemaField const& key, Diagnostics& diagnostics);
  void attach(BoundTable& bound, BoundTable& parent);
  [[nodiscard]] BoundTable* find(TableShape const* shape) const;

  std::vector<std::unique_ptr<BoundTable>> tables_;
};

}  // namespace visado::dossier::tables
