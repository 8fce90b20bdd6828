// The reading of cases: conversions to declared types with their reasons, places, what may be left out, Spanish.
#include <gtest/gtest.h>

#include <algorithm>

#include "tck/spanish.hpp"
#include "tck/tck.hpp"

namespace visado::tck {
namespace {

struct Case {
  std::string_view json;
  std::string_view got;
  std::string_view reasons;  // codes and places: «FEEL-136@1:1+3»; «!» and the binding's name
};

std::string told(Outcome const& outcome) {
  std::string text;
  for (Reason const& reason : outcome.reasons) {
    Label const& at = reason.diagnostic.at;
    Location const place = at.source->locate(at.span.begin);
    text += (text.empty() ? "" : " ") + std::string(info(reason.diagnostic.code).name) + "@" +
            std::to_string(place.line) + ":" + std::to_string(place.column) + "+" +
            std::to_string(std::min<std::size_t>(at.span.end, at.source->text().size()) - at.span.begin);
    if (!reason.in.empty()) text += "!" + reason.in;
  }
  return text;
}

class Cases : public testing::TestWithParam<Case> {};

TEST_P(Cases, Give) {
  Runner runner;
  Outcome const outcome = runner.run(GetParam().json);
  EXPECT_EQ(typed_json(outcome.got), GetParam().got) << GetParam().json;
  EXPECT_EQ(told(outcome), GetParam().reasons) << GetParam().json;
}

INSTANTIATE_TEST_SUITE_P(
    Conversions, Cases,
    testing::Values(
        Case{R"x({"id":"a","expr":"1+1"})x", R"x({"t":"number","v":"2"})x", ""},
        Case{R"x({"id":"a","expr":"1+1","result_type":"string"})x", R"x({"t":"null"})x", "FEEL-136@1:1+3"},
        Case{R"x({"id":"a","expr":"[1]","expr_type":"number"})x", R"x({"t":"number","v":"1"})x", ""},
        Case{R"x({"id":"a","expr":"[1, \"a\"]","result_type":{"list":"number"}})x", R"x({"t":"null"})x",
             "FEEL-136@1:1+8"},
        Case{R"x({"id":"a","expr":"\n  [1, 1/0]","result_type":{"list":"number"}})x",
             R"x({"t":"list","v":[{"t":"number","v":"1"},{"t":"null"}]})x", "FEEL-093@2:7+3"},
        Case{R"x({"id":"a","context":{"n":{"t":"string","v":"x"}},"types":{"n":"number"},"expr":"n = null and true"})x",
             R"x({"t":"boolean","v":true})x", "FEEL-137@1:1+1"},
        Case{R"x({"id":"a","context":{"n":{"t":"string","v":"x"}},"types":{"n":"number"},"expr":"[\"áé\", n]"})x",
             R"x({"t":"list","v":[{"t":"string","v":"áé"},{"t":"null"}]})x", "FEEL-137@1:8+1"},
        Case{R"x({"id":"a","context":{"d":{"t":"list","v":[{"t":"date","v":"2024-02-30"}]}},"expr":"d"})x",
             R"x({"t":"list","v":[{"t":"null"}]})x", "FEEL-137@1:1+1"},
        Case{R"x({"id":"a","bindings":[{"name":"b c","expr":"\"x\"","type":"number"}],"expr":"b c"})x",
             R"x({"t":"null"})x", "FEEL-136@1:1+3!b c"},
        Case{R"x({"id":"a","bindings":[{"name":"b","expr":"1 / 0","type":"Any"}],"expr":"[b]"})x",
             R"x({"t":"list","v":[{"t":"null"}]})x", "FEEL-093@1:1+5!b"},
        Case{R"x({"id":"a","expr":"(1 +"})x", R"x({"t":"null"})x", "FEEL-001@1:5+0"},
        Case{R"x({"id":"a","expr":"function(x) x"})x", R"x({"t":"null"})x", "FEEL-135@1:1+13"},
        Case{R"x({"id":"a","expr":"[(1..2)]"})x", R"x({"t":"list","v":[{"t":"null"}]})x", "FEEL-135@1:1+8"}));

