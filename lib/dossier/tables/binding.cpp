#include "dossier/tables/binding.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "support/utf8.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::tables {

namespace {

constexpr std::size_t max_row_reports = 50;  // of one kind, of one table; the rest are counted
constexpr char separator = '\x1f';

// How a key is compared: without blanks around, UUIDs in capitals.
std::string join_text(std::string_view text, SchemaField const* field) {
  std::string_view const key = trimmed(text);
  return field != nullptr && field->format == Format::uuid ? utf8::to_upper(key) : std::string(key);
}

// The record that holds a target, by its slots; made when it is not there yet.
RecordColumns& descend(RecordColumns& columns, std::vector<std::size_t> const& slots) {
  RecordColumns* at = &columns;
  for (std::size_t i = 0; i + 1 < slots.size(); ++i) {
    auto found = std::find_if(at->nested.begin(), at->nested.end(),
                              [&](RecordColumns::Nested const& nested) { return nested.slot == slots[i]; });
    if (found == at->nested.end()) {
      auto made = std::make_unique<RecordColumns>();
      made->plan = at->plan->fields[slots[i]].record;
      at->nested.push_back({slots[i], std::move(made)});
      found = std::prev(at->nested.end());
    }
    at = found->columns.get();
  }
  return *at;
}

void bind_columns(BoundTable& bound) {
  TableShape const& shape = *bound.shape;
  bound.columns.plan = shape.record;
  for (BoundColumn const& column : bound.header.columns) {
    FieldTarget const& target = shape.fields[column.field];
    std::size_t const slot = target.slots.empty() ? 0 : target.slots.back();
    descend(bound.columns, target.slots).scalars.push_back({slot, column.column, column.format});
  }
  if (shape.record == nullptr || shape.parent == nullptr) return;
  for (std::string const& key : shape.record->type->key) {
    for (BoundColumn const& column : bound.header.columns) {
      if (shape.fields[column.field].name == key) bound.key_columns.push_back(column.column);
    }
  }
  if (bound.key_columns.size() != shape.record->type->key.size()) bound.key_columns.clear();
}

// Reports on rows, the first ones each and the rest together.
class RowReports {
 public:
  RowReports(Table const& table, Diagnostics& diagnostics) : table_(table), diagnostics_(diagnostics) {}
  ~RowReports() {
    for (auto const& [code, report] : reports_) {
      if (report.count <= max_row_reports) continue;
      std::vector<std::string> arguments = report.arguments;
      arguments.front() = "y " + std::to_string(report.count - max_row_reports) + " filas más de " + table_.name();
      diagnostics_.add(Diagnostic::make(code, {nullptr, {}, table_.file()}, std::move(arguments)));
    }
  }
  RowReports(RowReports const&) = delete;
  RowReports& operator=(RowReports const&) = delete;

  void add(Code code, std::size_t row, std::vector<std::string> arguments) {
    Report& report = reports_[code];
    arguments.insert(arguments.begin(), table_.describe(row));
    report.arguments = arguments;
    if (++report.count > max_row_reports) return;
    diagnostics_.add(Diagnostic::make(code, {nullptr, {}, table_.describe(row)}, std::move(arguments)));
  }

 private:
  struct Report {
    std::size_t count = 0;
    std::vector<std::string> arguments;
  };
  Table const& table_;
  Diagnostics& diagnostics_;
  std::map<Code, Report> reports_;
};

}  // namespace

std::unique_ptr<Binding> Binding::bind(std::vector<FoundTable> const& found, SchemaField const& key,
                                       Diagnostics& diagnostics) {
  auto binding = std::make_unique<Binding>();
  bool failed = false;
  for (FoundTable const& one : found) {
    auto header = find_header(*one.table, *one.shape, one.mapping, key, diagnostics);
    failed = failed || !header;
    if (!header) continue;
    auto& bound = *binding->tables_.emplace_back(std::make_unique<BoundTable>());
    bound.shape = one.shape;
    bound.table = one.table;
    bound.header = std::move(*header);
    bind_columns(bound);
  }
  if (failed) return nullptr;
  for (auto const& bound : binding->tables_) {
    BoundTable* const parent = bound->shape->parent == nullptr ? nullptr : binding->find(bound->shape->parent);
    binding->index(*bound, parent, key, diagnostics);
    if (parent != nullptr) binding->attach(*bound, *parent);
  }
  return binding;
}

BoundTable* Binding::find(TableShape const* shape) const {
  auto const found = std::find_if(tables_.begin(), tables_.end(),
                                  [&](std::unique_ptr<BoundTable> const& bound) { return bound->shape == shape; });
  return found == tables_.end() ? nullptr : found->get();
}

// Rows by what they join to, and what the rows below them join to.
void Binding::index(BoundTable& bound, BoundTable const* parent, SchemaField const& key, Diagnostics& diagnostics) {
  Table const& table = *bound.table;
  TableShape const& shape = *bound.shape;
  RowReports reports(table, diagnostics);
  std::unordered_map<std::string, bool> above;  // join texts that exist
  if (parent != nullptr) {
    for (std::string const& text : parent->own_join) above.emplace(text, true);
  }
  auto const key_column = std::find_if(bound.header.columns.begin(), bound.header.columns.end(), [&](BoundColumn const& column) {
    return shape.parent == nullptr && shape.fields[column.field].field->field == &key;
  });
  for (std::size_t row = bound.header.row + 1; row < table.rows(); ++row) {
    if (table.row_is_empty(row)) continue;
    std::string join, own;
    if (shape.parent == nullptr) {
      own = join_text(table.text(row, key_column->column), &key);
    } else {
      std::size_t missing = shape.joins.size();
      for (std::size_t i = 0; i < shape.joins.size(); ++i) {
        std::string const part = join_text(table.text(row, *bound.header.joins[i]), shape.joins[i].field);
        if (part.empty() && missing == shape.joins.size()) missing = i;
        if (i > 0) join += separator;
        join += part;
      }
      if (missing < shape.joins.size()) {
        reports.add(code::table_row_without_key, row, {shape.joins[missing].name});
        continue;
      }
      if (!above.contains(join)) {
        std::string shown = join;
        std::replace(shown.begin(), shown.end(), separator, ' ');
        std::string const owner = parent == nullptr ? shape.parent->path : parent->table->name();
        reports.add(code::table_orphan_row, row, {shown, owner});
        continue;
      }
      std::vector<std::size_t>& siblings = bound.by_join[join];
      siblings.push_back(row);
      own = join;
      if (bound.key_columns.empty()) {
        own.append(1, separator).append(std::to_string(siblings.size()));
      }
      for (std::size_t i = 0; i < bound.key_columns.size(); ++i) {
        SchemaField const* const field = shape.record->fields[*shape.record->find(shape.record->type->key[i])].field;
        own.append(1, separator).append(join_text(table.text(row, bound.key_columns[i]), field));
      }
    }
    bound.index_of.emplace(row, bound.rows.size());
    bound.rows.push_back(row);
    bound.own_join.push_back(std::move(own));
  }
}

void Binding::attach(BoundTable& bound, BoundTable& parent) {
  RecordColumns& holder = descend(parent.columns, bound.shape->slots);
  holder.lists.push_back({bound.shape->slots.back(), &bound});
}

}  // namespace visado::dossier::tables
