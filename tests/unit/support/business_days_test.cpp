#include "support/business_days.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace visado {
namespace {

Date day(char const* date) { return *Date::parse(date); }
bool working(char const* date) { return BusinessCalendar().is_business_day(day(date)).value(); }

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

// What each law moved: the day of the calendar, whether it was kept, and the day on which it was kept instead.
TEST(BusinessDays, AreMovedByTheLawOfTheYear) {
  struct {
    char const* holiday;
    char const* kept;
  } const known[] = {
      {"2009-06-30", "2009-06-30"},  // a Tuesday, before any law
      {"2011-06-30", "2011-07-01"},  // Decreto 42-2010: a Thursday
      {"2015-06-30", "2015-06-29"},  // a Tuesday
      {"2017-06-30", "2017-06-30"},  // a Friday stays
      {"2015-10-20", "2015-10-20"},  // not that day
      {"2018-05-01", "2018-05-01"},
      {"2018-10-20", "2018-10-22"},  // Decreto 19-2018: a Saturday
      {"2019-05-01", "2019-04-29"},  // a Wednesday
      {"2019-06-30", "2019-07-01"},  // a Sunday
      {"2019-10-20", "2019-10-21"},
      {"2020-06-30", "2020-06-29"},  // after the court: this day only
      {"2021-06-30", "2021-06-28"},
      {"2022-06-30", "2022-07-04"},  // a Thursday
      {"2023-06-30", "2023-07-03"},  // a Friday
      {"2025-06-30", "2025-06-30"},  // a Monday
      {"2020-10-20", "2020-10-20"},  // a Tuesday
      {"2021-10-20", "2021-10-20"},
      {"2024-05-01", "2024-05-01"},
      {"2021-09-15", "2021-09-15"},  // no law moves Independence Day
  };
  for (auto const& [holiday, kept] : known) {
    EXPECT_FALSE(working(kept)) << kept;
    bool const weekday = day(holiday).weekday() < 6;
    if (std::string_view(holiday) != kept && weekday) {
      EXPECT_TRUE(working(holiday)) << holiday;
    }
  }
  EXPECT_TRUE(working("2024-10-21"));  // the 20th was a Sunday, and is not moved any more
}

TEST(BusinessDays, AreCountedWithoutTheFirst) {
  struct {
    char const* from;
    char const* to;
    std::int64_t days;
  } const known[] = {{"2024-03-15", "2024-03-15", 0},   {"2024-03-15", "2024-03-18", 1},
                     {"2024-03-18", "2024-03-15", -1},  {"2024-03-16", "2024-03-17", 0},
                     {"2024-03-17", "2024-03-15", -1},  {"2024-03-27", "2024-04-01", 1},
                     {"2024-04-01", "2024-03-27", -1},  {"2023-12-29", "2024-01-02", 1},
                     {"2024-01-01", "2024-12-31", 255}, {"2023-01-01", "2024-12-31", 507}};
  for (auto const& [from, to, days] : known) {
    EXPECT_EQ(BusinessCalendar().between(day(from), day(to)).value(), days) << from << " " << to;
  }
}

// One by one, as a person counts on a calendar.
TEST(BusinessDays, AreWhatCountingDayByDayGives) {
  BusinessCalendar const calendar({day("2024-08-15"), day("2024-07-26"), day("2024-08-15"), day("2024-08-17")});
  for (char const* const start : {"2018-09-01", "2019-04-27", "2024-03-22", "2024-08-14"}) {
    Date const from = day(start);
    std::int64_t count = 0;
    for (std::int64_t step = 1; step < 400; ++step) {
      Date const to{from.days + step};
      if (*calendar.is_business_day(to)) {
        ++count;
        EXPECT_EQ(calendar.plus(from, count), to);
      }
      ASSERT_EQ(calendar.between(from, to), count) << start << " + " << step;
    }
    count = 0;
    for (std::int64_t step = 1; step < 400; ++step) {
      Date const to{from.days - step};
      if (*calendar.is_business_day(to)) {
        --count;
        EXPECT_EQ(calendar.plus(from, count), to);
      }
      ASSERT_EQ(calendar.between(from, to), count) << start << " - " << step;
    }
  }
}

TEST(BusinessDays, ClosuresAreNone) {
  BusinessCalendar const fair({day("2024-08-15")});
  EXPECT_FALSE(*fair.is_business_day(day("2024-08-15")));
  EXPECT_EQ(fair.between(day("2024-08-14"), day("2024-08-16")), 1);
  EXPECT_EQ(fair.plus(day("2024-08-14"), 1), day("2024-08-16"));
}

TEST(BusinessDays, AreAddedUntilTheNextOne) {
  auto const plus = [](char const* date, int days) {
    return BusinessCalendar().plus(day(date), days).value().to_string();
  };
  EXPECT_EQ(plus("2024-03-16", 0), "2024-03-16");
  EXPECT_EQ(plus("2024-03-16", 1), "2024-03-18");
  EXPECT_EQ(plus("2024-03-27", 5), "2024-04-05");
  EXPECT_EQ(plus("2024-04-01", -1), "2024-03-27");
  EXPECT_EQ(plus("2024-12-31", 1), "2025-01-02");
}

TEST(BusinessDays, AreUnknownFarAway) {
  BusinessCalendar const calendar;
  EXPECT_FALSE(calendar.is_business_day(day("1969-12-31")));
  EXPECT_FALSE(calendar.between(day("2024-01-01"), day("2200-01-01")));
  EXPECT_FALSE(calendar.plus(day("2024-01-01"), 1'000'000'000));
  EXPECT_FALSE(calendar.plus(day("2199-12-31"), 1));
  EXPECT_FALSE(calendar.plus(day("1970-01-01"), -1));
  EXPECT_EQ(calendar.plus(day("2199-12-30"), 1), day("2199-12-31"));
}

// rules/catalogos/feriados.csv is what people read of the calendar: each day with its name, its law and what moved it.
// It was written from the laws, not from the code: neither may say anything that the other does not.
TEST(BusinessDays, AreThoseOfTheCatalogue) {
  std::ifstream in(VISADO_SOURCE_DIR "/rules/catalogos/feriados.csv");
  std::string line;
  ASSERT_TRUE(std::getline(in, line));
  ASSERT_EQ(line, "fecha,nombre,base_legal,fecha_original,trasladado_por");
  std::set<std::string> holidays;
  std::string first, last;
  while (std::getline(in, line)) {
    last = line.substr(0, 10);
    if (first.empty()) first = last;
    EXPECT_TRUE(holidays.insert(last).second) << line;
    EXPECT_NE(line.find("LSC art. 69"), std::string::npos) << line;
    // A day that was moved says from where and by which law.
    EXPECT_EQ(line.ends_with(",,"), line.find(",D 42-2010") == std::string::npos && line.find(",D 19-2018") == std::string::npos)
        << line;
  }
  ASSERT_GE(holidays.size(), 200U);
  Date const end = day((last.substr(0, 4) + "-12-31").c_str());
  for (Date date = day((first.substr(0, 4) + "-01-01").c_str()); date.days <= end.days; ++date.days) {
    if (date.weekday() > 5) continue;
    EXPECT_EQ(BusinessCalendar().is_business_day(date).value(), !holidays.contains(date.to_string())) << date.to_string();
  }
}

}  // namespace
}  // namespace visado
