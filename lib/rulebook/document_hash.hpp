// The SHA-256 of a document, whatever its size.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace visado::rulebook {

// Nothing when the file is not there or cannot be read.
[[nodiscard]] std::optional<std::string> document_hash(std::filesystem::path const& path);

}  // namespace visado::rulebook
