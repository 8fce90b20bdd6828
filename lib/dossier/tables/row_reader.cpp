#include "dossier/tables/row_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::tables {

namespace {

// The first column of a record that has something in this row: a single record without any is absent.
std::optional<std::size_t> first_filled(BoundTable const& bound, std::size_t row, RecordColumns const& columns) {
  for (RecordColumns::Scalar const& scalar : columns.scalars) {
    if (bound.table->cell(row, scalar.column).kind != CellKind::empty) return scalar.column;
  }
  for (RecordColumns::Nested const& nested : columns.nested) {
    if (auto const column = first_filled(bound, row, *nested.columns)) return column;
  }
  for (RecordColumns::List const& list : columns.lists) {
    auto const rows = list.table->by_join.find(bound.join_below(row));
    if (rows != list.table->by_join.end()) return 0;
  }
  return std::nullopt;
}

}  // namespace

Value RowReader::dossier(std::size_t row) {
  RecordPath const root{};
  return record({binding_.dossiers(), row}, binding_.dossiers().columns, root);
}

Value RowReader::record(Row const& at, RecordColumns const& columns, RecordPath const& path) {
  if (&columns == &at.bound.columns) check_cells(at);
  RecordBuilder builder(building_, *columns.plan, path);
  for (RecordColumns::Scalar const& column : columns.scalars) scalar(builder, at, column);
  for (RecordColumns::Nested const& inner : columns.nested) nested(builder, at, inner);
  for (RecordColumns::List const& below : columns.lists) list(builder, at, below);
  return builder.finish(at.bound.table->place(at.row, 0));
}

// An empty cell is absent.
void RowReader::scalar(RecordBuilder& builder, Row const& at, RecordColumns::Scalar const& column) {
  Table const& table = *at.bound.table;
  Cell const cell = table.cell(at.row, column.column);
  if (cell.kind == CellKind::empty) return;
  std::uint32_t const place = table.place(at.row, column.column);
  if (!builder.begin(column.slot, place)) return;
  if (cell.kind != CellKind::error) return builder.convert(column.slot, table.raw(cell), column.format);
  FieldPlan const& field = builder.plan().fields[column.slot];
  builder.set(column.slot, Value::null(NullReason::illegible));
  building_.report(field, builder.path(), place, code::sheet_error_cell,
                   {builder.path().text(field.field->name), std::string(table.text(cell))}, true);
}

void RowReader::nested(RecordBuilder& builder, Row const& at, RecordColumns::Nested const& nested) {
  auto const column = first_filled(at.bound, at.row, *nested.columns);
  if (!column || !builder.begin(nested.slot, at.bound.table->place(at.row, *column))) return;
  RecordPath const path{&builder.path(), builder.plan().fields[nested.slot].field->name, 0};
  builder.set(nested.slot, record(at, *nested.columns, path));
}

// A table without rows is as absent as an empty cell; one with rows, none of them of this dossier, is an empty list.
void RowReader::list(RecordBuilder& builder, Row const& at, RecordColumns::List const& list) {
  BoundTable const& below = *list.table;
  if (below.rows.empty()) return;
  auto const found = below.by_join.find(at.bound.join_below(at.row));
  std::vector<std::size_t> const none;
  std::vector<std::size_t> const& rows = found == below.by_join.end() ? none : found->second;
  std::uint32_t const place =
      rows.empty() ? below.table->place(below.header.row, 0) : below.table->place(rows.front(), 0);
  if (!builder.begin(list.slot, place)) return;
  check_joins(below, rows);
  std::string_view const name = builder.plan().fields[list.slot].field->name;
  std::vector<Value> items;
  for (std::size_t const row : rows) {
    if (below.shape->record != nullptr) {
      RecordPath const path{&builder.path(), name, items.size() + 1};
      items.push_back(record({below, row}, below.columns, path));
      continue;
    }
    check_cells({below, row});
    for (RecordColumns::Scalar const& column : below.columns.scalars) {
      Cell const cell = below.table->cell(row, column.column);
      if (cell.kind == CellKind::empty) continue;
      items.push_back(builder.convert_item(list.slot, below.table->raw(cell), below.table->place(row, column.column),
                                           items.size() + 1, column.format));
    }
  }
  builder.set(list.slot, Value::list(items, building_.arena));
}

// In CSV, content beyond the header means that cells have moved.
void RowReader::check_cells(Row const& at) {
  Table const& table = *at.bound.table;
  if (table.origin() != Table::Origin::csv) return;
  for (std::size_t column = table.width(at.bound.header.row); column < table.width(at.row); ++column) {
    if (table.cell(at.row, column).kind == CellKind::empty) continue;
    building_.dossier.diagnostics.add(Diagnostic::make(
        code::table_extra_cells, {nullptr, {}, table.describe(at.row, column)}, {table.describe(at.row)}));
    building_.dossier.verifiable = false;
    return;
  }
}

// Two elements with one key: the rows below would belong to both.
void RowReader::check_joins(BoundTable const& bound, std::vector<std::size_t> const& rows) {
  auto const holds_lists = [](auto const& self, RecordColumns const& columns) -> bool {
    return !columns.lists.empty() || std::any_of(columns.nested.begin(), columns.nested.end(),
                                                 [&](auto const& nested) { return self(self, *nested.columns); });
  };
  if (!holds_lists(holds_lists, bound.columns)) return;
  std::vector<std::pair<std::string_view, std::size_t>> joins;
  for (std::size_t const row : rows) joins.emplace_back(bound.join_below(row), row);
  std::sort(joins.begin(), joins.end());
  for (std::size_t i = 1; i < joins.size(); ++i) {
    if (joins[i].first != joins[i - 1].first) continue;
    building_.dossier.diagnostics.add(
        Diagnostic::make(code::table_ambiguous_parent, {nullptr, {}, bound.table->describe(joins[i].second)},
                         {bound.table->describe(joins[i - 1].second), bound.table->describe(joins[i].second)}));
    building_.dossier.verifiable = false;
  }
}

namespace {

void append_row(std::string& text, BoundTable const& bound, std::size_t row);

void append_lists(std::string& text, BoundTable const& bound, std::size_t row, RecordColumns const& columns) {
  for (RecordColumns::Nested const& nested : columns.nested) append_lists(text, bound, row, *nested.columns);
  for (RecordColumns::List const& list : columns.lists) {
    auto const rows = list.table->by_join.find(bound.join_below(row));
    if (rows == list.table->by_join.end()) continue;
    for (std::size_t const below : rows->second) append_row(text, *list.table, below);
  }
}

void append_row(std::string& text, BoundTable const& bound, std::size_t row) {
  text.append(bound.shape->path).append(1, '\n');
  for (std::size_t column = 0; column < bound.table->width(row); ++column) {
    Cell const cell = bound.table->cell(row, column);
    text.append(std::to_string(column)).append(1, static_cast<char>('a' + static_cast<int>(cell.kind)));
    text.append(std::to_string(cell.size)).append(1, ':').append(bound.table->text(cell));
  }
  text.append(1, '\n');
  append_lists(text, bound, row, bound.columns);
}

}  // namespace

void append_rows(std::string& text, Binding const& binding, std::size_t row) { append_row(text, binding.dossiers(), row); }

}  // namespace visado::dossier::tables
