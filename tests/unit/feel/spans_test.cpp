// Where nodes stand: what a caret underlines, and what holds of every tree.
#include <gtest/gtest.h>

#include <array>

#include "unit/feel/syntax_support.hpp"

namespace visado::feel {
namespace {

std::string slice(std::string_view text, Span span) { return std::string(text.substr(span.begin, span.size())); }

// «text of the node / text of its token» of the root.
std::string root_of(std::string_view text) {
  Parsed const parsed = parse_text(text, NameTable(Scope()), {.language = Language::es});
  if (!parsed.tree) return parsed.error;
  Node const& root = (*parsed.tree)[parsed.tree->root];
  return slice(text, root.span) + " / " + slice(text, root.token);
}

TEST(Spans, OfTheRoot) {
  struct Row {
    char const* text;
    char const* expected;
  };
  constexpr std::array rows{
      Row{"  12.5 ", "12.5 / "},
      Row{" \"año\" // fin", "\"año\" / "},
      Row{" @ \"P1D\" ", "@ \"P1D\" / "},
      Row{" (a) + (b) ", "(a) + (b) / +"},
      Row{" ( a + b ) ", "a + b / +"},
      Row{"a  **  b", "a  **  b / **"},
      Row{"- (a)", "- (a) / -"},
      Row{"a y b", "a y b / y"},
      Row{"a entre 1 y (2)", "a entre 1 y (2) / entre"},
      Row{"a en (1, 2)", "a en (1, 2) / en"},
      Row{"a instancia  de lista<texto>", "a instancia  de lista<texto> / instancia  de"},
      Row{"si a entonces b sino c ", "si a entonces b sino c / si"},
      Row{"para x en xs devolver (x)", "para x en xs devolver (x) / para"},
      Row{"algún x en xs cumple x", "algún x en xs cumple x / algún"},
      Row{"a . total ", "a . total / total"},
      Row{"xs [ 1 ] ", "xs [ 1 ] / [ 1 ]"},
      Row{"suma ( xs ) ", "suma ( xs ) / suma"},
      Row{"función(x: lista de texto) x", "función(x: lista de texto) x / función"},
      Row{"[ 1 .. 2 [", "[ 1 .. 2 [ / "},
      Row{"{ a: 1 } ", "{ a: 1 } / "},
  };
  for (Row const& row : rows) {
    EXPECT_EQ(row.expected, root_of(row.text)) << row.text;
  }
}

TEST(Spans, ChildrenStandInsideTheirParents) {
  std::string_view const text =
      "si (suma(facturas[total > 5 y fecha.año = 2024].total)) <= [1..2[ entonces {a: (1 + 2) * 3, b: función(x: lista de "
      "texto) -x} sino para i en 1..3, j en (xs) devolver i en (1, > 2, no(j)) y f(a: 1) instancia de fecha y hora";
  Parsed const parsed = parse_text(text, NameTable(Scope()), {.language = Language::es});
  ASSERT_TRUE(parsed.tree) << parsed.error;
  Ast const& tree = *parsed.tree;
  EXPECT_EQ(tree.root, tree.size() - 1);
  for (NodeId id = 0; id < tree.size(); ++id) {
    Node const& node = tree[id];
    EXPECT_LT(node.span.begin, node.span.end) << slice(text, node.span);
    for (NodeId const child : node.children) {
      ASSERT_LT(child, id);
      EXPECT_LE(node.span.begin, tree[child].span.begin) << slice(text, node.span);
      EXPECT_GE(node.span.end, tree[child].span.end) << slice(text, node.span);
    }
  }
}

TEST(Spans, PlacesOfErrorsAreThoseOfTheFile) {
  // The expression is the part of a larger source.
  EmbeddedText const file = EmbeddedText::of("reglas.yaml", "exige: monto >\nhallazgo: x\n");
  Scope const scope;
  Diagnostics diagnostics;
  EXPECT_FALSE(parse(file.part({7, 14}), NameTable(scope), {.language = Language::es}, diagnostics));
  ASSERT_EQ(1u, diagnostics.size());
  Label const& at = diagnostics.items().front().at;
  EXPECT_EQ((Location{1, 15}), at.source->locate(at.span.begin));
}

}  // namespace
}  // namespace visado::feel
