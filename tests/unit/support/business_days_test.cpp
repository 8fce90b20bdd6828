#include "support/business_days.hpp"

#include <gtest/gtest.h>

namespace visado {
namespace {

bool working(char const* date) { return is_business_day(*Date::parse(date)).value(); }

TEST(BusinessDays, EasterIsTheGregorianOne) {
  struct {
    int year;
    char const* date;
  } const known[] = {{1970, "1970-03-29"}, {2000, "2000-04-23"}, {2019, "2019-04-21"}, {2024, "2024-03-31"},
                     {2025, "2025-04-20"}, {2026, "2026-04-05"}, {2038, "2038-04-25"}, {2199, "2199-04-14"}};
  for (auto const& [year, date] : known) EXPECT_EQ(easter(year).to_string(), date);
}

TEST(BusinessDays, NationalHolidaysAreNone) {
  for (char const* const date : {"2024-01-01", "2024-03-28", "2024-03-29", "2024-05-01", "2025-09-15",
                                 "2024-11-01", "2024-12-25", "2024-03-30", "2024-03-31"}) {
    EXPECT_FALSE(working(date)) << date;
  }
}

TEST(BusinessDays, HalfDaysAndLocalFairsAreWorkingDays) {
  for (char const* const date : {"2024-03-27", "2024-12-24", "2024-12-31", "2024-08-15"}) {
    EXPECT_TRUE(working(date)) << date;
  }
}

TEST(BusinessDays, SomeHolidaysMoveSince2019) {
  EXPECT_FALSE(working("2021-06-28"));  // 30 June 2021 was a Wednesday
  EXPECT_TRUE(working("2021-06-30"));
  EXPECT_FALSE(working("2022-07-01"));  // a Thursday
  EXPECT_TRUE(working("2022-06-30"));
  EXPECT_FALSE(working("2023-06-30"));  // a Friday stays
  EXPECT_FALSE(working("2024-10-21"));  // a Sunday
  EXPECT_FALSE(working("2016-06-30"));  // a Thursday, before the decree
}

TEST(BusinessDays, AreCountedWithoutTheFirst) {
  auto const between = [](char const* from, char const* to) {
    return business_days_between(*Date::parse(from), *Date::parse(to)).value();
  };
  EXPECT_EQ(between("2024-03-15", "2024-03-15"), 0);
  EXPECT_EQ(between("2024-03-15", "2024-03-18"), 1);
  EXPECT_EQ(between("2024-03-18", "2024-03-15"), -1);
  EXPECT_EQ(between("2024-03-27", "2024-04-01"), 1);
  EXPECT_EQ(between("2024-01-01", "2024-12-31"), 254);
}

TEST(BusinessDays, AreAddedUntilTheNextOne) {
  auto const plus = [](char const* date, int days) {
    return plus_business_days(*Date::parse(date), days).value().to_string();
  };
  EXPECT_EQ(plus("2024-03-16", 0), "2024-03-16");
  EXPECT_EQ(plus("2024-03-16", 1), "2024-03-18");
  EXPECT_EQ(plus("2024-03-27", 5), "2024-04-05");
  EXPECT_EQ(plus("2024-04-01", -1), "2024-03-27");
}

TEST(BusinessDays, AreUnknownFarAway) {
  EXPECT_FALSE(is_business_day(*Date::parse("1969-12-31")));
  EXPECT_FALSE(business_days_between(*Date::parse("2024-01-01"), *Date::parse("2200-01-01")));
  EXPECT_FALSE(plus_business_days(*Date::parse("2024-01-01"), 1'000'000'000));
}

}  // namespace
}  // namespace visado
