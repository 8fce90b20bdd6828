// The fast reader against the plain one, over lines sound and broken; block borders at every byte.
#include <gtest/gtest.h>

#include <algorithm>

#include "dossier/json/record.hpp"
#include "dossier/read_plan.hpp"
#include "support/json_lines_samples.hpp"
#include "support/plain_json_reader.hpp"
#include "support/same_dossier.hpp"
#include "unit/dossier/sample.hpp"

namespace visado::dossier {
namespace {

using sample::Reading;
using testing::JsonLinesMaker;
using testing::plain_lines;
using testing::PlainJsonReader;

// A source over a text, its dossiers compared with those of the plain reader. One dossier object and one arena for
// all, so that nothing of one stays in the next.
void compare(std::string const& text, std::size_t block, bool all) {
  Reading fast(all);
  auto opened = open_json_lines(TextStream::of("pagos.jsonl", text, block), fast.opening());
  ASSERT_TRUE(opened.ok());
  DossierSource& source = *opened.value();
  ReadPlan const plan(*fast.schema, fast.uses, false);
  auto const lines = plain_lines(text);
  DossierSource::Unit unit;
  Dossier dossier;
  Arena arena, plain_arena;
  std::size_t count = 0;
  for (; source.next(unit); ++count) {
    ASSERT_LT(count, lines.size());
    ASSERT_EQ(unit.bytes, lines[count].bytes);
    ASSERT_EQ(unit.offset, lines[count].offset);
    ASSERT_EQ(unit.line, lines[count].line);
    ASSERT_EQ(unit.ordinal, count);
    arena.reset();
    plain_arena.reset();
    source.read(unit, arena, dossier);
    Dossier const plain = PlainJsonReader(plan, unit, "pagos.jsonl", plain_arena).read();
    ASSERT_EQ(testing::print(dossier), testing::print(plain)) << unit.bytes;
    ASSERT_EQ(dossier.root.is_null(), check_json(unit.bytes).has_value() || dossier.root.is_null());
  }
  ASSERT_EQ(count, lines.size());
}

TEST(JsonSame, GeneratedLines) {
  for (unsigned seed = 0; seed < 60; ++seed) compare(JsonLinesMaker(seed).lines(20), 1 << 10, seed % 2 == 0);
}

TEST(JsonSame, DamagedLines) {
  for (unsigned seed = 100; seed < 400; ++seed) {
    JsonLinesMaker maker(seed);
    compare(maker.damaged(maker.lines(4)), 1 << 10, seed % 2 == 0);
  }
}

TEST(JsonSame, AnyBlockSize) {
  std::string const text = JsonLinesMaker(7).lines(3);
  // From 3 on: the first block must hold a byte-order mark.
  for (std::size_t block = 3; block <= text.size() + 1; ++block) compare(text, block, true);
}

TEST(JsonSame, CutAnywhere) {
  std::string const text = JsonLinesMaker(11).lines(1);
  for (std::size_t size = 0; size <= text.size(); ++size) compare(text.substr(0, size), 64, true);
}

TEST(JsonSame, EveryByteOfALineAnyOther) {
  std::string const line = R"({"expediente":"P-1","monto":1.50,"nota":"a\nb","etiquetas":["x",null],"x":{"y":[1,{}]}})";
  for (std::size_t at = 0; at < line.size(); ++at) {
    for (char const c : std::string_view("\"\\{}[],:\n\0 x1\x0c\x1a\xF1", 17)) {
      std::string text = line;
      text[at] = c;
      compare(text + "\n" + line, 64, false);
    }
  }
}

TEST(JsonSame, WhatIsNoTextIsNeverCalledBadJson) {
  compare("{\"expediente\":\"P-\x81\n{\"expediente\":\"P-\x81}\n{\"expediente\":\"P-2\",\"monto\":1}", 64, true);
}

TEST(JsonSame, UnitsAreFoundAgainWhateverTheirBlocks) {
  for (std::size_t const block : {std::size_t{1}, std::size_t{7}, std::size_t{64}, std::size_t{1} << 16}) {
    Reading r;
    r.lines(JsonLinesMaker(23).lines(12), block);
    for (auto const& unit : r.units) {
      auto const again = r.source->again(0, unit->offset);
      ASSERT_TRUE(again.has_value());
      EXPECT_EQ(again->bytes, unit->bytes);
      EXPECT_EQ(again->line, unit->line);
      EXPECT_EQ(again->ordinal, unit->ordinal);
    }
    EXPECT_FALSE(r.source->again(0, 1).has_value());
  }
}

}  // namespace
}  // namespace visado::dossier
