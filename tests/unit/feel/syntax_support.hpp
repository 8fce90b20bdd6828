// What the tests of the grammar share.
#pragma once

#include <string>
#include <string_view>

#include "feel/builtins/builtin.hpp"
#include "feel/grammar/parse.hpp"

namespace visado::feel {

// Built-ins under their English names, so that a text and its translation compare equal.
inline Ast with_english_builtins(Ast tree) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    Node& node = tree[id];
    if (node.kind != NodeKind::name || !node.builtin) continue;
    std::span<Builtin const> const rows = find_builtin(node.text, Language::es);
    if (!rows.empty()) node.text = rows.front().en;
  }
  return tree;
}

// The tree of a text that must be right; the message of the error as an empty tree's text otherwise.
struct Parsed {
  std::optional<Ast> tree;
  std::string error;
};

inline Parsed parse_text(std::string_view text, NameTable const& names, ParseOptions const& options = {}) {
  Diagnostics diagnostics;
  Parsed result;
  result.tree = parse(EmbeddedText::of("<prueba>", std::string(text)), names, options, diagnostics);
  if (!result.tree) result.error = diagnostics.items().front().message();
  return result;
}

}  // namespace visado::feel
