#include "dossier/tables/zip_limits.hpp"

#include <algorithm>

namespace visado::dossier::tables {

namespace {

constexpr std::string_view end_signature("PK\5\6", 4);
constexpr std::string_view entry_signature("PK\1\2", 4);
constexpr std::size_t end_size = 22, entry_size = 46;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

std::optional<ZipContents> zip_contents(std::string_view bytes) {
  std::size_t const end = bytes.rfind(end_signature);
  if (end == bytes.npos || bytes.size() - end < end_size) return std::nullopt;
  ZipContents contents;
  std::uint64_t const count = number(bytes, end + 10, 2);
  std::uint64_t at = number(bytes, end + 16, 4);
  for (std::uint64_t i = 0; i < count; ++i) {
    if (at > bytes.size() || bytes.size() - at < entry_size || bytes.substr(at, 4) != entry_signature) return std::nullopt;
    std::uint64_t const unpacked = number(bytes, at + 24, 4);
    ++contents.entries;
    contents.unpacked += unpacked;
    contents.largest = std::max(contents.largest, unpacked);
    at += entry_size + number(bytes, at + 28, 2) + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
  }
  return contents;
}

}  // namespace visado::dossier::tables
