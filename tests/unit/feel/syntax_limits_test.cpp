// Texts made to break a parser: each is refused politely, in time that grows with its length.
#include <gtest/gtest.h>

#include "unit/feel/syntax_support.hpp"

namespace visado::feel {
namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::string code_of(std::string const& text, Goal goal = Goal::expression) {
  Scope const scope;
  Diagnostics diagnostics;
  auto const tree = parse(EmbeddedText::of("<prueba>", text), NameTable(scope), {.goal = goal}, diagnostics);
  if (tree) return "ok";
  return std::string(info(diagnostics.items().front().code).name);
}

TEST(SyntaxLimits, Nesting) {
  for (auto const& [open, close] : {std::pair{"(", ")"}, {"[", "]"}, {"f(", ")"}, {"{a:", "}"}, {"xs[", "]"}}) {
    EXPECT_EQ("ok", code_of(repeat(open, 98) + "1" + repeat(close, 98))) << open;
    EXPECT_EQ("FEEL-014", code_of(repeat(open, 101) + "1" + repeat(close, 101))) << open;
    EXPECT_EQ("FEEL-014", code_of(repeat(open, 100'000))) << open;
  }
  for (char const* prefix : {"-", "if a then ", "if ", "for x in ", "some x in ", "function() ", "]"}) {
    EXPECT_EQ("FEEL-014", code_of(repeat(prefix, 50'000))) << prefix;
  }
  EXPECT_EQ("FEEL-014", code_of("x instance of " + repeat("list<", 50'000)));
  EXPECT_EQ("FEEL-014", code_of(repeat("if a then b else ", 10'000) + "c"));
}

TEST(SyntaxLimits, Chains) {
  EXPECT_EQ("ok", code_of("a" + repeat(" + a", deepest_tree - 1)));
  for (char const* link : {" + a", " ** a", " and a", " or a", " = a", "[1]", ".a", "(1)", " instance of number", " in b"}) {
    EXPECT_EQ("FEEL-015", code_of("a" + repeat(link, 40'000))) << link;
  }
}

TEST(SyntaxLimits, LongButFlat) {
  EXPECT_EQ("ok", code_of("[1" + repeat(",1", 200'000) + "]"));
  EXPECT_EQ("ok", code_of("1" + repeat(", 1", 100'000), Goal::unary_tests));
  EXPECT_EQ("ok", code_of("{a0: 1" + repeat(", a: 1", 50'000) + "}"));
  EXPECT_EQ("ok", code_of(repeat("a", 500'000)));
  EXPECT_EQ("ok", code_of("\"" + repeat("ñ", 400'000) + "\""));
  EXPECT_EQ("ok", code_of(repeat(" ", 900'000) + "1"));
  EXPECT_EQ("ok", code_of(repeat("/* */", 100'000) + "1"));
}

TEST(SyntaxLimits, Length) {
  EXPECT_EQ("ok", code_of(repeat("1", Limits::text)));
  EXPECT_EQ("FEEL-020", code_of(repeat("1", Limits::text + 1)));
}

TEST(SyntaxLimits, Encoding) {
  EXPECT_EQ("FEEL-025", code_of("a\xF1o > 1"));
  EXPECT_EQ("FEEL-025", code_of("\"a\xC3\""));
  EXPECT_EQ("ok", code_of(std::string("\"a\0b\"", 5)));
  EXPECT_EQ("FEEL-016", code_of(std::string("a\0b", 3)));
}

}  // namespace
}  // namespace visado::feel
