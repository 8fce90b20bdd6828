#include "visado/temporal.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "support/calendar.hpp"
#include "support/zone.hpp"

namespace visado {
namespace {

// What a text is printed as once read; «-» when it is refused.
struct Row {
  std::string_view text, printed;
};

template <class T>
void check(std::initializer_list<Row> rows) {
  for (Row const& row : rows) {
    auto value = T::parse(row.text);
    EXPECT_EQ(value ? value->to_string() : "-", row.printed) << row.text;
  }
}

TEST(Date, IsReadAndPrinted) {
  check<Date>({{"2024-03-15", "2024-03-15"},
               {"2024-02-29", "2024-02-29"},
               {"2023-02-29", "-"},
               {"1900-02-29", "-"},
               {"2000-02-29", "2000-02-29"},
               {"-2017-12-31", "-2017-12-31"},
               {"0000-01-01", "0000-01-01"},
               {"0001-01-01", "0001-01-01"},
               {"999999999-12-31", "999999999-12-31"},
               {"-999999999-01-01", "-999999999-01-01"},
               {"1000000000-01-01", "-"},
               {"99999999999999999999-01-01", "-"},
               {"01211-12-31", "-"},
               {"998-12-31", "-"},
               {"+2012-12-02", "-"},
               {"2012-12-25T", "-"},
               {"2012-12-25Z", "-"},
               {"2012/12/25", "-"},
               {"2017-13-10", "-"},
               {"2017-00-10", "-"},
               {"2017-12-32", "-"},
               {"2017-12-00", "-"},
               {"2017-1-01", "-"},
               {"", "-"},
               {"-", "-"}});
}

TEST(Date, HasParts) {
  Date date = *Date::parse("2024-03-15");
  EXPECT_EQ(date.year(), 2024);
  EXPECT_EQ(date.month(), 3);
  EXPECT_EQ(date.day(), 15);
  EXPECT_EQ(date.weekday(), 5);
  EXPECT_EQ(date.day_of_year(), 75);
  EXPECT_EQ(Date{0}.to_string(), "1970-01-01");
  EXPECT_EQ(Date{0}.weekday(), 4);
  EXPECT_EQ(Date{-1}.weekday(), 3);
}

TEST(Date, CountsDaysWithoutGaps) {
  for (std::int64_t year :
       {-max_year, std::int64_t{-401}, std::int64_t{-1}, std::int64_t{1899}, max_year - 3}) {
    std::int64_t day = days_from_civil(year, 1, 1);
    for (std::int64_t y = year; y < year + 3; ++y) {
      for (int month = 1; month <= 12; ++month) {
        for (int d = 1; d <= days_in_month(y, month); ++d, ++day) {
          ASSERT_EQ(days_from_civil(y, month, d), day);
          CivilDay civil = civil_from_days(day);
          ASSERT_TRUE(civil.year == y && civil.month == month && civil.day == d) << day;
        }
      }
    }
  }
}

TEST(Date, HasIsoWeeks) {
  struct WeekRow {
    std::string_view date;
    int week;
  };
  for (WeekRow const& row : {WeekRow{"2003-12-29", 1}, WeekRow{"2004-01-01", 1}, WeekRow{"2005-01-01", 53},
                             WeekRow{"2010-01-01", 53}, WeekRow{"2019-09-17", 38}, WeekRow{"1970-01-01", 1},
                             WeekRow{"2008-12-31", 1}, WeekRow{"2020-12-31", 53}}) {
    EXPECT_EQ(Date::parse(row.date)->week_of_year(), row.week) << row.date;
  }
}

TEST(Date, AddsMonthsClippingTheDay) {
  auto plus = [](std::string_view date, std::int64_t months) {
    auto sum = Date::parse(date)->plus_months(months);
    return sum ? sum->to_string() : "-";
  };
  EXPECT_EQ(plus("2024-01-31", 1), "2024-02-29");
  EXPECT_EQ(plus("2023-01-31", 1), "2023-02-28");
  EXPECT_EQ(plus("2024-03-31", -1), "2024-02-29");
  EXPECT_EQ(plus("2024-01-15", -13), "2022-12-15");
  EXPECT_EQ(plus("0001-01-15", -1), "0000-12-15");
  EXPECT_EQ(plus("999999999-12-01", 1), "-");
  EXPECT_EQ(plus("2024-01-01", std::numeric_limits<std::int64_t>::max()), "-");
  EXPECT_EQ(plus("-2024-01-01", std::numeric_limits<std::int64_t>::min()), "-");
}

TEST(Time, IsReadAndPrinted) {
  check<Time>({{"00:00:00", "00:00:00"},
               {"23:59:59.999999999", "23:59:59.999999999"},
               {"11:22:33.4440", "11:22:33.444"},
               {"11:22:33.000", "11:22:33"},
               {"11:22:33.1234567891", "-"},
               {"11:22:33.", "-"},
               {"11:00:00Z", "11:00:00Z"},
               {"11:00:00z", "11:00:00Z"},
               {"11:22:33+00:00", "11:22:33Z"},
               {"11:22:33-00:00", "11:22:33Z"},
               {"10:20:00-01:00", "10:20:00-01:00"},
               {"10:30:00.0001+05:00:01", "10:30:00.0001+05:00:01"},
               {"10:30:00-02:45:55", "10:30:00-02:45:55"},
               {"13:20:00+14:00", "13:20:00+14:00"},
               {"13:20:00+14:00:01", "-"},
               {"13:20:00-19:00", "-"},
               {"13:20:00+05:60", "-"},
               {"13:20:00+5", "-"},
               {"13:20:00+02:00@Europe/Paris", "-"},
               {"00:01:00@Europe/Paris", "00:01:00@Europe/Paris"},
               {"10:30:00@Etc/UTC", "10:30:00@Etc/UTC"},
               {"13:20:00@xyz/abc", "-"},
               {"13:20:00@localtime", "-"},
               {"13:20:00@../passwd", "-"},
               {"13:20:00@", "-"},
               {"24:00:00", "-"},
               {"24:01:00", "-"},
               {"00:60:00", "-"},
               {"00:00:60", "-"},
               {"7:00:00", "-"},
               {"07:1:00", "-"},
               {"07:01:2", "-"},
               {"07:20", "-"},
               {"11:30:00T", "-"},
               {"11:30:00ZZ", "-"},
               {"", "-"}});
}

TEST(Time, HasParts) {
  Time time = *Time::parse("13:45:59.5+02:00");
  EXPECT_EQ(time.hour(), 13);
  EXPECT_EQ(time.minute(), 45);
  EXPECT_EQ(time.second(), 59);
  EXPECT_EQ(time.nano(), 500'000'000);
  EXPECT_EQ(time.offset(), 7200);
  EXPECT_EQ(Time::parse("10:00:00")->offset(), std::nullopt);
  EXPECT_EQ(Time::parse("10:00:00@Australia/Melbourne")->offset(), 36000) << "without summer time";
  EXPECT_EQ(Time::of(24, 0, 0, 0), std::nullopt);
  EXPECT_EQ(Time::of(23, 59, 59, 1'000'000'000), std::nullopt);
  EXPECT_EQ(Time::of(1, 0, 0, 0, {Zone::Kind::offset, 15 * 3600, 0}), std::nullopt);
}

TEST(DateTime, IsReadAndPrinted) {
  check<DateTime>(
      {{"2012-12-24", "2012-12-24T00:00:00"},
       {"2017-12-31T11:22:33.567Z", "2017-12-31T11:22:33.567Z"},
       {"-2017-12-31T11:22:33.456+01:35", "-2017-12-31T11:22:33.456+01:35"},
       {"2011-12-31T10:15:30.987@Europe/Paris", "2011-12-31T10:15:30.987@Europe/Paris"},
       {"999999999-12-31T23:59:59.999999999@Europe/Paris", "999999999-12-31T23:59:59.999999999@Europe/Paris"},
       {"2021-01-01T24:00:00", "2021-01-02T00:00:00"},
       {"2021-12-31T24:00:00Z", "2022-01-01T00:00:00Z"},
       {"999999999-12-31T24:00:00", "-"},
       {"2017-12-31T24:00:01", "-"},
       {"2017-12-31T25:00:00", "-"},
       {"2017-12-31T13:20:00+19:00", "-"},
       {"2011-12-03T10:15:30+01:00@Europe/Paris", "-"},
       {"2011-12-0310:15:30", "-"},
       {"9999999999-12-27T11:22:33", "-"},
       {"2017-12-31T", "-"},
       {"T10:00:00", "-"},
       {"11:00:00", "-"}});
}

TEST(DateTime, HasAMoment) {
  EXPECT_EQ(DateTime::parse("1970-01-01T00:00:00Z")->epoch_seconds(), 0);
  EXPECT_EQ(DateTime::parse("1970-01-01T00:00:00")->epoch_seconds(), 0);
  EXPECT_EQ(DateTime::parse("1969-12-31T23:59:59.5Z")->epoch_seconds(), -1);
  EXPECT_EQ(DateTime::parse("2021-01-01T10:10:10+01:00")->epoch_seconds(),
            DateTime::parse("2021-01-01T10:10:10@Europe/Paris")->epoch_seconds());
  EXPECT_EQ(DateTime::parse("2024-01-01T00:00:00@America/Guatemala")->offset(), -6 * 3600);
}

TEST(Zone, FollowsSummerTime) {
  struct OffsetRow {
    std::string_view moment;
    std::int32_t offset;
  };
  for (OffsetRow const& row : {
           OffsetRow{"2021-01-01T12:00:00@Europe/Paris", 3600},
           OffsetRow{"2021-07-01T12:00:00@Europe/Paris", 7200},
           OffsetRow{"2021-03-28T02:30:00@Europe/Paris", 3600},  // skipped: as before the gap
           OffsetRow{"2021-10-31T02:30:00@Europe/Paris", 7200},  // twice: the first
           OffsetRow{"2038-07-01T12:00:00@Europe/Paris", 7200},
           OffsetRow{"2099-01-01T12:00:00@Europe/Paris", 3600},
           OffsetRow{"999999999-07-31T12:00:00@Europe/Paris", 7200},
           OffsetRow{"-999999999-01-01T00:00:00@Europe/Paris", 561},  // local mean time
       }) {
    EXPECT_EQ(DateTime::parse(row.moment)->offset(), row.offset) << row.moment;
  }
  ZoneId paris = zone_by_name("Europe/Paris");
  EXPECT_EQ(zone_offset_at_utc(paris, DateTime::parse("2021-10-31T00:59:59Z")->epoch_seconds()), 7200);
  EXPECT_EQ(zone_offset_at_utc(paris, DateTime::parse("2021-10-31T01:00:00Z")->epoch_seconds()), 3600);
  EXPECT_EQ(zone_offset_at_utc(paris, DateTime::parse("2050-10-30T00:59:59Z")->epoch_seconds()), 7200);
  EXPECT_EQ(zone_offset_at_utc(paris, DateTime::parse("2050-10-30T01:00:00Z")->epoch_seconds()), 3600);
}

TEST(Zone, IsFoundFromManyThreads) {
  std::vector<std::thread> threads;
  std::vector<ZoneId> found(8);
  for (ZoneId& id : found) {
    threads.emplace_back([&id] {
      for (std::string_view name : {"Asia/Tokyo", "Asia/Dhaka", "no/such", "America/Lima"})
        id = zone_by_name(name);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (ZoneId id : found) EXPECT_EQ(zone_name(id), "America/Lima");
  EXPECT_EQ(zone_by_name("no/such"), 0);
  EXPECT_EQ(zone_name(0), "");
}

TEST(DayTimeDuration, IsReadAndPrinted) {
  check<DayTimeDuration>({{"P1D", "P1D"},
                          {"P0D", "PT0S"},
                          {"-P0D", "PT0S"},
                          {"PT0.S", "PT0S"},
                          {"PT0.999S", "PT0.999S"},
                          {"P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"},
                          {"PT1000M0.999999999S", "PT16H40M0.999999999S"},
                          {"P2DT274M", "P2DT4H34M"},
                          {"PT240H", "P10D"},
                          {"-PT1H2M", "-PT1H2M"},
                          {"-PT0.5S", "-PT0.5S"},
                          {"-PT1.5S", "-PT1.5S"},
                          {"-P1DT0.000000001S", "-P1DT0.000000001S"},
                          {"PT9223372036854775807S", "P106751991167300DT15H30M7S"},
                          {"PT9223372036854775808S", "-"},
                          {"P106751991167301D", "-"},
                          {"PT0.0000000001S", "-"},
                          {"P", "-"},
                          {"PT", "-"},
                          {"P1DT", "-"},
                          {"P0", "-"},
                          {"1D", "-"},
                          {"P1H", "-"},
                          {"P1S", "-"},
                          {"PT1D", "-"},
                          {"PT1H1H", "-"},
                          {"PT1M1H", "-"},
                          {"PT.5S", "-"},
                          {"PT1.5M", "-"},
                          {"P-1D", "-"},
                          {"P1DT1H ", "-"},
                          {"P1M", "-"},
                          {"", "-"}});
  EXPECT_EQ(*DayTimeDuration::parse("-PT0.5S"), (DayTimeDuration{-1, 500'000'000}));
  EXPECT_EQ(DayTimeDuration{std::numeric_limits<std::int64_t>::min()}.to_string(),
            "-P106751991167300DT15H30M8S");
}

TEST(YearMonthDuration, IsReadAndPrinted) {
  check<YearMonthDuration>({{"P0M", "P0M"},
                            {"P0Y", "P0M"},
                            {"P1Y27M", "P3Y3M"},
                            {"-P100M", "-P8Y4M"},
                            {"P999999999M", "P83333333Y3M"},
                            {"P99999999Y", "P99999999Y"},
                            {"P12M", "P1Y"},
                            {"P9223372036854775808M", "-"},
                            {"P1M1Y", "-"},
                            {"P1Y1", "-"},
                            {"P1D", "-"},
                            {"P", "-"},
                            {"", "-"}});
}

}  // namespace
}  // namespace visado
