// A row of the dossiers' table as a record, with the rows of the lists that belong to it.
#pragma once

#include <string>

#include "dossier/record_builder.hpp"
#include "dossier/tables/binding.hpp"

namespace visado::dossier::tables {

class RowReader {
 public:
  RowReader(Building& building, Binding const& binding) : building_(building), binding_(binding) {}

  [[nodiscard]] Value dossier(std::size_t row);

 private:
  struct Row {
    BoundTable const& bound;
    std::size_t row;
  };
  Value record(Row const& at, RecordColumns const& columns, RecordPath const& path);
  void scalar(RecordBuilder& builder, Row const& at, RecordColumns::Scalar const& column);
  void nested(RecordBuilder& builder, Row const& at, RecordColumns::Nested const& nested);
  void list(RecordBuilder& builder, Row const& at, RecordColumns::List const& list);
  void check_cells(Row const& at);
  void check_joins(BoundTable const& bound, std::vector<std::size_t> const& rows);

  Building& building_;
  Binding const& binding_;
};

// Everything that a dossier's rows say, as one text: the same for the same content.
void append_rows(std::string& text, Binding const& binding, std::size_t row);

}  // namespace visado::dossier::tables
