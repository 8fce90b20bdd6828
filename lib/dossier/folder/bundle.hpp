// The files of a dossier folder as one text: what a unit of a folder carries.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace visado::dossier::folder {

struct BundlePart {
  std::string_view name;     // relative to the folder of the dossier
  std::string_view content;  // bytes as they are in the file
  std::string_view failure;  // why the file could not be read; then there is no content
};

// Two folders with the same files give the same bundle.
void pack(std::string& bundle, BundlePart const& part);
[[nodiscard]] std::vector<BundlePart> unpack(std::string_view bundle);

}  // namespace visado::dossier::folder
