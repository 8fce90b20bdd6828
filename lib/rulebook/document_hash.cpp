#include "rulebook/document_hash.hpp"

#include <fstream>
#include <vector>

#include "support/sha256.hpp"

namespace visado::rulebook {

std::optional<std::string> document_hash(std::filesystem::path const& path) {
  std::error_code error;
  std::ifstream file(path, std::ios::binary);
  if (!file || !std::filesystem::is_regular_file(path, error)) return std::nullopt;
  Sha256 hash;
  std::vector<char> block(1 << 16);
  while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
    hash.update({block.data(), static_cast<std::size_t>(file.gcount())});
  if (file.bad()) return std::nullopt;
  return hash.finish();
}

}  // namespace visado::rulebook
