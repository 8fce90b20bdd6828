// One dossier of JSON as a record of the schema.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/json/field_step.hpp"
#include "dossier/json/structure.hpp"
#include "dossier/read_plan.hpp"
#include "dossier/record_builder.hpp"
#include "visado/dossier.hpp"

namespace visado::dossier {

// The buffers of one thread; used for one dossier after another. Places are byte offsets in the unit.
class JsonRecordReader {
 public:
  explicit JsonRecordReader(ReadPlan const& plan);

  // Texts of the dossier point into `unit.bytes` or the arena. `file` names the input.
  void read(DossierSource::Unit const& unit, std::string const& file, Arena& arena, Dossier& dossier);

 private:
  class Job;

  ReadPlan const& plan_;
  JsonStructure structure_;
  std::string unescaped_;
  std::vector<Value> items_;   // of the lists that are open
  std::vector<std::vector<FieldStep>> steps_;  // by record type
};

// «un texto», «una lista»…: what begins with this character.
[[nodiscard]] std::string_view json_kind(char first);
// Why a unit cannot be read, with its label; places of labels are byte offsets. Used when there is something to say.
class JsonUnitText {
 public:
  JsonUnitText(DossierSource::Unit const& unit, std::string const& file, ReadPlan const& plan)
      : unit_(unit), file_(file), plan_(plan) {}

  // Of the value at a place, or of the dossier.
  [[nodiscard]] Label label(std::uint32_t place);
  // Of a unit that is too long, or no text, or not JSON, or no object.
  [[nodiscard]] Diagnostic refusal();

 private:
  [[nodiscard]] Label label(std::uint32_t place, bool malformed);
  [[nodiscard]] Diagnostic refused(Code code, std::size_t at, std::vector<std::string> arguments = {});

  DossierSource::Unit const& unit_;
  std::string const& file_;
  ReadPlan const& plan_;
  SourcePtr source_;
};

// How a value stood in a unit, and where.
[[nodiscard]] Quotation quote_json(DossierSource::Unit const& unit, std::uint32_t place);
// A JSON string, between its quotes, as the text it means.
[[nodiscard]] std::string unescape_json(std::string_view between_quotes);
void unescape_json(std::string_view between_quotes, std::string& behind);
// The text with what may be sensitive masked, each byte where it was.
[[nodiscard]] std::string mask_json(std::string_view text, ReadPlan const& plan);

}  // namespace visado::dossier
