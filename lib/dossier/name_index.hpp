// Finds texts in a fixed set by their bytes: the names of the fields of a record, the values of a listed field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace visado::dossier {

// Immutable once made.
class NameIndex {
 public:
  NameIndex() = default;
  // Of two names that are equal the first is found.
  explicit NameIndex(std::vector<std::string> names);

  // The position of a name.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
  [[nodiscard]] bool contains(std::string_view name) const { return find(name).has_value(); }

 private:
  std::vector<std::string> names_;
  std::vector<std::uint32_t> table_ = {0};  // open addressing; position + 1
};

}  // namespace visado::dossier
