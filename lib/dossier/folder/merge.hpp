// An element that two documents describe: the certified XML wins, field by field, and each difference is said.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dossier/read_plan.hpp"
#include "visado/value.hpp"

namespace visado::dossier::folder {

// A field that the two do not say alike.
struct Difference {
  SchemaField const* field;
  std::size_t slot;
  std::string certified, other;  // as FEEL; «(reservado)» where the field is sensitive
};

// The text of an element's key; empty when the type has none or a part of it is null.
[[nodiscard]] std::string key_text(Value const& element, RecordType const& type);

// Equal as facts: 100.0 is 100.00.
[[nodiscard]] bool same(Value const& a, Value const& b);

// A record with the values of `certified` where it has them, those of `other` elsewhere; each with its place.
[[nodiscard]] Value merge(Value const& certified, Value const& other, Arena& arena,
                          std::function<void(Difference const&)> const& differs);

}  // namespace visado::dossier::folder
