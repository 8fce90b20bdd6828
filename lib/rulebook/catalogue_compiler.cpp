// Catalogues: CSV files with typed columns, as lists of contexts.
#include <algorithm>

#include "rulebook/compilers.hpp"
#include "rulebook/csv.hpp"
#include "rulebook/files.hpp"
#include "rulebook/section.hpp"
#include "rulebook/value_text.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::rulebook {
namespace {

struct Column {
  std::string name;
  ReadType type;
};

class CatalogueReader {
 public:
  CatalogueReader(Compilation& compilation, CatalogueDraft const& draft)
      : contents_(compilation.contents), log_(compilation.log), draft_(draft) {}

  // The rows; their type is complete even when some of them could not be read.
  Value run(RecordType& row) {
    row.name = draft_.name.text();
    row.declared = label_of(draft_.name);
    if (!open()) return Value();
    read_header();
    complete(row);
    if (!usable_) return Value();
    return read_rows(row);
  }

  [[nodiscard]] bool usable() const { return usable_; }

 private:
  [[nodiscard]] Label at(Span span) const { return {source_, span, {}}; }

  bool open() {
    usable_ = false;
    if (!draft_.file) return false;
    std::filesystem::path const path = (draft_.folder / draft_.file->text()).lexically_normal();
    source_ = read_source(path, label_of(*draft_.file), log_);
    if (!source_) return false;
    if (std::optional<std::size_t> const invalid = utf8::first_invalid(source_->text())) {
      auto const begin = static_cast<std::uint32_t>(*invalid);
      log_.report(code::yaml_not_utf8, at({begin, begin + 1}));
      return false;
    }
    contents_.shared->catalogue_texts.emplace_back(source_->text());
    rows_ = read_csv(source_->text());
    usable_ = !rows_.empty();
    if (!usable_) log_.report(code::empty_catalogue, at({}));
    return usable_;
  }

  void read_header() {
    KnownTypes const known{nullptr, contents_.schema.currency};
    std::vector<std::string> names;
    for (CsvCell const& cell : rows_.front()) {
      std::string const folded = utf8::fold(cell.text);
      bool const repeated = std::any_of(names.begin(), names.end(),
                                        [&](std::string const& name) { return utf8::fold(name) == folded; });
      if (repeated || cell.text.empty()) {
        log_.report(repeated ? code::repeated_column : code::unnamed_column, at(cell.span), {cell.text});
        usable_ = false;
      }
      names.push_back(cell.text);
      columns_.push_back({cell.text, {Type::of(TypeKind::string)}});
    }
    for (ColumnDraft const& declared : draft_.columns) {
      auto const column = std::find_if(columns_.begin(), columns_.end(), [&](Column const& candidate) {
        return utf8::fold(candidate.name) == utf8::fold(declared.name.text());
      });
      std::optional<ReadType> const type = read_type(declared.type, known, log_);
      if (column == columns_.end()) {
        log_.report(code::unknown_column, label_of(declared.name), {declared.name.text(), draft_.file->text()},
                    suggestion_hint(declared.name.text(), names));
      } else if (type && type->type.is(TypeKind::list)) {
        log_.report(code::unknown_type_name, label_of(declared.type), {declared.type.text()},
                    "una columna no puede ser una lista");
      } else if (type) {
        column->type = *type;
      }
    }
  }

  void complete(RecordType& row) const {
    for (Column const& column : columns_) {
      SchemaField field;
      field.name = column.name;
      field.type = column.type.type;
      field.integer = column.type.integer;
      row.fields.push_back(std::move(field));
    }
    row.seal();
  }

  Value read_rows(RecordType const& row) {
    std::vector<Value> rows;
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      std::vector<CsvCell> const& cells = rows_[i];
      if (cells.size() != columns_.size()) {
        log_.report(code::wrong_cell_count, at({cells.front().span.begin, cells.back().span.end}),
                    {std::to_string(cells.size()), std::to_string(columns_.size())});
        continue;
      }
      Value* const values = contents_.arena.allocate_array<Value>(cells.size());
      for (std::size_t c = 0; c < cells.size(); ++c) values[c] = cell(cells[c], columns_[c]);
      Context const context{&row.shape(), values, nullptr, &row};
      rows.push_back(Value::context(contents_.arena.store(context)));
    }
    return Value::list(rows, contents_.arena);
  }

  Value cell(CsvCell const& cell, Column const& column) {
    if (cell.text.empty()) return Value::null(NullReason::absent);
    if (auto const value = parse_value(cell.text, column.type, contents_.arena)) return *value;
    log_.report(code::bad_value, at(cell.span),
                {cell.text, column.type.integer ? "entero" : column.type.type.to_string()});
    return Value();
  }

  Contents& contents_;
  Log& log_;
  CatalogueDraft const& draft_;
  SourcePtr source_;
  std::vector<std::vector<CsvCell>> rows_;
  std::vector<Column> columns_;
  bool usable_ = true;
};

}  // namespace

void compile_catalogues(Compilation& compilation) {
  Contents& contents = compilation.contents;
  for (CatalogueDraft const& draft : compilation.draft.catalogues) {
    Log::Inside const inside(compilation.log, "catálogo " + draft.name.text());
    bool const named = check_name(draft.name, Language::es, compilation.log) &&
                       compilation.names.declare(draft.name, "un catálogo", compilation.log);
    Catalogue catalogue;
    catalogue.name = draft.name.text();
    catalogue.pack = draft.pack;
    catalogue.declared = label_of(draft.name);
    catalogue.row = std::make_unique<RecordType>();
    CatalogueReader reader(compilation, draft);
    catalogue.rows = reader.run(*catalogue.row);
    Type const type =
        reader.usable() ? Type::list(Type::record(catalogue.row.get())) : Type::of(TypeKind::error);
    if (named) {
      contents.scope.add({.name = catalogue.name,
                          .type = type,
                          .role = Binding::Role::constant,
                          .index = static_cast<std::uint32_t>(contents.catalogues.size()),
                          .constant = catalogue.rows,
                          .declared = catalogue.declared});
    }
    contents.catalogues.push_back(std::move(catalogue));
  }
}

}  // namespace visado::rulebook
