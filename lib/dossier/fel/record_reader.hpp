// A DTE as a record of a type with `fuente: fel-dte`: each field by its `ruta`.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/fel/document.hpp"
#include "dossier/read_plan.hpp"
#include "dossier/record_builder.hpp"

namespace visado::dossier::fel {

// A `ruta`: steps by local name from an element, to an element or to an attribute.
struct ElementPath {
  std::vector<std::string> steps;  // empty: the element itself
  std::string attribute;           // empty: the text of the element

  static ElementPath parse(std::string_view path);
  // The elements that the steps lead to, in document order. Nothing inside an Adenda: it is not part of the DTE.
  [[nodiscard]] std::vector<pugi::xml_node> elements(pugi::xml_node from) const;
};

// Immutable once built; used by any number of threads.
class RecordReader {
 public:
  static constexpr std::size_t max_items = 20'000;  // of one list

  explicit RecordReader(ReadPlan const& plan);

  // `base` is added to every place.
  [[nodiscard]] Value read(Building& building, Document const& document, RecordPlan const& plan,
                           RecordPath const& path, std::uint32_t base) const;

 private:
  class Job;
  std::map<SchemaField const*, ElementPath> paths_;
};

}  // namespace visado::dossier::fel
