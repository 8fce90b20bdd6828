// YAML with exact places: a document as a tree whose scalars keep where every byte of their text stands.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "visado/diagnostic.hpp"
#include "visado/source.hpp"

namespace visado {

struct YamlNode {
  enum class Kind : unsigned char { null, scalar, list, map } kind = Kind::null;
  enum class Style : unsigned char { plain, single_quoted, double_quoted, literal, folded } style = Style::plain;
  // Of the node in the source: a scalar with its quotes or block indicator, a list or map from its first to its last
  // item, a flow one with its brackets. A value that was left empty has the place of its key or of its dash.
  Span span{};
  EmbeddedText text;    // scalar: its value, byte by byte traceable
  bool flow = false;    // list, map: written with brackets or braces
  bool broken = false;  // null: what stood here was no YAML; it was reported and taken out (read_yaml_repaired)
  std::vector<std::shared_ptr<YamlNode const>> items;                                        // list
  struct Entry {
    std::shared_ptr<YamlNode const> key;
    std::shared_ptr<YamlNode const> value;
  };
  std::vector<Entry> entries;  // map, in order; keys are unique (a repeated key was reported and dropped)
  SourcePtr source;

  [[nodiscard]] bool is_null() const { return kind == Kind::null; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  [[nodiscard]] Label label(std::string text = {}) const { return {source, span, std::move(text)}; }
  // The value of a key (exact), or null.
  [[nodiscard]] YamlNode const* find(std::string_view key) const;
};

struct YamlLimits {
  std::size_t depth = 64;
  std::size_t nodes = 2'000'000;        // aliases expanded, so that a «billion laughs» file ends in a diagnostic
  std::size_t bytes = 64 * 1024 * 1024;
};

// Reads one document; of an empty one, a null node. Nothing, with errors, when it is not YAML; repeated keys, anchors
// that do not exist, tabs as indentation, several documents and scalars that YAML would misread are diagnostics with
// their places.
[[nodiscard]] std::shared_ptr<YamlNode const> read_yaml(SourcePtr source, Diagnostics& diagnostics,
                                                        YamlLimits const& limits = {});

// The same, but a value that YAML cannot read is reported, taken out (a null node, `broken`), and the rest is read,
// so that one run shows every mistake of a file. Nothing when that is not possible either.
[[nodiscard]] std::shared_ptr<YamlNode const> read_yaml_repaired(SourcePtr source, Diagnostics& diagnostics,
                                                                 YamlLimits const& limits = {});

// How to write a value that YAML reads as something else than the text it was meant to be: the exact rewrite as a `|`
// block (between single quotes inside brackets or braces). `offset` is where the value begins in `text`, the whole file.
[[nodiscard]] std::string yaml_rewrite_hint(std::string_view text, std::uint32_t offset);

}  // namespace visado