// The types of a business knowledge model that its text cannot say.
INSTANTIATE_TEST_SUITE_P(
    Functions, Cases,
    testing::Values(
        Case{R"x({"id":"a","bindings":[{"name":"f","params":[{"name":"x","type":"Any"}],"expr":"function(x) [x]",
             "result_type":"number"}],"expr":"f(10)"})x",
             R"x({"t":"number","v":"10"})x", ""},
        Case{R"x({"id":"a","bindings":[{"name":"f","params":[{"name":"x","type":"Any"}],"expr":"function(x) [x]",
             "result_type":"number"}],"expr":"1 + f(\"a\")"})x",
             R"x({"t":"null"})x", "FEEL-136@1:5+6"},
        Case{R"x({"id":"a","bindings":[{"name":"f","params":[{"name":"x","type":"number"}],"expr":"function(x) x",
             "result_type":"Any"}],"expr":"f(\"a\")"})x",
             R"x({"t":"null"})x", "FEEL-076@1:1+6"},
        Case{R"x({"id":"a","bindings":[{"name":"f","params":[{"name":"n","type":"number"}],
             "expr":"function(n: number) if n < 2 then n else f(n - 1) + f(n - 2)","result_type":"number"}],"expr":"f(10)"})x",
             R"x({"t":"number","v":"55"})x", ""},
        Case{R"x({"id":"a","bindings":[{"name":"f","params":[],"expr":"function() (","result_type":"Any"}],"expr":"f()"})x",
             R"x({"t":"null"})x", "FEEL-001@1:13+1!f"},
        Case{R"x({"id":"a","expr":"{f: function(x) 1 / x, r: [f(0)]}.r"})x", R"x({"t":"list","v":[{"t":"null"}]})x",
             "FEEL-093@1:17+5"}));

struct Twin {
  std::string_view json;
  std::string_view text;
  std::string_view got;
};

class SpanishTwins : public testing::TestWithParam<Twin> {};

TEST_P(SpanishTwins, GiveTheSame) {
  simdjson::dom::parser parser;
  simdjson::padded_string const json(GetParam().json);
  SpanishTwin const twin(parser.parse(json));
  ASSERT_TRUE(twin.readable());
  EXPECT_EQ(twin.text(), GetParam().text);
  Runner english;
  Runner spanish(Language::es);
  EXPECT_EQ(typed_json(english.run(GetParam().json).got), GetParam().got);
  EXPECT_EQ(twin.restored(typed_json(spanish.run(twin.record()).got)), GetParam().got) << twin.record();
}

// Names that are words of Spanish, hold operators, or are functions there.
INSTANTIATE_TEST_SUITE_P(
    Names, SpanishTwins,
    testing::Values(
        Twin{R"x({"id":"a","context":{"y":{"t":"number","v":"2"},"x":{"t":"number","v":"1"}},"expr":"if x < y then x else y"})x",
             "si x < renombrado1x entonces x sino renombrado1x", R"x({"t":"number","v":"1"})x"},
        Twin{R"x({"id":"a","context":{"Date-Time":{"t":"number","v":"2"}},"expr":"Date-Time - 1"})x", "renombrado1x - 1",
             R"x({"t":"number","v":"1"})x"},
        Twin{R"x({"id":"a","expr":"{y: 1, z: y + 1}"})x", "{renombrado1x: 1, z: renombrado1x + 1}",
             R"x({"t":"context","v":{"y":{"t":"number","v":"1"},"z":{"t":"number","v":"2"}}})x"},
        Twin{R"x({"id":"a","expr":"{y: 1}.y"})x", "{y: 1}.y", R"x({"t":"number","v":"1"})x"},
        Twin{R"x({"id":"a","expr":"get value({o: 1, p: o}, \"o\")"})x",
             "obtener valor({renombrado1x: 1, p: renombrado1x}, \"renombrado1x\")", R"x({"t":"number","v":"1"})x"},
        Twin{R"x({"id":"a","expr":"for o in [1, 2] return o * 2"})x",
             "para renombrado1x en [1, 2] devolver renombrado1x * 2",
             R"x({"t":"list","v":[{"t":"number","v":"2"},{"t":"number","v":"4"}]})x"},
        Twin{R"x({"id":"a","context":{"c":{"t":"context","v":{"si":{"t":"number","v":"3"}}}},
             "types":{"c":{"context":{"si":"number"}}},"expr":"[c][si > 2][1].si"})x",
             "[c][renombrado1x > 2][1].renombrado1x", R"x({"t":"number","v":"3"})x"},
        Twin{R"x({"id":"a","bindings":[{"name":"suma","params":[{"name":"o","type":"number"}],
             "expr":"function(o: number) o + 1","result_type":"number"}],"expr":"suma(o: 1)"})x",
             "renombrado2x(renombrado1x: 1)", R"x({"t":"number","v":"2"})x"}));

}  // namespace
}  // namespace visado::tck
