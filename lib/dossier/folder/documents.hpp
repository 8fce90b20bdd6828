// The XML files of one dossier, read and told apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dossier/fel/document.hpp"
#include "dossier/folder/bundle.hpp"
#include "visado/dossier.hpp"
#include "visado/source.hpp"

namespace visado::dossier::folder {

struct XmlFile {
  std::string name;                      // relative to the folder of the dossier
  std::uint32_t base = 0;                // places of its values begin here, and end at base + size of the text
  SourcePtr source;                      // as UTF-8
  std::optional<fel::Document> document;  // nothing when it could not be read

  [[nodiscard]] bool holds(std::uint32_t place) const;
  // «DTE/…/@x (línea 3, columna 5)».
  [[nodiscard]] Quotation quote(std::uint32_t place) const;
};

// What a unit's bundle holds. Places of the dossier file come first, then those of each XML.
struct DossierFiles {
  std::vector<BundlePart> dossier_files;
  std::vector<XmlFile> documents;

  [[nodiscard]] XmlFile const* holding(std::uint32_t place) const;
};

// Reads every XML of a bundle; what is wrong with them goes to `diagnostics`. `folder` is shown before names.
[[nodiscard]] DossierFiles open_files(std::string_view bundle, std::string const& folder, Diagnostics& diagnostics);

}  // namespace visado::dossier::folder
