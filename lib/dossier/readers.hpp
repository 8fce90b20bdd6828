// The readers of the room, one factory for each format. `DossierSource::open` recognises the format and calls one.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "dossier/text_stream.hpp"
#include "visado/dossier.hpp"

namespace visado::dossier {

using Opened = Result<std::unique_ptr<DossierSource>>;

// What every reader is opened with; schema and uses outlive it.
struct Opening {
  Schema const& schema;
  FieldUse const& uses;
  ReadOptions options;
};

// JSON (one dossier, or an array of them) and JSON Lines, in bounded memory (json_source.cpp).
[[nodiscard]] Opened open_json(TextStream stream, Opening const& opening);
[[nodiscard]] Opened open_json_lines(TextStream stream, Opening const& opening);
// One dossier, or a list of them (yaml_source.cpp).
[[nodiscard]] Opened open_yaml(TextStream stream, Opening const& opening);
// A folder with expediente.json or expediente.yaml and its FEL invoices, or a folder of such folders (folder/folder_source.cpp).
[[nodiscard]] Opened open_folder(std::filesystem::path const& path, Opening const& opening);
// A folder of CSV files, a sheet each, or one CSV file (tables/spreadsheet.cpp).
[[nodiscard]] Opened open_csv(std::filesystem::path const& path, Opening const& opening);
[[nodiscard]] Opened csv_from_text(std::string name, std::string text, Opening const& opening);
// A workbook, a sheet for the dossiers and one for each list (tables/spreadsheet.cpp).
[[nodiscard]] Opened open_xlsx(std::filesystem::path const& path, Opening const& opening);

}  // namespace visado::dossier
