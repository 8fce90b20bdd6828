#include "dossier/json/structure.hpp"

#include <algorithm>
#include <bit>

namespace visado::dossier {

simdjson::error_code JsonStructure::index(std::string_view text) {
  constexpr std::size_t least = std::size_t{1} << 14;
  constexpr std::size_t depth = 1;  // of the second stage, which is not used
  if (stage_ == nullptr) {
    auto const error = simdjson::get_active_implementation()->create_dom_parser_implementation(least, depth, stage_);
    if (error) return error;
  }
  if (stage_->capacity() < text.size()) {
    if (auto const error = stage_->allocate(std::bit_ceil(text.size()), depth)) return error;
  }
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  return stage_->stage1(bytes, text.size(), simdjson::stage1_mode::regular);
}

}  // namespace visado::dossier
