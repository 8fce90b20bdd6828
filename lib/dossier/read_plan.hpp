// What of a schema is read: for each record type, its fields with the flags that the readers ask for at every value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/name_index.hpp"
#include "dossier/scalar/direct.hpp"
#include "visado/schema.hpp"
#include "visado/value.hpp"

namespace visado::dossier {

// Context::places of a field that the input does not have.
inline constexpr std::uint32_t no_place = 0xffff'ffff;

struct RecordPlan;

struct FieldPlan {
  SchemaField const* field = nullptr;
  RecordPlan const* record = nullptr;  // of a record or a list of records
  bool list = false;
  bool used = false;      // converted; others are known but skipped
  bool required = false;  // by the schema, or the key of the dossier
  std::optional<std::size_t> currency;  // slot of the field that says the currency of this amount
  Direct direct;                        // of the value; of a list, of its items
  std::string quoted;                   // the name as a JSON text writes it; empty when that takes escapes
};

struct RecordPlan {
  RecordType const* type = nullptr;
  std::size_t index = 0;                // in ReadPlan::records
  std::vector<FieldPlan> fields;        // by slot
  std::vector<std::size_t> required;    // slots
  std::vector<std::byte> blank;         // a record before anything is read: its values, and behind them its places
  bool has_currencies = false;          // some used amount takes its currency from a sibling

  // Exact name.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const { return names.find(name); }

  NameIndex names;                      // by slot
};

class ReadPlan {
 public:
  // Fields are read when they are required, keys, named by the schema itself (class, amount asked, reference date),
  // say the currency of one that is read, or are in `uses`; so are the records that lead to them. `read_all`: all.
  ReadPlan(Schema const& schema, FieldUse const& uses, bool read_all);
  ReadPlan(ReadPlan const&) = delete;

  [[nodiscard]] Schema const& schema() const { return schema_; }
  [[nodiscard]] RecordPlan const& root() const { return records_.front(); }
  [[nodiscard]] RecordPlan const& of(RecordType const* type) const { return *by_type_.at(type); }
  [[nodiscard]] std::deque<RecordPlan> const& records() const { return records_; }
  [[nodiscard]] std::optional<std::size_t> key_slot() const { return key_slot_; }
  // Some field is `sensible`: texts of the input are masked before a diagnostic shows them.
  [[nodiscard]] bool has_sensitive() const { return has_sensitive_; }
  // The field that an unknown key of a record may have been meant to be, or empty. Remembers its answers.
  [[nodiscard]] std::string nearest(RecordPlan const& record, std::string_view key) const;

 private:
  Schema const& schema_;
  std::deque<RecordPlan> records_;
  std::deque<NameIndex> lists_;
  std::map<RecordType const*, RecordPlan*> by_type_;
  std::optional<std::size_t> key_slot_;
  bool has_sensitive_ = false;
  mutable std::shared_mutex nearest_mutex_;
  mutable std::map<std::pair<std::size_t, std::string>, std::string, std::less<>> nearest_;
};

}  // namespace visado::dossier
