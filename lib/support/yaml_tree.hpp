// YAML with exact places: a document as a tree whose scalars keep where every byte of their text stands.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "visado/diagnostic.hpp"
#include "visado/source.hpp"

namespace visado {

struct YamlNode {
  enum class Kind : unsigned char { null, scalar, list, map } kind = Kind::null;
  enum class Style : unsigned char { plain, single_quoted, double_quoted, literal, folded } style = Style::plain;
  Span span{};          // of the node in the source: a scalar with its quotes or block indicator
  EmbeddedText text;    // scalar: its value, byte by byte traceable
  std::vector<std::shared_ptr<YamlNode const>> items;                                        // list
  struct Entry {
    std::shared_ptr<YamlNode const> key;
    std::shared_ptr<YamlNode const> value;
  };
  std::vector<Entry> entries;  // map, in order; keys are unique (a repeated key was reported and dropped)
  SourcePtr source;

  [[nodiscard]] Label label(std::string text = {}) const { return {source, span, std::move(text)}; }
  // The value of a key (exact), or null.
  [[nodiscard]] YamlNode const* find(std::string_view key) const;
};

struct YamlLimits {
  std::size_t depth = 64;
  std::size_t nodes = 2'000'000;        // aliases expanded, so that a «billion laughs» file ends in a diagnostic
  std::size_t bytes = 64 * 1024 * 1024;
};

// Reads one document. Nothing, with errors, when it is not YAML; repeated keys, anchors that do not exist, tabs as
// indentation, several documents and scalars that YAML would misread are diagnostics with their places.
[[nodiscard]] std::shared_ptr<YamlNode const> read_yaml(SourcePtr source, Diagnostics& diagnostics,
                                                        YamlLimits const& limits = {});

}  // namespace visado
