// YAML trees: the place of every byte of every style of scalar, and what YAML cannot or should not read.
#include "support/yaml_tree.hpp"

#include <gtest/gtest.h>

namespace visado {
namespace {

struct Read {
  SourcePtr source;
  Diagnostics diagnostics;
  std::shared_ptr<YamlNode const> root;
};

Read read(std::string text) {
  Read result;
  result.source = std::make_shared<Source const>("prueba.yaml", std::move(text));
  result.root = read_yaml(result.source, result.diagnostics);
  return result;
}

// Every character of the value stands in the source where it says; what is folded or escaped begins there.
void expect_places(std::string const& text, std::string const& key, std::string const& value,
                   std::string const& folded = {}) {
  Read const yaml = read(text);
  ASSERT_TRUE(yaml.root) << text << render(yaml.diagnostics);
  YamlNode const* const node = yaml.root->find(key);
  ASSERT_TRUE(node) << text;
  ASSERT_EQ(node->text.text(), value) << text;
  for (std::uint32_t i = 0; i < value.size(); ++i) {
    if (folded.find(value[i]) != std::string::npos) continue;
    std::uint32_t const at = node->text.to_source(i);
    ASSERT_LT(at, text.size());
    EXPECT_EQ(text[at], value[i]) << text << " at " << i;
  }
}

std::vector<std::string> names(Diagnostics const& diagnostics) {
  std::vector<std::string> result;
  for (Diagnostic const& diagnostic : diagnostics) result.emplace_back(info(diagnostic.code).name);
  return result;
}

TEST(YamlTree, PlainScalarKeepsPlaces) { expect_places("a: monto <= tope\nb: 2\n", "a", "monto <= tope"); }
TEST(YamlTree, AccentsAndTabs) { expect_places("á: \tñandú  y más\t# nota\n", "á", "ñandú  y más"); }
TEST(YamlTree, PlainScalarFoldsLines) {
  expect_places("a: uno\n   dos\n\n   tres\nb: 2\n", "a", "uno dos\ntres", " ");
  expect_places("a:\r\n  uno\r\n  dos\r\nb: 2\r\n", "a", "uno dos", " ");
}
TEST(YamlTree, SingleQuotes) {
  expect_places("a: 'it''s: {x}'\n", "a", "it's: {x}");
  expect_places("a: 'uno\n  dos\n\n  tres'\n", "a", "uno dos\ntres", " ");
}
TEST(YamlTree, DoubleQuotes) {
  expect_places("a: \"x = \\\"b\\\" y\"\n", "a", "x = \"b\" y", "\"");
  expect_places("a: \"caf\\u00e9 \\U0001F600 \\x41\\tb\"\n", "a", "café 😀 A\tb", "\xc3\xa9\xf0\x9f\x98\x80" "A\t");
  expect_places("a: \"uno \\\n   dos\n   tres\"\n", "a", "uno dos tres", " ");
}
TEST(YamlTree, LiteralBlock) {
  expect_places("a: |\n  uno\n    dos\n\n  tres\nb: 2\n", "a", "uno\n  dos\n\ntres\n");
  expect_places("a: |-\n  uno\n", "a", "uno");
  expect_places("a: |+\n  uno\n\n\nb: 2\n", "a", "uno\n\n\n");
  expect_places("l:\na: |2\n    uno\n   dos\n", "a", "  uno\n dos\n");
  expect_places("a: | # nota\r\n  uno\r\n  dos\r\n", "a", "uno\ndos\n", "\n");
  expect_places("a: |\n\n  uno\n", "a", "\nuno\n");
}
TEST(YamlTree, FoldedBlock) {
  expect_places("a: >\n  uno\n  dos\n\n  tres\n    cuatro\n  cinco\n", "a", "uno dos\ntres\n  cuatro\ncinco\n", " ");
  expect_places("a: >-\n  é uno\n  dos\n", "a", "é uno dos", " ");
}
TEST(YamlTree, FlowMaps) {
  expect_places("{a: 1, b: x = \"y\"}", "b", "x = \"y\"");
  Read const yaml = read("x: {a: 1, b: [1..5, z], }\ny: 2\n");
  ASSERT_TRUE(yaml.root);
  YamlNode const& x = *yaml.root->find("x");
  EXPECT_EQ(yaml.source->text().substr(x.span.begin, x.span.size()), "{a: 1, b: [1..5, z], }");
  EXPECT_TRUE(x.flow);
}
TEST(YamlTree, ByteOrderMark) { expect_places("\xEF\xBB\xBF" "a: uno\n", "a", "uno"); }
TEST(YamlTree, AnchorsAreSkipped) {
  expect_places("a: &x 'uno'\nb: *x\n", "b", "uno");
  expect_places("a: !!str 3\n", "a", "3");
}

TEST(YamlTree, NullHasThePlaceOfItsKey) {
  Read const yaml = read("a:\n\n# c\nb: null\nl:\n  -\n  - x\n");
  ASSERT_TRUE(yaml.root);
  EXPECT_EQ(yaml.root->find("a")->span, (Span{0, 1}));
  EXPECT_EQ(yaml.root->find("b")->text.text(), "null");
  EXPECT_EQ(yaml.source->text()[yaml.root->find("l")->items[0]->span.begin], '-');
}
TEST(YamlTree, EmptyDocument) {
  EXPECT_TRUE(read("").root->is_null());
  EXPECT_TRUE(read("# nada\n").root->is_null());
}

TEST(YamlTree, WhatIsWrong) {
  struct Case {
    std::string text;
    std::string code;
    Location at;
  };
  for (Case const& c : std::vector<Case>{
           {"a: 1\nb: 2\na: 3\n", "ARC-015", {3, 1}},
           {"a: 1\n---\nb: 2\n", "ARC-016", {2, 1}},
           {"a: b: c\n", "ARC-014", {1, 4}},
           {"a: \"x\" = y\n", "ARC-014", {1, 4}},
           {"a: {x} supera\n", "ARC-014", {1, 4}},
           {"a: [x] supera\n", "ARC-014", {1, 4}},
           {"a: > 5\n", "ARC-014", {1, 4}},
           {"a: |x|\n", "ARC-014", {1, 4}},
           {"a: @x\n", "ARC-014", {1, 4}},
           {"a: %x\n", "ARC-014", {1, 4}},
           {"a: - x\n", "ARC-014", {1, 4}},
           {"a: *x y\n", "ARC-014", {1, 4}},
           {"a: &x y\n", "ARC-021", {1, 4}},
           {"a: !x y\n", "ARC-022", {1, 4}},
           {"a: Factura #12\n", "ARC-023", {1, 12}},
           {"a: {b: 1, c: \"x\" = y}\n", "ARC-014", {1, 14}},
           {"a: {b: 1, c: x: y}\n", "ARC-014", {1, 14}},
           {"a: [1, 2\nb: 3\n", "ARC-024", {1, 4}},
           {"a: \"uno\nb: 3\n", "ARC-024", {1, 4}},
           {"a:\n\tb: 3\n", "ARC-018", {2, 1}},
           {"{a: 1}: 3\n", "ARC-019", {1, 1}},
           {"a: &x [*x]\n", "ARC-020", {1, 8}},
           {"a: b\xff\n", "ARC-010", {1, 5}},
           {"a: b\x04\n", "ARC-011", {1, 5}},
           {"a: b\rc: d\r", "ARC-012", {1, 5}},
           {"a\nb: c\n", "ARC-013", {2, 2}},
       }) {
    Read const yaml = read(c.text);
    ASSERT_GE(yaml.diagnostics.size(), 1u) << c.text;
    EXPECT_EQ(names(yaml.diagnostics).front(), c.code) << c.text << render(yaml.diagnostics);
    EXPECT_EQ(yaml.source->locate(yaml.diagnostics.items()[0].at.span.begin), c.at) << c.text;
  }
}

TEST(YamlTree, ProposesTheExactRewrite) {
  EXPECT_EQ(read("reglas:\n  - id: A\n    exige: \"x\" = y\n").diagnostics.items().at(0).hint,
            "escríbalo en un bloque:\n    exige: |\n      \"x\" = y");
  EXPECT_EQ(read("l:\n  - {a: 1, b: it's x: y}\n").diagnostics.items().at(0).hint,
            "escríbalo entre comillas simples: b: 'it''s x: y'");
}

TEST(YamlTree, RepairsAndGoesOn) {
  auto const source = std::make_shared<Source const>("x", "a: b: c\nd: 1\ne: {\"x\" = y}\nf: [1, 2\ng: 4\n");
  Diagnostics diagnostics;
  auto const root = read_yaml_repaired(source, diagnostics);
  ASSERT_TRUE(root);
  EXPECT_EQ(names(diagnostics), (std::vector<std::string>{"ARC-014", "ARC-014", "ARC-024"}));
  EXPECT_TRUE(root->find("a")->broken);
  EXPECT_TRUE(root->find("e")->broken);
  EXPECT_EQ(root->find("g")->text.text(), "4");
}

TEST(YamlTree, Limits) {
  std::string bomb = "a0: &a0 [x]\n";
  for (int i = 1; i < 12; ++i) {
    std::string const before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 9; ++k) bomb += before + " , ";
    bomb += before + " ]\n";
  }
  EXPECT_EQ(names(read(bomb).diagnostics).at(0), "ARC-017");
  EXPECT_EQ(names(read(std::string(100, '[') + std::string(100, ']')).diagnostics).at(0), "ARC-017");
  EXPECT_EQ(names(read(std::string(100000, '[')).diagnostics).at(0), "ARC-017");
}

}  // namespace
}  // namespace visado
