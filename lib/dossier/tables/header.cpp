#include "dossier/tables/header.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "visado/diagnostics/dossier_files.hpp"

namespace visado::dossier::tables {

namespace {

constexpr std::size_t rows_above = 200;     // titles, at most
constexpr std::size_t max_unknown = 50;     // columns named each; the rest are counted

// What a header cell may say.
struct Meaning {
  std::optional<std::size_t> field, join;
  ColumnFormat format;
  ColumnMapping const* mapped = nullptr;
};

using Vocabulary = std::map<std::string, Meaning>;  // by folded name

std::optional<std::size_t> field_named(TableShape const& shape, std::string_view name) {
  std::string const folded = fold_name(name);
  for (std::size_t i = 0; i < shape.fields.size(); ++i) {
    if (fold_name(shape.fields[i].name) == folded) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> join_named(TableShape const& shape, std::string_view name) {
  std::string const folded = fold_name(name);
  for (std::size_t i = 0; i < shape.joins.size(); ++i) {
    JoinColumn const& join = shape.joins[i];
    if (fold_name(join.name) == folded) return i;
    for (std::string const& also : join.also) {
      if (fold_name(also) == folded) return i;
    }
  }
  return std::nullopt;
}

Vocabulary vocabulary(TableShape const& shape, TableMapping const* mapping) {
  Vocabulary words;
  ColumnFormat const format = mapping == nullptr ? ColumnFormat{} : mapping->format;
  auto add = [&](std::string const& name) {
    words[fold_name(name)] = {field_named(shape, name), join_named(shape, name), format, nullptr};
  };
  for (FieldTarget const& field : shape.fields) add(field.name);
  for (JoinColumn const& join : shape.joins) {
    add(join.name);
    for (std::string const& also : join.also) add(also);
  }
  if (shape.record == nullptr) {  // the values of a list of scalars may be called as the list
    words[fold_name(shape.list->field->name)] = words[fold_name(value_column)];
  }
  if (mapping == nullptr) return words;
  // A field that the mapping takes from elsewhere is not also found by its own name.
  for (ColumnMapping const& column : mapping->columns) words.erase(fold_name(column.field));
  for (ColumnMapping const& column : mapping->columns) {
    words[fold_name(column.header)] = {field_named(shape, column.field), join_named(shape, column.field), column.format,
                                       &column};
  }
  return words;
}

bool is_key(TableShape const& shape, Meaning const& meaning, SchemaField const& key) {
  if (shape.parent != nullptr) return meaning.join && shape.joins[*meaning.join].field == &key;
  return meaning.field && shape.fields[*meaning.field].field->field == &key;
}

// Known names in a row; 0 without the key.
std::size_t score(Table const& table, std::size_t row, TableShape const& shape, Vocabulary const& words,
                  SchemaField const& key) {
  std::size_t known = 0;
  bool has_key = false;
  for (std::size_t column = 0; column < table.width(row); ++column) {
    Cell const cell = table.cell(row, column);
    if (cell.kind != CellKind::text) continue;
    auto const found = words.find(fold_name(table.text(cell)));
    if (found == words.end()) continue;
    ++known;
    has_key = has_key || is_key(shape, found->second, key);
  }
  return has_key ? known : 0;
}

std::pair<std::size_t, std::size_t> best_row(Table const& table, TableShape const& shape, Vocabulary const& words,
                                             SchemaField const& key) {
  std::pair<std::size_t, std::size_t> best{0, 0};  // score, row
  for (std::size_t row = 0; row < std::min(table.rows(), rows_above); ++row) {
    std::size_t const got = score(table, row, shape, words, key);
    if (got > best.first) best = {got, row};
  }
  return best;
}

class HeaderReader {
 public:
  HeaderReader(Table const& table, TableShape const& shape, Vocabulary const& words, std::size_t row,
               Diagnostics& diagnostics)
      : table_(table), shape_(shape), words_(words), diagnostics_(diagnostics) {
    header_.row = row;
    header_.joins.resize(shape.joins.size());
  }

  Header read() {
    for (std::size_t column = 0; column < table_.width(header_.row); ++column) this->column(column);
    unnamed_columns();
    if (unknown_ > max_unknown) {
      diagnostics_.add(Diagnostic::make(code::table_unknown_column, {nullptr, {}, table_.describe(header_.row)},
                                        {"y " + std::to_string(unknown_ - max_unknown) + " más", table_.name()}));
    }
    return std::move(header_);
  }

 private:
  void column(std::size_t column) {
    std::string_view const name = trimmed(table_.text(header_.row, column));
    if (name.empty()) return;
    auto const found = words_.find(fold_name(name));
    if (found == words_.end()) {
      unknown(column, name);
      return;
    }
    Meaning const& meaning = found->second;
    bool repeated = false;
    if (meaning.field) {
      repeated = std::any_of(header_.columns.begin(), header_.columns.end(),
                             [&](BoundColumn const& bound) { return bound.field == *meaning.field; });
      if (!repeated) header_.columns.push_back({column, *meaning.field, meaning.format});
    }
    if (meaning.join) {
      repeated = repeated || header_.joins[*meaning.join].has_value();
      header_.joins[*meaning.join] = column;
    }
    if (repeated) report(code::table_repeated_column, column, {std::string(name), table_.name()});
  }

  void unknown(std::size_t column, std::string_view name) {
    if (++unknown_ > max_unknown) return;
    std::vector<std::string> known;
    for (FieldTarget const& field : shape_.fields) known.push_back(field.name);
    report(code::table_unknown_column, column, {std::string(name), table_.name()}, suggestion_hint(name, known));
  }

  // Without a name and with content: said, and not read.
  void unnamed_columns() {
    std::size_t const named = table_.width(header_.row);
    std::vector<bool> said(table_.origin() == Table::Origin::csv ? named : 16'384);
    for (std::size_t row = header_.row + 1; row < table_.rows(); ++row) {
      for (std::size_t column = 0; column < std::min(table_.width(row), said.size()); ++column) {
        bool const filled = table_.cell(row, column).kind != CellKind::empty;
        if (!filled || said[column] || !table_.text(header_.row, column).empty()) continue;
        said[column] = true;
        if (++unknown_ > max_unknown) continue;
        report(code::table_unknown_column, column, {column_letters(column) + ", sin encabezado", table_.name()});
      }
    }
  }

  void report(Code code, std::size_t column, std::vector<std::string> arguments, std::string hint = {}) {
    diagnostics_.add(Diagnostic::make(code, {nullptr, {}, table_.describe(header_.row, column)}, std::move(arguments),
                                      std::move(hint)));
  }

  Table const& table_;
  TableShape const& shape_;
  Vocabulary const& words_;
  Diagnostics& diagnostics_;
  Header header_;
  std::size_t unknown_ = 0;
};

// Every column that the mapping names is in the header and is a field.
void check_mapping(Table const& table, TableShape const& shape, TableMapping const& mapping, std::size_t row,
                   Diagnostics& diagnostics) {
  for (ColumnMapping const& column : mapping.columns) {
    if (!field_named(shape, column.field) && !join_named(shape, column.field)) {
      std::vector<std::string> known;
      for (FieldTarget const& field : shape.fields) known.push_back(field.name);
      diagnostics.add(Diagnostic::make(code::mapping_unknown_name, column.declared, {"el campo " + column.field},
                                       suggestion_hint(column.field, known)));
    }
    std::string const folded = fold_name(column.header);
    std::vector<std::string> headers;
    bool found = false;
    for (std::size_t i = 0; i < table.width(row) && !found; ++i) {
      headers.emplace_back(table.text(row, i));
      found = fold_name(headers.back()) == folded;
    }
    if (found) continue;
    diagnostics.add(Diagnostic::make(code::mapping_unknown_name, column.declared,
                                     {"la columna " + column.header + " de la tabla " + table.name()},
                                     suggestion_hint(column.header, headers)));
  }
}

}  // namespace

std::size_t header_score(Table const& table, TableShape const& shape, TableMapping const* mapping,
                         SchemaField const& key) {
  return best_row(table, shape, vocabulary(shape, mapping), key).first;
}

std::optional<Header> find_header(Table const& table, TableShape const& shape, TableMapping const* mapping,
                                  SchemaField const& key, Diagnostics& diagnostics) {
  Vocabulary const words = vocabulary(shape, mapping);
  auto const [known, row] = best_row(table, shape, words, key);
  if (known == 0) {
    diagnostics.add(Diagnostic::make(code::table_without_header, {nullptr, {}, table.file()}, {table.name(), key.name}));
    return std::nullopt;
  }
  Diagnostics found;
  Header header = HeaderReader(table, shape, words, row, found).read();
  if (mapping != nullptr) check_mapping(table, shape, *mapping, row, found);
  for (std::size_t i = 0; i < shape.joins.size(); ++i) {
    if (header.joins[i]) continue;
    found.add(Diagnostic::make(code::table_without_header, {nullptr, {}, table.describe(row)},
                               {table.name(), shape.joins[i].name}));
  }
  bool const failed = found.has_errors();
  diagnostics.append(std::move(found));
  if (failed) return std::nullopt;
  return header;
}

}  // namespace visado::dossier::tables
