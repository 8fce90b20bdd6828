// Spreadsheets as dossiers: a folder of CSV files, one CSV, or a workbook.
#include "dossier/tables/table_source.hpp"

#include <algorithm>
#include <utility>

#include "dossier/tables/row_reader.hpp"

namespace visado::dossier::tables {

namespace {

class TableSource final : public DossierSource {
 public:
  TableSource(std::string name, InputFormat format, std::unique_ptr<ReadPlan> plan, std::unique_ptr<TableShape> shapes,
              std::vector<Table> tables, std::unique_ptr<Binding> binding, Diagnostics diagnostics)
      : name_(std::move(name)),
        format_(format),
        plan_(std::move(plan)),
        shapes_(std::move(shapes)),
        tables_(std::move(tables)),
        binding_(std::move(binding)),
        diagnostics_(std::move(diagnostics)) {}

  bool next(Unit& unit) override {
    if (next_ >= rows().size()) return false;
    fill(unit, next_++);
    return true;
  }

  using DossierSource::read;
  void read(Unit const& unit, Arena& arena, Dossier& dossier) const override {
    dossier.clear();
    std::size_t const row = rows()[unit.offset];
    dossier.ordinal = unit.ordinal;
    dossier.place = binding_->dossiers().table->describe(row);
    auto const label = [&](std::uint32_t place) -> Label {
      Table const* const table = holding(place);
      if (table == nullptr) return {nullptr, {}, dossier.place};
      auto const [at, column] = table->position(place);
      return {nullptr, {}, table->describe(at, column)};
    };
    Building building{*plan_, arena, dossier, label};
    Value const root = RowReader(building, *binding_).dossier(row);
    finish_dossier(building, root);
  }

  Quotation quote(Unit const&, Context const& record, std::size_t slot) const override {
    if (record.places == nullptr) return {};
    Table const* const table = holding(record.places[slot]);
    if (table == nullptr) return {};
    auto const [row, column] = table->position(record.places[slot]);
    return {std::string(table->text(row, column)), table->describe(row, column)};
  }

  std::optional<Unit> again(std::uint32_t file, std::uint64_t offset) const override {
    if (file != 0 || offset >= rows().size()) return std::nullopt;
    Unit unit;
    fill(unit, offset);
    return unit;
  }

  [[nodiscard]] Diagnostics const& diagnostics() const override { return diagnostics_; }
  [[nodiscard]] InputFormat format() const override { return format_; }
  [[nodiscard]] std::string const& name() const override { return name_; }
  [[nodiscard]] std::uint64_t position() const override { return next_; }
  [[nodiscard]] std::uint64_t total() const override { return rows().size(); }

 private:
  [[nodiscard]] std::vector<std::size_t> const& rows() const { return binding_->dossiers().rows; }

  void fill(Unit& unit, std::uint64_t index) const {
    unit.ordinal = unit.offset = index;
    unit.file = 0;
    unit.line = binding_->dossiers().table->line(rows()[index]);
    std::string bytes;
    append_rows(bytes, *binding_, rows()[index]);  // two dossiers are the same when their rows are
    unit.own(std::move(bytes));
  }

  [[nodiscard]] Table const* holding(std::uint32_t place) const {
    if (place == no_place) return nullptr;
    auto const found = std::find_if(tables_.begin(), tables_.end(), [&](Table const& table) { return table.holds(place); });
    return found == tables_.end() ? nullptr : &*found;
  }

  std::string name_;
  InputFormat format_;
  std::unique_ptr<ReadPlan> plan_;
  std::unique_ptr<TableShape> shapes_;
  std::vector<Table> tables_;
  std::unique_ptr<Binding> binding_;
  Diagnostics diagnostics_;
  std::size_t next_ = 0;
};

}  // namespace

bool is_named(TableShape const& shape, std::string_view name) {
  std::string const folded = fold_name(name);
  if (folded == fold_name(shape.path) || folded == fold_name(shape.sheet)) return true;
  bool const plural = shape.parent == nullptr && folded == fold_name(shape.path + "s");
  return plural || (shape.parent == nullptr && (folded == "expediente" || folded == "expedientes"));
}

Opened source_of(TableInput input) {
  SchemaField const& key = *input.plan->root().fields[*input.plan->key_slot()].field;
  std::uint32_t base = 0;
  for (Table& table : input.tables) {
    table.set_base(base);
    base += static_cast<std::uint32_t>(table.cells()) + 1;
  }
  std::vector<FoundTable> found;
  for (auto const& [shape, index, mapping] : input.found) found.push_back({shape, &input.tables[index], mapping});
  std::unique_ptr<Binding> binding = Binding::bind(found, key, input.diagnostics);
  if (binding == nullptr) return std::move(input.diagnostics);
  // The tables' own memory does not move with the vector, so the binding still points to them.
  return Opened(std::make_unique<TableSource>(std::move(input.name), input.format, std::move(input.plan),
                                              std::move(input.shapes), std::move(input.tables), std::move(binding),
                                              std::move(input.diagnostics)));
}

}  // namespace visado::dossier::tables
