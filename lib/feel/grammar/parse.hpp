// The single door to the grammar: text in, syntax tree out, and back.
#pragma once

#include <optional>
#include <string>

#include "feel/grammar/names.hpp"
#include "feel/syntax/ast.hpp"
#include "visado/diagnostic.hpp"
#include "visado/expression.hpp"

namespace visado::feel {

struct ParseOptions {
  Language language = Language::en;
  Goal goal = Goal::expression;
  bool pack = false;  // digit-comma-digit is an error
};

// The tree, or nothing with one error (FEEL-001 to FEEL-029). Every node is reachable from the root, children
// before their parent.
[[nodiscard]] std::optional<Ast> parse(EmbeddedText const& text, NameTable const& names, ParseOptions const& options,
                                       Diagnostics& diagnostics);

// Writes a tree in either language with the parentheses it needs. Reading it again with the same names gives an
// equal tree, unless a declared name holds an operator (`a-b` beside `a` and `b`); in the other language too, unless
// a name reads as a keyword there.
[[nodiscard]] std::string print(Ast const& ast, Language language);
// A part of it; `< 5` without parentheses, as a test.
[[nodiscard]] std::string print(Ast const& ast, NodeId node, Language language);

}  // namespace visado::feel
