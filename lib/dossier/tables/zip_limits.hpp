// What a ZIP archive says of itself, before anything in it is unpacked.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace visado::dossier::tables {

struct ZipContents {
  std::uint64_t entries = 0;
  std::uint64_t unpacked = 0;  // bytes of all entries together
  std::uint64_t largest = 0;
};

// Nothing when the bytes are no ZIP archive (or one of more than 4 GiB).
[[nodiscard]] std::optional<ZipContents> zip_contents(std::string_view bytes);

}  // namespace visado::dossier::tables
