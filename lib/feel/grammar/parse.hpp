// The single door to the grammar: text in, syntax tree out.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "feel/syntax/ast.hpp"
#include "visado/diagnostic.hpp"
#include "visado/expression.hpp"

namespace visado::feel {

// Names that hold blanks or symbols have to be known before the text can be read: the longest declared name wins.
// Holds bindings, fields of their types (at any depth), built-ins; keys, parameters and loop variables are added by
// the grammar as it meets them. Matches without regard to accents in `es`.
class NameTable {
 public:
  NameTable() = default;
  explicit NameTable(Scope const& scope);
  void add(std::string_view name);
  // How many bytes of `text` the longest declared name at its start takes (blanks between words are free, blanks
  // around symbols optional), with its declared spelling; 0 when none fits or it ends inside a word.
  struct Match {
    std::size_t length = 0;
    std::string_view name;
  };
  [[nodiscard]] Match longest(std::string_view text, bool fold_accents) const;
  [[nodiscard]] std::vector<std::string> all() const;

 private:
  std::set<std::string, std::less<>> names_;  // the helper that writes this may choose a better structure
};

struct ParseOptions {
  Language language = Language::en;
  Goal goal = Goal::expression;
  bool pack = false;  // digit-comma-digit is an error, `no`/`not` need parentheses
};

// The tree, or nothing with at least one diagnostic (syntax errors: FEEL-00x).
[[nodiscard]] std::optional<Ast> parse(EmbeddedText const& text, NameTable const& names, ParseOptions const& options,
                                       Diagnostics& diagnostics);

// Writes a tree in either language with minimal parentheses. parse(print(tree)) equals the tree.
[[nodiscard]] std::string print(Ast const& ast, Language language);
[[nodiscard]] std::string print(Ast const& ast, NodeId node, Language language);

}  // namespace visado::feel
