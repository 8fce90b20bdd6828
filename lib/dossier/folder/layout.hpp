// Which files of a folder belong to which dossier.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace visado::dossier::folder {

// A folder that is a dossier: its own file and the XML in it and in the folders right below it.
struct DossierFolder {
  std::filesystem::path directory;
  std::vector<std::filesystem::path> dossier_files;  // expediente.json, .yaml, .yml: one, when all is well
  std::vector<std::filesystem::path> documents;      // *.xml, by name
};

struct Layout {
  std::vector<DossierFolder> dossiers;        // by name
  std::vector<std::filesystem::path> stray;   // data files that are of no dossier, or lie too deep
  bool tables = false;                        // no dossiers, but CSV files
};

// A folder with a dossier file, or with XML and nothing below it that is a dossier, is one dossier; otherwise each
// folder in it that has a dossier file or XML is one.
[[nodiscard]] Layout lay_out(std::filesystem::path const& directory);

}  // namespace visado::dossier::folder
