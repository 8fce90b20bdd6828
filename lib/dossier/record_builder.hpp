// Records in the making: the half of the reading contract that is about fields and records (absent, repeated,
// unknown, required, currencies), the same for every format. `conversion.hpp` is the half about single values.
#pragma once

#include <cstdint>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/conversion.hpp"
#include "dossier/read_plan.hpp"
#include "visado/dossier.hpp"

namespace visado::dossier {

// Where a record hangs, for messages: «facturas[2].total» (positions from 1).
struct RecordPath {
  RecordPath const* parent = nullptr;
  std::string_view field;
  std::size_t position = 0;  // in a list, from 1; 0: not in a list

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string text(std::string_view field) const;  // of a field of the record here
  // Of a field of the record here, without positions: «facturas.total».
  [[nodiscard]] std::string schema_text(std::string_view field) const;
};

// What all the records of one dossier share while it is read.
struct Building {
  ReadPlan const& plan;
  Arena& arena;
  Dossier& dossier;
  // The label of the value at a place of the reader's meaning; `no_place`: of the dossier. Must not show sensitive
  // values. Only called to report.
  std::function<Label(std::uint32_t place)> label;

  // Adds a diagnostic on a field, with all the arguments of the code. `lost`: it leaves the field without a value,
  // which is an error where the field is required. An error makes the dossier not verifiable.
  void report(FieldPlan const& field, RecordPath const& path, std::uint32_t place, Code code,
              std::vector<std::string> arguments, bool lost, std::string hint = {});
  // Keeps the path of a key that the schema does not have, with the nearest name; a bounded number of them.
  void unknown_key(RecordPlan const& record, RecordPath const& path, std::string_view key);
};

// One record. `Building` outlives it.
class RecordBuilder {
 public:
  RecordBuilder(Building& building, RecordPlan const& plan, RecordPath const& path);

  [[nodiscard]] RecordPlan const& plan() const { return plan_; }
  [[nodiscard]] RecordPath const& path() const { return path_; }
  // Says that the input has the field, and where. False when the value is not wanted: the field is not read, or
  // came before (then it is illegible, and reported).
  bool begin(std::size_t slot, std::uint32_t place) { return plan_.fields[slot].used && begin_used(slot, place); }
  // Of a field that is known to be read.
  bool begin_used(std::size_t slot, std::uint32_t place) {
    if (places_[slot] != no_place) return repeated(slot, place);
    places_[slot] = place;
    return true;
  }
  // After `begin`: a scalar as the input wrote it…
  void convert(std::size_t slot, Raw raw, ColumnFormat const& format = {});
  // …or a finished value (a list, a record)…
  void set(std::size_t slot, Value value) { values_[slot] = value; }
  // …or something that cannot be one: «un objeto», «una lista», «un texto».
  void wrong_shape(std::size_t slot, std::string_view found);
  // A scalar item of a list (nothing is stored: the caller gathers the items).
  [[nodiscard]] Value convert_item(std::size_t slot, Raw raw, std::uint32_t place, std::size_t position,
                                   ColumnFormat const& format = {});

  [[nodiscard]] Value const& value(std::size_t slot) const { return values_[slot]; }
  [[nodiscard]] Value& value(std::size_t slot) { return values_[slot]; }
  [[nodiscard]] std::uint32_t place(std::size_t slot) const { return places_[slot]; }
  // Gives the amounts their currencies, checks required fields. `here`: place of the record itself.
  [[nodiscard]] Value finish(std::uint32_t here) {
    if (plan_.has_currencies) give_currencies();
    if (!plan_.required.empty()) check_required(here);
    RecordType const* const type = plan_.type;
    return Value::context(::new (record_) Context{&type->shape(), values_, places_, type});
  }

 private:
  bool repeated(std::size_t slot, std::uint32_t place);
  void give_currencies();
  [[nodiscard]] Value with_currency(std::size_t slot, Value amount, std::uint16_t currency);
  void check_required(std::uint32_t here);
  void report(std::size_t slot, std::uint32_t place, Code code, std::vector<std::string> arguments, bool lost,
              std::string hint = {});

  Building& building_;
  RecordPlan const& plan_;
  RecordPath const& path_;
  Context* record_;
  Value* values_;
  std::uint32_t* places_;
};

// The dossier is complete: takes its key from the root.
void finish_dossier(Building& building, Value root);

}  // namespace visado::dossier
