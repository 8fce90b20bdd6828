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

bool is_xml(fs::path const& file) { return extension(file) == ".xml"; }

template <class Condition>
void take(std::vector<fs::path>& to, std::vector<fs::path> const& from, Condition condition) {
  std::copy_if(from.begin(), from.end(), std::back_inserter(to), condition);
}

// What a folder deeper than those whose XML are read holds all the same.
void take_deep(std::vector<fs::path>& to, fs::path const& folder) {
  std::error_code error;
  fs::recursive_directory_iterator const end;
  for (fs::recursive_directory_iterator entry(folder, error); !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (is_xml(entry->path()) && entry->is_regular_file(ignored)) to.push_back(entry->path());
  }
}

// `stray` gets the data files in it that are not read.
DossierFolder dossier_in(fs::path const& directory, Listing const& listing, std::vector<fs::path>& stray) {
  DossierFolder dossier{directory, {}, {}};
  take(dossier.dossier_files, listing.files, is_dossier_file);
  take(dossier.documents, listing.files, is_xml);
  take(stray, listing.files,
       [](fs::path const& file) { return is_data_file(file) && !is_xml(file) && !is_dossier_file(file); });
  for (fs::path const& folder : listing.folders) {
    Listing const below = list(folder);
    bool const its_own = std::any_of(below.files.begin(), below.files.end(), is_dossier_file);
    if (its_own) continue;
    take(dossier.documents, below.files, is_xml);
    for (fs::path const& deeper : below.folders) take_deep(stray, deeper);
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
  auto const any = [&](auto condition) { return std::any_of(listing.files.begin(), listing.files.end(), condition); };
  bool const has_file = any(is_dossier_file);
  bool const below = has_dossier_below(listing);
  if (has_file || (any(is_xml) && !below)) layout.dossiers.push_back(dossier_in(directory, listing, layout.stray));
  if (!layout.dossiers.empty() && !below) return layout;
  for (fs::path const& folder : listing.folders) {
    std::vector<fs::path> stray;
    DossierFolder dossier = dossier_in(folder, list(folder), stray);
    bool const taken = has_file && dossier.dossier_files.empty();  // its XML belong to the folder above
    if (taken || (dossier.dossier_files.empty() && dossier.documents.empty())) continue;
    layout.dossiers.push_back(std::move(dossier));
    layout.stray.insert(layout.stray.end(), stray.begin(), stray.end());
  }
  layout.tables = layout.dossiers.empty() && any([](fs::path const& file) { return extension(file) == ".csv"; });
  if (!has_file && !layout.tables) take(layout.stray, listing.files, is_data_file);
  std::sort(layout.stray.begin(), layout.stray.end());
  return layout;
}

}  // namespace visado::dossier::folder
