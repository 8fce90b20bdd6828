#include "visado/source.hpp"

#include <gtest/gtest.h>

namespace visado {
namespace {

TEST(Source, LinesEndInLfCrlfOrCr) {
  Source source("a", "uno\ndos\r\ntres\rcuatro");
  EXPECT_EQ(source.line(1), "uno");
  EXPECT_EQ(source.line(2), "dos");
  EXPECT_EQ(source.line(3), "tres");
  EXPECT_EQ(source.line(4), "cuatro");
  EXPECT_EQ(source.line(0), "");
  EXPECT_EQ(source.line(5), "");
  EXPECT_EQ(source.line_begin(3), 9U);
  EXPECT_EQ(source.line_begin(99), source.text().size());
}

TEST(Source, ALineEndAtTheEndBeginsAnEmptyLine) {
  Source source("a", "uno\r\n\r\n");
  EXPECT_EQ(source.line(1), "uno");
  EXPECT_EQ(source.line(2), "");
  EXPECT_EQ(source.line(3), "");
  EXPECT_EQ(source.locate(7), (Location{3, 1}));
}

TEST(Source, ColumnsCountCodePoints) {
  Source source("a", "añ\to: 名x\nb");
  EXPECT_EQ(source.locate(0), (Location{1, 1}));
  EXPECT_EQ(source.locate(1), (Location{1, 2}));
  EXPECT_EQ(source.locate(2), (Location{1, 2})) << "inside ñ";
  EXPECT_EQ(source.locate(3), (Location{1, 3})) << "the tab";
  EXPECT_EQ(source.locate(4), (Location{1, 4})) << "a tab counts one";
  EXPECT_EQ(source.locate(10), (Location{1, 8})) << "behind a wide character";
  EXPECT_EQ(source.locate(12), (Location{2, 1}));
  EXPECT_EQ(source.locate(999), (Location{2, 2}));
}

TEST(Source, ThePlaceOfALineEndIsBehindTheLine) {
  Source source("a", "uno\r\ndos");
  EXPECT_EQ(source.locate(3), (Location{1, 4}));
  EXPECT_EQ(source.locate(4), (Location{1, 4}));
  EXPECT_EQ(source.locate(5), (Location{2, 1}));
}

TEST(Source, AByteOrderMarkBelongsToNoColumn) {
  Source source("a", "\xEF\xBB\xBFuno\ndos");
  EXPECT_EQ(source.line(1), "uno");
  EXPECT_EQ(source.locate(0), (Location{1, 1}));
  EXPECT_EQ(source.locate(3), (Location{1, 1}));
  EXPECT_EQ(source.locate(4), (Location{1, 2}));
}

TEST(Source, AnEmptyTextHasOneLine) {
  Source source("a", "");
  EXPECT_EQ(source.locate(0), (Location{1, 1}));
  EXPECT_EQ(source.line(1), "");
}

// A literal scalar of YAML: the indentation of each line is not part of the text.
EmbeddedText literal() {
  auto source = std::make_shared<Source const>("r.yaml", "exige: |\n  a > 1\n  y b\n");
  return EmbeddedText("a > 1\ny b\n", source, {{0, 11}, {6, 19}});
}

TEST(EmbeddedText, FindsPlacesByItsSegments) {
  EmbeddedText text = literal();
  EXPECT_EQ(text.to_source(0), 11U);
  EXPECT_EQ(text.to_source(4), 15U);
  EXPECT_EQ(text.to_source(6), 19U);
  EXPECT_EQ(text.to_source(8), 21U);
  EXPECT_EQ(text.to_source(10), 23U) << "the end of the text";
}

TEST(EmbeddedText, ASpanEndsWithItsLastByte) {
  EmbeddedText text = literal();
  EXPECT_EQ(text.to_source(Span{0, 6}), (Span{11, 17})) << "not at the next line's text";
  EXPECT_EQ(text.to_source(Span{4, 9}), (Span{15, 22})) << "over two lines";
  EXPECT_EQ(text.to_source(Span{7, 7}), (Span{20, 20}));
}

TEST(EmbeddedText, APartKeepsItsPlaces) {
  EmbeddedText part = literal().part({4, 9});
  EXPECT_EQ(part.text(), "1\ny b");
  EXPECT_EQ(part.to_source(0), 15U);
  EXPECT_EQ(part.to_source(2), 19U);
  EXPECT_EQ(part.part({2, 5}).to_source(2), 21U) << "a part of a part";
  EXPECT_EQ(literal().part({8, 99}).text(), "b\n");
}

TEST(EmbeddedText, AWholeSource) {
  EmbeddedText text = EmbeddedText::of("«<expresión>»", "1 + 1");
  EXPECT_EQ(text.text(), "1 + 1");
  EXPECT_EQ(text.source()->name(), "«<expresión>»");
  EXPECT_EQ(text.to_source(Span{4, 5}), (Span{4, 5}));
}

TEST(EmbeddedText, AnEmptyTextHasAPlaceToo) {
  auto source = std::make_shared<Source const>("r.yaml", "exige: ''");
  EmbeddedText text("", source, {{0, 8}});
  EXPECT_EQ(text.to_source(0), 8U);
  EXPECT_EQ(EmbeddedText("", source, {}).to_source(Span{0, 0}), (Span{0, 0}));
}

}  // namespace
}  // namespace visado
