// JSON and JSON Lines as a source of dossiers.
#include <utility>

#include "dossier/json/record.hpp"
#include "dossier/json/units.hpp"
#include "dossier/pool.hpp"
#include "dossier/readers.hpp"

namespace visado::dossier {

namespace {

class JsonSource final : public DossierSource {
 public:
  JsonSource(TextStream stream, JsonLayout layout, Opening const& opening)
      : name_(stream.name()),
        total_(stream.total()),
        layout_(layout),
        plan_(opening.schema, opening.uses, opening.options.read_all),
        units_(JsonUnits::cut(std::move(stream), layout)) {}

  bool next(Unit& unit) override { return units_->next(unit); }

  using DossierSource::read;
  void read(Unit const& unit, Arena& arena, Dossier& dossier) const override {
    auto const reader = readers_.borrow([this] { return std::make_unique<JsonRecordReader>(plan_); });
    reader->read(unit, name_, arena, dossier);
  }

  Quotation quote(Unit const& unit, Context const& record, std::size_t slot) const override {
    if (record.places == nullptr) return {};
    Quotation quotation = quote_json(unit, record.places[slot]);
    bool const sensitive = record.record != nullptr && record.record->fields[slot].data == DataClass::sensible;
    if (sensitive && !quotation.place.empty()) quotation.raw = "(reservado)";
    return quotation;
  }

  std::optional<Unit> again(std::uint32_t file, std::uint64_t offset) const override {
    if (file != 0) return std::nullopt;
    return units_->again(offset);
  }

  [[nodiscard]] Diagnostics const& diagnostics() const override { return units_->diagnostics(); }
  [[nodiscard]] InputFormat format() const override {
    return layout_ == JsonLayout::lines ? InputFormat::jsonl : InputFormat::json;
  }
  [[nodiscard]] std::string const& name() const override { return name_; }
  [[nodiscard]] std::uint64_t position() const override { return units_->position(); }
  [[nodiscard]] std::uint64_t total() const override { return total_; }

 private:
  std::string name_;
  std::uint64_t total_;
  JsonLayout layout_;
  ReadPlan plan_;
  std::unique_ptr<JsonUnits> units_;
  mutable Pool<JsonRecordReader> readers_;
};

}  // namespace

Opened open_json(TextStream stream, Opening const& opening) {
  return Opened(std::make_unique<JsonSource>(std::move(stream), JsonLayout::values, opening));
}

Opened open_json_lines(TextStream stream, Opening const& opening) {
  return Opened(std::make_unique<JsonSource>(std::move(stream), JsonLayout::lines, opening));
}

}  // namespace visado::dossier
