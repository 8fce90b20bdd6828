// Where a JSON text has its brackets, colons and commas, and where its strings and other scalars begin: the first
// stage of simdjson, made for the processor that the program runs on. It also proves that the text is UTF-8, that
// every string is closed, and that no control character stands in one; the rest is for who walks the places.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace visado::dossier {

// The buffers of one thread; used for one text after another.
class JsonStructure {
 public:
  // An error when the text cannot be JSON in UTF-8.
  [[nodiscard]] simdjson::error_code index(std::string_view text);

  // Byte offsets in the text indexed last, ascending. A string has one, of its opening quote; so the closing one is
  // the last byte before the next place that is not a blank.
  [[nodiscard]] std::uint32_t const* begin() const { return stage_->structural_indexes.get(); }
  [[nodiscard]] std::uint32_t const* end() const { return begin() + stage_->n_structural_indexes; }

 private:
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage_;
};

}  // namespace visado::dossier
