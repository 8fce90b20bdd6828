// Data of a test as YAML: values that can be moved, and the text of a case.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "support/yaml_tree.hpp"
#include "visado/decimal.hpp"
#include "visado/schema.hpp"

namespace visado::verify {

using NodePtr = std::shared_ptr<YamlNode const>;

// A number, an amount or a date of the data, by its path from the top.
struct Leaf {
  std::vector<std::size_t> path;  // index of the entry or item at each level
  std::string field;              // the name of the innermost field
  bool date = false;
  Decimal position;               // a date is its day
};

// `given` over `base` as one map: each key of `given` replaces the whole of that of `base`.
[[nodiscard]] NodePtr merged(YamlNode const* base, YamlNode const* given);
[[nodiscard]] std::vector<Leaf> leaves(YamlNode const& data, RecordType const& type);
// The same data with another value at the leaf; nothing when a date would be none.
[[nodiscard]] NodePtr with(NodePtr const& data, Leaf const& leaf, Decimal position);

// In flow style, on one line. Of the top, only the keys that `wanted` chooses.
[[nodiscard]] std::string flow(YamlNode const& data, std::function<bool(std::string const&)> const& wanted);

}  // namespace visado::verify
