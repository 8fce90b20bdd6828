#include "support/utf8.hpp"

#include <gtest/gtest.h>

namespace visado::utf8 {
namespace {

TEST(Utf8, RefusesWhatIsNotUtf8) {
  for (std::string_view bad : {"\x80", "\xC0\xAF", "\xC1\x81", "\xE0\x80\x80", "\xED\xA0\x80",
                               "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xFF"}) {
    EXPECT_EQ(first_invalid(std::string("ñ") + std::string(bad)), 2U);
    EXPECT_FALSE(decode(bad, 0).valid);
    EXPECT_EQ(decode(bad, 0).length, 1U);
  }
  EXPECT_TRUE(is_valid("añ€😀"));
}

TEST(Utf8, EncodesWhatItDecodes) {
  for (char32_t c : {U'\0', U'a', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uD7FF', U'\uE000', U'\uFFFF',
                     U'\U00010000', U'\U0010FFFF'}) {
    std::string text = encode(std::u32string(1, c));
    EXPECT_EQ(decode(text, 0).code_point, c);
    EXPECT_EQ(decode(text, 0).length, text.size());
    EXPECT_TRUE(decode(text, 0).valid);
  }
  EXPECT_EQ(encode(std::u32string(1, char32_t{0xD800})), "\uFFFD");
  EXPECT_EQ(encode(std::u32string(1, char32_t{0x110000})), "\uFFFD");
}

TEST(Utf8, Measures) {
  EXPECT_EQ(count("añ€😀"), 4U);
  EXPECT_EQ(width("año"), 3U);
  EXPECT_EQ(width("an\u0303o"), 3U);
  EXPECT_EQ(width("名前"), 4U);
  EXPECT_EQ(width("😀"), 2U);
}

struct Pair {
  std::string_view from, to;
};

TEST(Utf8, Folds) {
  for (Pair const& row :
       {Pair{"áéíóúü ÁÉÍÓÚÜ", "aeiouu AEIOUU"},
        Pair{"a\u0301e\u0301i\u0301o\u0301u\u0301u\u0308 A\u0301", "aeiouu A"}, Pair{"ñ Ñ", "ñ Ñ"},
        Pair{"n\u0303 N\u0303", "ñ Ñ"}, Pair{"n\u0301", "n\u0301"}, Pair{"o\u0308 ç à", "o\u0308 ç à"},
        Pair{"\u0301a", "\u0301a"}, Pair{"", ""}, Pair{"fecha de emisión", "fecha de emision"}}) {
    EXPECT_EQ(fold(row.from), row.to);
  }
  EXPECT_EQ(fold(std::string_view("a\0á", 4)), std::string_view("a\0a", 3));
}

TEST(Utf8, ChangesCase) {
  for (Pair const& row : {Pair{"ABCxyz 1", "abcxyz 1"}, Pair{"ÁÑÜÀÇØÞ", "áñüàçøþ"}, Pair{"×÷", "×÷"},
                          Pair{"ĀĶĹŇŊŶŸŹŽ", "āķĺňŋŷÿźž"}, Pair{"ΣЖ", "σж"}, Pair{"İ", "i\u0307"}}) {
    EXPECT_EQ(to_lower(row.from), row.to);
  }
  for (Pair const& row :
       {Pair{"abcxyz 1", "ABCXYZ 1"}, Pair{"áñüàçøþÿ", "ÁÑÜÀÇØÞŸ"}, Pair{"×÷", "×÷"},
        Pair{"āķĺňŋŷźž", "ĀĶĹŇŊŶŹŽ"}, Pair{"straße", "STRASSE"}, Pair{"ıſ", "IS"}, Pair{"ĸŉ", "ĸʼN"}}) {
    EXPECT_EQ(to_upper(row.from), row.to);
  }
}

TEST(Utf8, ReadsOtherEncodings) {
  EXPECT_EQ(from_cp1252("a\xF1o \x80 \x93x\x94 \x81"), "año € “x” \uFFFD");
  EXPECT_EQ(from_utf16_le(std::string_view("\xFF\xFE"
                                           "a\0\xF1\0=\xD8\0\xDE",
                                           10)),
            "añ😀");
  EXPECT_EQ(from_utf16_be(std::string_view("\xFE\xFF\0a\0\xF1\xD8=\xDE\0", 10)), "añ😀");
  EXPECT_EQ(from_utf16_le(std::string_view("\0\xD8"
                                           "a\0b",
                                           5)),
            "\uFFFDa\uFFFD");
  EXPECT_EQ(from_utf16_le(""), "");
}

TEST(Utf8, KnowsTheCaseOfAllLetters) {
  for (Pair const& row :
       {Pair{"ΑΣ", "ας"}, Pair{"ΣΑΣΑ ΣΑΣ.", "σασα σας."}, Pair{"Σ", "σ"},
        Pair{"ЖЁ", "жё"}, Pair{"ǅǄ", "ǆǆ"}, Pair{"İI", "i̇i"},
        Pair{"Ա", "ա"}, Pair{"𐐀", "𐐨"}, Pair{"Ⅷ", "ⅷ"},
        Pair{"ẞ", "ß"}, Pair{"Ȁ", "ȁ"}}) {
    EXPECT_EQ(to_lower(row.from), row.to);
  }
  for (Pair const& row :
       {Pair{"straße", "STRASSE"}, Pair{"ﬁn", "FIN"}, Pair{"ας", "ΑΣ"},
        Pair{"жё", "ЖЁ"}, Pair{"ǆ", "Ǆ"}, Pair{"ա", "Ա"},
        Pair{"𐐨", "𐐀"}, Pair{"ŉ", "ʼN"}, Pair{"ÿµı", "ŸΜI"},
        Pair{"ა", "Ა"}}) {
    EXPECT_EQ(to_upper(row.from), row.to);
  }
}

}  // namespace
}  // namespace visado::utf8
