// The short ways to numbers, dates and names against the long ones.
#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "dossier/name_index.hpp"
#include "dossier/scalar/scalar.hpp"
#include "dossier/scalar/short_date.hpp"
#include "dossier/scalar/short_number.hpp"
#include "visado/decimal.hpp"

namespace visado::dossier {
namespace {

// The token stands before other bytes, as in a dossier.
std::optional<ShortNumber> read(std::string const& token) {
  std::string const text = token + ",\"siguiente\"";
  return short_number(std::string_view(text).substr(0, token.size()), text.data() + text.size());
}

std::string digits(std::mt19937& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('0' + random() % 10);
  return text;
}

TEST(ShortNumber, IsTheNumberOrNothing) {
  std::mt19937 random(4);
  for (std::size_t whole = 1; whole <= 17; ++whole) {
    for (std::size_t fraction = 0; fraction <= 9; ++fraction) {
      for (int round = 0; round < 20; ++round) {
        std::string token = digits(random, whole);
        if (fraction != 0) token += '.' + digits(random, fraction);
        std::optional<ShortNumber> const number = read(token);
        bool const sound = is_json_number(token);
        if (number) {
          ASSERT_TRUE(sound) << token;
          ASSERT_TRUE(Decimal::parse(token) == Decimal::scaled(number->coefficient, number->scale)) << token;
        }
        ASSERT_EQ(number.has_value(), sound && token.size() <= 16 && fraction <= 7) << token;
      }
    }
  }
}

TEST(ShortNumber, AnyOtherByteIsNotPartOfOne) {
  for (std::string const sound : {"7", "0.25", "1234.56", "12345678", "123456789", "1234567890.12", "1234567890123456"}) {
    for (std::size_t at = 0; at < sound.size(); ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string token = sound;
        token[at] = static_cast<char>(byte);
        if (read(token)) {
          ASSERT_TRUE(is_json_number(token)) << token;
        }
      }
    }
  }
}

TEST(ShortNumber, NeedsEightBytes) {
  std::string const text = "1234.56";
  EXPECT_FALSE(short_number(text, text.data() + text.size()));
}

TEST(ShortDate, EveryDay) {
  for (int year = first_short_year - 2; year <= last_short_year + 2; ++year) {
    for (int month = 0; month <= 13; ++month) {
      for (int day = 0; day <= 32; ++day) {
        char text[16];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
        std::optional<Date> const expected = Date::of(year, month, day);
        std::optional<Date> const found = short_date(text);
        bool const in_table = year >= first_short_year && year <= last_short_year;
        ASSERT_EQ(found.has_value(), in_table && expected) << text;
        if (found) {
          ASSERT_EQ(found->days, expected->days) << text;
        }
      }
    }
  }
}

TEST(ShortDate, AnyOtherByteIsNotPartOfOne) {
  std::string const sound = "2024-03-05";
  for (std::size_t at = 0; at < sound.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = sound;
      text[at] = static_cast<char>(byte);
      if (std::optional<Date> const found = short_date(text)) {
        ASSERT_TRUE(found == Date::parse(text)) << text;
      }
    }
  }
  EXPECT_FALSE(short_date("2024-03-05T"));
  EXPECT_FALSE(short_date("2024-3-005"));
}

TEST(NameIndex, NamesOfAnySizeThatShareTheirEnds) {
  std::vector<std::string> names{""};
  for (std::size_t size = 1; size <= 40; ++size) {
    names.push_back(std::string(size, 'a'));
    for (std::size_t at = 0; at < size; ++at) {
      names.push_back(std::string(size, 'a'));
      names.back()[at] = 'b';
    }
  }
  NameIndex const index(names);
  for (std::size_t i = 0; i < names.size(); ++i) ASSERT_EQ(index.find(names[i]), i) << names[i];
  EXPECT_FALSE(index.contains("c"));
  EXPECT_FALSE(index.contains(std::string(40, 'b')));
  EXPECT_FALSE(NameIndex().contains(""));
}

}  // namespace
}  // namespace visado::dossier
