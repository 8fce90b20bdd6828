#include "dossier/folder/layout.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include "support/utf8.hpp"

namespace visado::dossier::folder {

namespace {

namespace fs = std::filesystem;

struct Listing {
  std::vector<fs::path> files, folders;
};

Listing list(fs::path const& directory) {
  Listing listing;
  std::error_code error;
  fs::directory_iterator const end;
  for (fs::directory_iterator entry(directory, error); !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->path().filename().native().starts_with('.')) continue;
    if (entry->is_directory(ignored)) listing.folders.push_back(entry->path());
    if (entry->is_regular_file(ignored)) listing.files.push_back(entry->path());
  }
  std::sort(listing.files.begin(), listing.files.end());
  std::sort(listing.folders.begin(), listing.folders.end());
  return listing;
}

std::string extension(fs::path const& file) { return utf8::to_lower(file.extension().string()); }

bool is_dossier_file(fs::path const& file) {
  std::string const name = utf8::to_lower(file.filename().string());
  return name == "expediente.json" || name == "expediente.yaml" || name == "expediente.yml";
}

bool is_data_file(fs::path const& file) {
  constexpr std::array<std::string_view, 7> known{".xml", ".json", ".jsonl", ".yaml", ".yml", ".csv", ".xlsx"};
  return std::find(known.begin(), known.end(), extension(file)) != known.end();
}

DossierFolder dossier_in(fs::path const& directory, Listing const& listing) {
  DossierFolder dossier{directory, {}, {}};
  auto take_documents = [&](std::vector<fs::path> const& files) {
    std::copy_if(files.begin(), files.end(), std::back_inserter(dossier.documents),
                 [](fs::path const& file) { return extension(file) == ".xml"; });
  };
  std::copy_if(listing.files.begin(), listing.files.end(), std::back_inserter(dossier.dossier_files), is_dossier_file);
  take_documents(listing.files);
  for (fs::path const& folder : listing.folders) {
    Listing const below = list(folder);
    bool const its_own = std::any_of(below.files.begin(), below.files.end(), is_dossier_file);
    if (!its_own) take_documents(below.files);
  }
  return dossier;
}

bool has_dossier_below(Listing const& listing) {
  return std::any_of(listing.folders.begin(), listing.folders.end(), [](fs::path const& folder) {
    Listing const below = list(folder);
    return std::any_of(below.files.begin(), below.files.end(), is_dossier_file);
  });
}

}  // namespace

Layout lay_out(fs::path const& directory) {
  Layout layout;
  Listing const listing = list(directory);
  bool const has_file = std::any_of(listing.files.begin(), listing.files.end(), is_dossier_file);
  bool const has_xml = std::any_of(listing.files.begin(), listing.files.end(),
                                   [](fs::path const& file) { return extension(file) == ".xml"; });
  bool const below = has_dossier_below(listing);
  if (has_file || (has_xml && !below)) {
    layout.dossiers.push_back(dossier_in(directory, listing));
    if (!below) return layout;
  }
  for (fs::path const& folder : listing.folders) {
    DossierFolder dossier = dossier_in(folder, list(folder));
    bool const taken = has_file && dossier.dossier_files.empty();  // its XML belong to the folder above
    if (!taken && !(dossier.dossier_files.empty() && dossier.documents.empty())) {
      layout.dossiers.push_back(std::move(dossier));
    }
  }
  layout.tables = layout.dossiers.empty() && std::any_of(listing.files.begin(), listing.files.end(),
                                                         [](fs::path const& file) { return extension(file) == ".csv"; });
  if (has_file || layout.tables) return layout;
  std::copy_if(listing.files.begin(), listing.files.end(), std::back_inserter(layout.stray), is_data_file);
  return layout;
}

}  // namespace visado::dossier::folder
