#include "rulebook/files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "visado/diagnostics/support.hpp"

namespace visado::rulebook {
namespace {

namespace fs = std::filesystem;

bool is_rule_file(fs::path const& path) {
  return (path.extension() == ".yaml" || path.extension() == ".yml") && path.filename().string().front() != '.';
}

void add_folder(fs::path const& folder, std::vector<fs::path>& files, Log& log) {
  std::error_code error;
  auto entries = fs::recursive_directory_iterator(folder, error);
  for (auto const end = fs::recursive_directory_iterator(); !error && entries != end; entries.increment(error)) {
    bool const hidden = entries->path().filename().string().front() == '.';
    std::error_code ignored;
    if (entries->is_directory(ignored)) {
      if (hidden) entries.disable_recursion_pending();
    } else if (is_rule_file(entries->path())) {
      files.push_back(entries->path());
    }
  }
  if (error) log.report(code::file_unreadable, {}, {folder.generic_string(), "no se puede recorrer la carpeta"});
}

}  // namespace

std::vector<fs::path> rule_files(std::vector<fs::path> const& paths, Log& log) {
  std::vector<fs::path> files;
  for (fs::path const& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      add_folder(path, files, log);
    } else if (fs::exists(path, error)) {
      files.push_back(path);
    } else {
      log.report(code::file_unreadable, {}, {path.generic_string(), "no existe"});
    }
  }
  std::sort(files.begin(), files.end(),
            [](fs::path const& a, fs::path const& b) { return a.generic_string() < b.generic_string(); });
  std::set<fs::path> seen;
  std::erase_if(files, [&](fs::path const& file) {
    std::error_code error;
    fs::path const canonical = fs::weakly_canonical(file, error);
    return !seen.insert(error ? file : canonical).second;
  });
  return files;
}

SourcePtr read_source(fs::path const& path, Label const& cited, Log& log) {
  std::error_code error;
  std::ifstream stream(path, std::ios::binary);
  if (!stream || fs::is_directory(path, error)) {
    std::string const why = fs::exists(path, error) ? "no se puede abrir" : "no existe";
    log.report(code::file_unreadable, cited, {path.generic_string(), why});
    return nullptr;
  }
  std::string text(std::istreambuf_iterator<char>(stream), {});
  return std::make_shared<Source const>(path.generic_string(), std::move(text));
}

}  // namespace visado::rulebook
