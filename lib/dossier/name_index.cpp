#include "dossier/name_index.hpp"

#include <bit>
#include <utility>

#include "dossier/same_bytes.hpp"

namespace visado::dossier {

namespace {

// Of the size and no more than the first and the last eight bytes: names that share them are told apart when compared.
std::size_t hash_of(std::string_view name) {
  char const* const first = name.data();
  std::size_t const size = name.size();
  std::uint64_t begin = 0, end = 0;
  if (size >= 8) {
    begin = word_at<std::uint64_t>(first);
    end = word_at<std::uint64_t>(first + size - 8);
  } else if (size >= 4) {
    begin = word_at<std::uint32_t>(first);
    end = word_at<std::uint32_t>(first + size - 4);
  } else {
    for (char const c : name) begin = begin << 8 | static_cast<unsigned char>(c);
  }
  std::uint64_t const mixed = (begin ^ std::rotl(end, 1) ^ size << 56) * 0x9e37'79b9'7f4a'7c15;
  return static_cast<std::size_t>(mixed >> 32);
}

}  // namespace

NameIndex::NameIndex(std::vector<std::string> names) : names_(std::move(names)) {
  table_.assign(std::bit_ceil(names_.size() * 2 + 1), 0);
  std::size_t const mask = table_.size() - 1;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    std::size_t at = hash_of(names_[i]) & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

std::optional<std::size_t> NameIndex::find(std::string_view name) const {
  std::size_t const mask = table_.size() - 1;
  for (std::size_t at = hash_of(name) & mask; table_[at] != 0; at = (at + 1) & mask) {
    std::size_t const position = table_[at] - 1u;
    if (names_[position].size() == name.size() && same_bytes(names_[position].data(), name.data(), name.size()))
      return position;
  }
  return std::nullopt;
}

}  // namespace visado::dossier
