#include "visado/decimal.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <string>

#include "support/decimal_bid.hpp"
#include "support/decimal_parts.hpp"

namespace visado {
namespace {

constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();

Decimal number(std::string_view text) {
  auto value = Decimal::parse(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Decimal());
}

std::string text(std::optional<Decimal> value) { return value ? value->to_string() : "-"; }

struct Row {
  std::string_view text, printed;
};

TEST(Decimal, IsReadAndPrinted) {
  for (Row const& row :
       {Row{"0", "0"},
        {"-0", "0"},
        {"-0.00", "0.00"},
        {"007", "7"},
        {"25000.00", "25000.00"},
        {".5", "0.5"},
        {"-.5", "-0.5"},
        {"1e3", "1000"},
        {"1.5E-2", "0.015"},
        {"1E+2", "100"},
        {"12.50e1", "125.0"},
        {"9223372036854775807", "9223372036854775807"},
        {"-9223372036854775808", "-9223372036854775808"},
        {"9223372036854775808", "9223372036854775808"},
        {"0.000000000000000001", "0.000000000000000001"},
        {"0.0000000000000000001", "0.0000000000000000001"},
        {"1e33", "1000000000000000000000000000000000"},
        {"1e34", "1E+34"},
        {"1.50e-40", "1.50E-40"},
        {"-1e6144", "-1.000000000000000000000000000000000E+6144"},
        {"1e6145", "-"},
        {"1e-6176", "1E-6176"},
        {"1e-6177", "0E-6176"},
        {"6e-6177", "1E-6176"},
        {"0e9999999999999999999", "0"},
        {"1e9999999999999999999", "-"},
        {"9999999999999999999999999999999999", "9999999999999999999999999999999999"},
        {"99999999999999999999999999999999995", "1.000000000000000000000000000000000E+35"},
        {"0.12345678901234567890123456789012345", "0.1234567890123456789012345678901234"},
        {"0.12345678901234567890123456789012355", "0.1234567890123456789012345678901236"},
        {"0.123456789012345678901234567890123450001", "0.1234567890123456789012345678901235"},
        {"", "-"},
        {"-", "-"},
        {".", "-"},
        {"5.", "-"},
        {"+5", "-"},
        {"1e", "-"},
        {"1e+", "-"},
        {"1,5", "-"},
        {" 1", "-"},
        {"1 ", "-"},
        {"0x10", "-"},
        {"NaN", "-"},
        {"Infinity", "-"},
        {"--1", "-"},
        {"1.2.3", "-"}}) {
    EXPECT_EQ(text(Decimal::parse(row.text)), row.printed) << row.text;
  }
}

TEST(Decimal, KeepsNumbersOf64BitsSmall) {
  for (char const* small : {"0", "25000.00", "1e3", "-9223372036854775808", "0.000000000000000001"}) {
    EXPECT_TRUE(number(small).is_small()) << small;
  }
  for (char const* wide : {"9223372036854775808", "1e-19", "1e19"})
    EXPECT_FALSE(number(wide).is_small()) << wide;
  auto back = Decimal::subtract(number("9223372036854775808"), number("1"));
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->is_small()) << "small again";
}

TEST(Decimal, RefusesInfinityAndNan) {
  EXPECT_EQ(Decimal::from_bid(0, 0x7800'0000'0000'0000), std::nullopt);
  EXPECT_EQ(Decimal::from_bid(0, 0xF800'0000'0000'0000), std::nullopt);
  EXPECT_EQ(Decimal::from_bid(0, 0x7C00'0000'0000'0000), std::nullopt);
  std::uint64_t low = 0, high = 0;
  number("-12.50").to_bid(low, high);
  EXPECT_EQ(text(Decimal::from_bid(low, high)), "-12.50");
}

struct Operation {
  std::string_view a, b, result;
};

TEST(Decimal, Adds) {
  for (Operation const& row :
       {Operation{"1.10", "2.205", "3.305"},
        {"9223372036854775807", "1", "9223372036854775808"},
        {"-9223372036854775808", "-0.5", "-9223372036854775808.5"},
        {"1.5", "-1.50", "0.00"},
        {"9999999999999999999999999999999999", "0.5", "1.000000000000000000000000000000000E+34"},
        {"9.999999999999999999999999999999999e6144", "9e6144", "-"}}) {
    EXPECT_EQ(text(Decimal::add(number(row.a), number(row.b))), row.result) << row.a << " + " << row.b;
  }
  EXPECT_EQ(text(Decimal::subtract(Decimal::integer(0), Decimal::integer(lowest))), "9223372036854775808");
}

TEST(Decimal, Multiplies) {
  for (Operation const& row :
       {Operation{"1.10", "2.0", "2.200"},
        {"-3", "0", "0"},
        {"9223372036854775807", "9223372036854775807", "8.507059173023461584739690778423250E+37"},
        {"0.000000000001", "0.000000000001", "0.000000000000000000000001"},
        {"1e6000", "1e6000", "-"},
        {"1e-6000", "1e-6000", "0E-6176"}}) {
    EXPECT_EQ(text(Decimal::multiply(number(row.a), number(row.b))), row.result) << row.a << " * " << row.b;
  }
}

TEST(Decimal, Divides) {
  for (Operation const& row : {Operation{"1", "8", "0.125"},
                               {"10", "2.5", "4"},
                               {"100", "2.5", "40"},
                               {"6.00", "2", "3.00"},
                               {"1", "3", "0.3333333333333333333333333333333333"},
                               {"2", "3", "0.6666666666666666666666666666666667"},
                               {"1", "300", "0.003333333333333333333333333333333333"},
                               {"-9223372036854775808", "-1", "9223372036854775808"},
                               {"1", "0", "-"},
                               {"0", "0", "-"},
                               {"0", "-5", "0"}}) {
    EXPECT_EQ(text(Decimal::divide(number(row.a), number(row.b))), row.result) << row.a << " / " << row.b;
  }
}

TEST(Decimal, ModuloHasTheSignOfTheDivisor) {
  for (Operation const& row : {Operation{"10", "4", "2"},
                               {"10", "-4", "-2"},
                               {"-10", "4", "2"},
                               {"-12", "5", "3"},
                               {"12", "-5", "-3"},
                               {"10.1", "4.5", "1.1"},
                               {"10.1", "-4.5", "-3.4"},
                               {"-10.1", "-4.5", "-1.1"},
                               {"0", "4", "0"},
                               {"8", "4", "0"},
                               {"1", "0", "-"},
                               {"-9223372036854775808", "-1", "0"},
                               {"1e30", "7", "1"},
                               {"-1e30", "7", "6"}}) {
    EXPECT_EQ(text(Decimal::modulo(number(row.a), number(row.b))), row.result) << row.a << " mod " << row.b;
  }
}

TEST(Decimal, RaisesToPowers) {
  for (Operation const& row :
       {Operation{"5", "2", "25"},
        {"5", "-2", "0.04"},
        {"-5", "2", "25"},
        {"-5", "3", "-125"},
        {"5.50", "2", "30.2500"},
        {"0", "0", "1"},
        {"0", "-1", "-"},
        {"0", "0.5", "0"},
        {"0", "-0.5", "-"},
        {"-4", "0.5", "-"},
        {"4", "0.5", "2"},
        {"10", "-3", "0.001"},
        {"2", "112", "5192296858534827628530496329220096"},
        {"2", "113", "1.038459371706965525706099265844019E+34"},
        {"1.1", "100", "13780.61233982227018411833717208964"},
        {"10", "6144", "1.000000000000000000000000000000000E+6144"},
        {"10", "6145", "-"},
        {"10", "-6177", "0E-6176"},
        {"0.1", "9223372036854775807", "0E-6176"},
        {"0.1", "-9223372036854775808", "-"},
        {"-1", "9223372036854775807", "-1"},
        {"1.000000000000000001", "1000000000", "1.000000001000000000499999999666667"}}) {
    EXPECT_EQ(text(Decimal::power(number(row.a), number(row.b))), row.result) << row.a << " ** " << row.b;
  }
}

TEST(Decimal, HasRootsAndLogarithms) {
  EXPECT_EQ(text(number("4").sqrt()), "2");
  EXPECT_EQ(text(number("2").sqrt()), "1.414213562373095048801688724209698");
  EXPECT_EQ(text(number("-1").sqrt()), "-");
  EXPECT_EQ(text(number("0").sqrt()), "0");
  EXPECT_EQ(text(number("2").ln()), "0.6931471805599453094172321214581766");
  EXPECT_EQ(text(number("0").ln()), "-");
  EXPECT_EQ(text(number("-1").ln()), "-");
  EXPECT_EQ(text(number("1").exp()), "2.718281828459045235360287471352662");
  EXPECT_EQ(text(number("0").exp()), "1");
  EXPECT_EQ(text(number("99999").exp()), "-");
}

struct FunctionRow {
  std::string_view function;
  std::string_view a;
  std::string_view b;
  std::string_view result;  // from a hundred digits, rounded half-even
};

TEST(Decimal, RoundsFunctionsCorrectly) {
  constexpr FunctionRow rows[]{
      {"exp", "0.5", "", "1.648721270700128146848650787814164"},
      {"exp", "-0.5", "", "0.6065306597126334236037995349911805"},
      {"exp", "2", "", "7.389056098930650227230427460575008"},
      {"exp", "10", "", "22026.46579480671651695790064528424"},
      {"exp", "-10", "", "0.00004539992976248485153559151556055061"},
      {"exp", "0.0000000001", "", "1.000000000100000000005000000000167"},
      {"exp", "1e-33", "", "1.000000000000000000000000000000001"},
      {"exp", "100", "", "26881171418161354484126255515800140000000000"},
      {"exp", "-100", "",
       "0.00000000000000000000000000000000000000000003720075976020835962959695803863118"},
      {"exp", "3.141592653589793", "", "23.14069263277926348753835143542311"},
      {"exp", "0.1", "", "1.105170918075647624811707826490247"},
      {"exp", "1.000000000000000000000000000000001", "",
       "2.718281828459045235360287471352665"},
      {"exp", "50.5", "", "8548134287298057692257.916908921685"},
      {"ln", "10", "", "2.302585092994045684017991454684364"},
      {"ln", "0.5", "", "-0.6931471805599453094172321214581766"},
      {"ln", "1", "", "0"},
      {"ln", "1.000000000000000000000000000000001", "",
       "0.0000000000000000000000000000000009999999999999999999999999999999995"},
      {"ln", "0.9999999999999999999999999999999999", "",
       "-0.0000000000000000000000000000000001"},
      {"ln", "1e-34", "", "-78.28789316179755325661170945926838"},
      {"ln", "3", "", "1.098612288668109691395245236922526"},
      {"ln", "1000000", "", "13.81551055796427410410794872810619"},
      {"ln", "123456789.123456789", "", "18.63140176716801803269393334829654"},
      {"ln", "2.718281828459045235360287471352662", "",
       "0.9999999999999999999999999999999998"},
      {"power", "100", "0.5", "10"},
      {"power", "2", "0.5", "1.414213562373095048801688724209698"},
      {"power", "2", "-0.5", "0.707106781186547524400844362104849"},
      {"power", "0.25", "1.5", "0.125"},
      {"power", "10", "0.3010299956639811952137388947244930", "2"},
      {"power", "1.0000000001", "1000000.5", "1.000100005050166670582149959111873"},
      {"power", "4", "-1.5", "0.125"},
      {"power", "123.456", "7.89", "31771028258180977.30906865968220513"},
      {"power", "0.000001", "0.1", "0.2511886431509580111085032067799327"},
      {"power", "32", "0.2", "2"},
  };
  for (FunctionRow const& row : rows) {
    std::optional<Decimal> const result = row.function == "exp"  ? number(row.a).exp()
                                          : row.function == "ln" ? number(row.a).ln()
                                                                 : Decimal::power(number(row.a), number(row.b));
    ASSERT_TRUE(result) << row.function << " " << row.a;
    EXPECT_EQ(*result, number(row.result)) << row.function << " " << row.a << " " << row.b << ": " << text(result);
  }
  EXPECT_EQ(text(number("14149").exp()).substr(0, 10), "6.80180926");
  EXPECT_EQ(text(number("14150").exp()), "-");
  EXPECT_EQ(text(number("-20000").exp()), "0");
  EXPECT_EQ(text(Decimal::power(number("-1"), number("9223372036854775809"))), "-1");
  EXPECT_EQ(text(Decimal::power(number("-1"), number("9223372036854775810"))), "1");
  EXPECT_EQ(text(Decimal::power(number("1.5"), number("1e30"))), "-");
  EXPECT_EQ(text(Decimal::power(number("0.5"), number("1e30"))), "0");
}

struct RoundingRow {
  Rounding mode;
  std::string_view results[8];
};

TEST(Decimal, Rounds) {
  constexpr std::string_view values[]{"5.5", "2.5", "1.6", "1.1", "-1.1", "-1.6", "-2.5", "-5.5"};
  for (RoundingRow const& row :
       {RoundingRow{Rounding::up, {"6", "3", "2", "2", "-2", "-2", "-3", "-6"}},
        RoundingRow{Rounding::down, {"5", "2", "1", "1", "-1", "-1", "-2", "-5"}},
        RoundingRow{Rounding::ceiling, {"6", "3", "2", "2", "-1", "-1", "-2", "-5"}},
        RoundingRow{Rounding::floor, {"5", "2", "1", "1", "-2", "-2", "-3", "-6"}},
        RoundingRow{Rounding::half_up, {"6", "3", "2", "1", "-1", "-2", "-3", "-6"}},
        RoundingRow{Rounding::half_down, {"5", "2", "2", "1", "-1", "-2", "-2", "-5"}},
        RoundingRow{Rounding::half_even, {"6", "2", "2", "1", "-1", "-2", "-2", "-6"}}}) {
    for (std::size_t i = 0; i < 8; ++i) {
      EXPECT_EQ(text(number(values[i]).round(0, row.mode)), row.results[i]) << values[i];
      std::string long_value = std::string(values[i]) + "00000000000000000000000";
      EXPECT_EQ(text(number(long_value).round(0, row.mode)), row.results[i]) << long_value;
    }
  }
}

TEST(Decimal, RoundsToAnyPlace) {
  EXPECT_EQ(text(number("5").round(2, Rounding::half_even)), "5.00");
  EXPECT_EQ(text(number("1250").round(-2, Rounding::half_even)), "1200");
  EXPECT_EQ(text(number("1250").round(-2, Rounding::half_up)), "1300");
  EXPECT_EQ(text(number("49").round(-2, Rounding::half_up)), "0");
  EXPECT_EQ(text(number("1").round(-100, Rounding::up)), "1E+100");
  EXPECT_EQ(text(number("1.5").round(6176, Rounding::up)), "1.5") << "nothing to round off";
  EXPECT_EQ(text(number("1.5").round(6177, Rounding::up)), "-");
  EXPECT_EQ(text(number("1.5").round(-6112, Rounding::up)), "-");
  EXPECT_EQ(text(number("0").round(6176, Rounding::up)), "0E-6176");
}

TEST(Decimal, ComparesByValue) {
  EXPECT_EQ(number("1.0"), number("1.00"));
  EXPECT_EQ(number("1.0").hash(), number("1.00").hash());
  EXPECT_EQ(number("1000").hash(), number("10e2").hash());
  EXPECT_EQ(number("0").hash(), number("-0.000").hash());
  EXPECT_LT(Decimal::integer(lowest), Decimal::scaled(lowest, 18));
  EXPECT_LT(Decimal::scaled(highest, 18), Decimal::integer(highest));
  EXPECT_LT(number("9223372036854775807"), number("9223372036854775807.5"));
  EXPECT_GT(number("1e6000"), number("9223372036854775807"));
  EXPECT_GT(number("1e-6000"), number("0"));
  EXPECT_EQ(number("10000000000000000000.0"), number("1e19"));
  EXPECT_EQ(number("10000000000000000000.0").hash(), number("1e19").hash());
}

TEST(Decimal, IsConverted) {
  EXPECT_EQ(number("25.00").to_int64(), 25);
  EXPECT_EQ(number("25.01").to_int64(), std::nullopt);
  EXPECT_EQ(number("1e19").to_int64(), std::nullopt);
  EXPECT_EQ(number("-9223372036854775808.0").to_int64(), lowest);
  EXPECT_TRUE(number("25.00").is_integer());
  EXPECT_TRUE(number("1e100").is_integer());
  EXPECT_TRUE(number("0.000").is_integer());
  EXPECT_FALSE(number("1e-30").is_integer());
  EXPECT_DOUBLE_EQ(number("-12.75").to_double(), -12.75);
  EXPECT_EQ(text(number("25.500").normalized()), "25.5");
  EXPECT_EQ(text(number("2500").normalized()), "2500");
  EXPECT_EQ(text(number("0.00").normalized()), "0");
  EXPECT_EQ(text(Decimal::integer(lowest).negated()), "9223372036854775808");
  EXPECT_EQ(text(Decimal::integer(lowest).abs()), "9223372036854775808");
  EXPECT_EQ(text(number("0").negated()), "0");
  EXPECT_EQ(number("-1e-30").sign(), -1);
}

// Small numbers computed with integers must give, digit for digit, what BID128 gives.
class SmallPath : public testing::Test {
 protected:
  // Of all lengths, with few places mostly: money.
  Decimal draw() {
    auto shift = static_cast<int>(below(64));
    auto coefficient = static_cast<std::int64_t>(random_()) >> shift;
    return Decimal::scaled(coefficient, static_cast<int>(below(3) == 0 ? below(19) : below(4)));
  }
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }

  std::mt19937_64 random_{20240315};
};

TEST_F(SmallPath, GivesTheDigitsOfBid) {
  for (int i = 0; i < 100'000; ++i) {
    Decimal a = draw(), b = draw();
    SCOPED_TRACE(a.to_string() + " with " + b.to_string());
    ASSERT_EQ(text(Decimal::add(a, b)), text(bid::add(a, b)));
    ASSERT_EQ(text(Decimal::subtract(a, b)), text(bid::subtract(a, b)));
    ASSERT_EQ(text(Decimal::multiply(a, b)), text(bid::multiply(a, b)));
    ASSERT_EQ(text(Decimal::divide(a, b)), text(bid::divide(a, b)));
    if (b.sign() != 0) {
      ASSERT_EQ(text(Decimal::modulo(a, b)), text(bid::modulo(a, b)));
    }
    ASSERT_EQ(a <=> b, bid::compare(a, b) <=> 0);
    ASSERT_EQ(text(Decimal::parse(a.to_string())), a.to_string());
  }
}

TEST_F(SmallPath, DividesLikeBidWhereQuotientsEnd) {
  for (std::int64_t a = -130; a <= 130; ++a) {
    for (std::int64_t b = 1; b <= 130; ++b) {
      for (auto [x, y] : {std::pair(0, 0), std::pair(2, 0), std::pair(0, 2)}) {
        Decimal dividend = Decimal::scaled(a, x), divisor = Decimal::scaled(b, y);
        ASSERT_EQ(text(Decimal::divide(dividend, divisor)), text(bid::divide(dividend, divisor)));
      }
    }
  }
}

TEST_F(SmallPath, RoundsLikeBid) {
  for (int i = 0; i < 100'000; ++i) {
    Decimal a = draw();
    auto digits = static_cast<int>(below(20)) - 3;
    for (Rounding mode : {Rounding::half_even, Rounding::up, Rounding::down, Rounding::half_up,
                          Rounding::floor, Rounding::ceiling}) {
      SCOPED_TRACE(a.to_string() + " to " + std::to_string(digits));
      auto expected = bid::round(a, digits, mode);
      if (expected) {
        ASSERT_EQ(text(a.round(digits, mode)), text(expected));
      }
    }
    Decimal half_down = put_together(round_to_exponent(take_apart(a), -digits, Rounding::half_down));
    ASSERT_EQ(text(a.round(digits, Rounding::half_down)), half_down.to_string());
  }
}

}  // namespace
}  // namespace visado
