// The files of a rulebook.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "rulebook/log.hpp"

namespace visado::rulebook {

// Every *.yaml and *.yml below the paths, each once, ordered by name; what begins with a point is left out. Paths
// that are not there are reported.
[[nodiscard]] std::vector<std::filesystem::path> rule_files(std::vector<std::filesystem::path> const& paths, Log& log);

// The content of a file under its name; null, reported at `cited`, when it cannot be read.
[[nodiscard]] SourcePtr read_source(std::filesystem::path const& path, Label const& cited, Log& log);

}  // namespace visado::rulebook
