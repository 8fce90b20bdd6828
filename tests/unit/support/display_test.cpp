#include "support/display.hpp"

#include <gtest/gtest.h>

#include "support/sha256.hpp"

namespace visado {
namespace {

struct MoneyRow {
  std::string_view amount, currency, shown;
};

TEST(Display, Money) {
  for (MoneyRow const& row : {MoneyRow{"25000", "GTQ", "Q 25,000.00"},
                              {"1000.5", "USD", "USD 1,000.50"},
                              {"-1234567.891", "GTQ", "Q -1,234,567.891"},
                              {"-100", "GTQ", "Q -100.00"},
                              {"0", "GTQ", "Q 0.00"},
                              {"999.0000", "GTQ", "Q 999.00"},
                              {"0.1250", "", "0.125"},
                              {"1e40", "GTQ", "Q 1E+40"}}) {
    EXPECT_EQ(display_money(*Decimal::parse(row.amount), row.currency), row.shown);
  }
}

TEST(Display, AmountsForPrograms) {
  for (auto const& [amount, shown] : {std::pair{"0", "0.00"}, {"2198.00", "2198.00"}, {"25000", "25000.00"}, {"-1.5", "-1.50"},
                                      {"0.1250", "0.125"}, {"1e40", "1E+40"}})
    EXPECT_EQ(display_amount(*Decimal::parse(amount)), shown);
}

TEST(Display, Dates) {
  EXPECT_EQ(display_date(*Date::parse("2024-03-15")), "15/03/2024");
  EXPECT_EQ(display_date(*Date::parse("-0044-03-15")), "15/03/-0044");
}

TEST(Display, JsonStrings) {
  auto json = [](std::string_view text) {
    std::string result;
    append_json_string(result, text);
    return result;
  };
  EXPECT_EQ(json("a\"\\/\b\f\n\r\tñ😀\x01\x1F\x7F"), "\"a\\\"\\\\/\\b\\f\\n\\r\\tñ😀\\u0001\\u001f\x7F\"");
  EXPECT_EQ(json("\xC3(\xFF"), "\"\uFFFD(\uFFFD\"");
  EXPECT_EQ(json(std::string_view("\0", 1)), "\"\\u0000\"");
}

TEST(Sha256, KnownDigests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 hash;
  EXPECT_EQ(hash.update("a").update("").update("bc").finish(), sha256_hex("abc"));
  EXPECT_EQ(hash.update("abc").finish(), sha256_hex("abc")) << "it began anew";
}

}  // namespace
}  // namespace visado
