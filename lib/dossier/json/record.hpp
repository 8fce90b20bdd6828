// One dossier of JSON as a record of the schema.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/read_plan.hpp"
#include "dossier/record_builder.hpp"
#include "visado/dossier.hpp"

namespace visado::dossier {

// The parser and buffers of one thread; used for one dossier after another. Places are byte offsets in the unit.
class JsonRecordReader {
 public:
  explicit JsonRecordReader(ReadPlan const& plan);

  // Texts of the dossier point into `unit.bytes` or the arena. `file` names the input.
  void read(DossierSource::Unit const& unit, std::string const& file, Arena& arena, Dossier& dossier);

 private:
  class Job;

  ReadPlan const& plan_;
  simdjson::ondemand::parser parser_;
  std::string padded_;         // a copy of the unit with room behind its end
  std::vector<Value> items_;   // of the lists that are open
  // By record type: the slot of the key that came after the key of a slot (+ 1) last time. Keys keep their order.
  std::vector<std::vector<std::uint16_t>> following_;
};

// How a value stood in a unit, and where.
[[nodiscard]] Quotation quote_json(DossierSource::Unit const& unit, std::uint32_t place);
// A JSON string, between its quotes, as the text it means.
[[nodiscard]] std::string unescape_json(std::string_view between_quotes);
// The text with what may be sensitive masked, each byte where it was.
[[nodiscard]] std::string mask_json(std::string_view text, ReadPlan const& plan);

}  // namespace visado::dossier
