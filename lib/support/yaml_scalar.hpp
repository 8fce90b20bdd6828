// Where every byte of a YAML scalar's value stands in its source.
//
// yaml-cpp gives the decoded value and the place at which it begins. The source is read again from there, guided by
// the value, so that a mistake in the middle of a folded or quoted text is shown where it was typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/yaml_tree.hpp"

namespace visado {

struct ScalarPlaces {
  YamlNode::Style style = YamlNode::Style::plain;
  Span span{};  // with its quotes or block indicator
  std::vector<EmbeddedText::Segment> segments;
  bool closed = true;  // false: a quoted text without its closing quote
};

// `begin` is the first byte of the scalar itself (its quote, its block indicator). When the source cannot be matched
// with the value, every byte of the value is placed from `begin` on.
[[nodiscard]] ScalarPlaces place_scalar(std::string_view source, std::uint32_t begin, std::string_view value);

// The style that the character at `begin` announces.
[[nodiscard]] YamlNode::Style scalar_style(std::string_view source, std::uint32_t begin);

// The offset behind anchors and tags (and blanks, comments and line ends after them) at `offset`.
[[nodiscard]] std::uint32_t skip_properties(std::string_view source, std::uint32_t offset);
// The offset behind blanks, comments and line ends at `offset`.
[[nodiscard]] std::uint32_t skip_blanks_and_comments(std::string_view source, std::uint32_t offset);

}  // namespace visado
