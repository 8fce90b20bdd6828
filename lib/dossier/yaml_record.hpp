// One dossier of YAML as a record of the schema.
#pragma once

#include <map>
#include <vector>

#include "dossier/read_plan.hpp"
#include "dossier/record_builder.hpp"
#include "support/yaml_tree.hpp"
#include "visado/dossier.hpp"

namespace visado::dossier {

// The data of a rule's test: `given`, and the top-level keys of `base` (may be null) that it does not have. Texts of
// the dossier point into the nodes.
[[nodiscard]] Dossier read_yaml_record(YamlNode const* base, YamlNode const& given, Schema const& schema,
                                       FieldUse const& uses, Arena& arena);

// Reads maps as records. Places are byte offsets in the source of the nodes.
class YamlRecordReader {
 public:
  // `shown`: what diagnostics show instead of the nodes' own source, or null.
  YamlRecordReader(ReadPlan const& plan, Arena& arena, Dossier& dossier, SourcePtr shown = nullptr);

  void read(std::vector<YamlNode::Entry> const& entries, std::uint32_t here);

 private:
  using Entries = std::vector<YamlNode::Entry>;

  Value record(Entries const& entries, RecordPlan const& plan, RecordPath const& path, std::uint32_t here);
  void field(RecordBuilder& builder, std::size_t slot, YamlNode const& value);
  Value list(RecordBuilder& builder, std::size_t slot, YamlNode const& value);
  Value list_item(RecordBuilder& builder, std::size_t slot, YamlNode const& item, std::size_t position);
  std::uint32_t place_of(YamlNode const& node);
  [[nodiscard]] Label label(std::uint32_t place) const;

  Building building_;
  SourcePtr shown_;
  std::map<std::uint32_t, YamlNode const*> nodes_;  // by place
};

// «un objeto», «una lista», «un texto».
[[nodiscard]] std::string_view kind_of(YamlNode const& node);
// A scalar as the input wrote it, for a field of this type (or a list of it).
[[nodiscard]] Raw raw_of(YamlNode const& node, Type const& type);

}  // namespace visado::dossier
