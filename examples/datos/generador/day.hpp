// Calendar days, written as ISO or as people write them in Guatemala.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace datos {

class Day {
 public:
  Day() = default;
  Day(int year, unsigned month, unsigned day)
      : days_(std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)) {}

  static Day of_iso(std::string const& text) {
    return {std::stoi(text.substr(0, 4)), static_cast<unsigned>(std::stoi(text.substr(5, 2))),
            static_cast<unsigned>(std::stoi(text.substr(8, 2)))};
  }

  [[nodiscard]] int year() const { return static_cast<int>(civil().year()); }
  [[nodiscard]] unsigned month() const { return static_cast<unsigned>(civil().month()); }
  [[nodiscard]] unsigned day() const { return static_cast<unsigned>(civil().day()); }
  [[nodiscard]] bool weekend() const { return std::chrono::weekday(days_).iso_encoding() >= 6; }

  friend Day operator+(Day day, std::int64_t days) {
    day.days_ += std::chrono::days(days);
    return day;
  }
  friend Day operator-(Day day, std::int64_t days) { return day + -days; }
  friend auto operator<=>(Day const&, Day const&) = default;

  // The day itself, or the Monday after it.
  [[nodiscard]] Day working() const {
    Day day = *this;
    while (day.weekend()) day = day + 1;
    return day;
  }
  // The day itself, or the Friday before it.
  [[nodiscard]] Day working_before() const {
    Day day = *this;
    while (day.weekend()) day = day - 1;
    return day;
  }
  [[nodiscard]] Day month_end() const {
    auto const date = civil();
    Day day;
    day.days_ = std::chrono::year_month_day_last(date.year(), std::chrono::month_day_last(date.month()));
    return day;
  }

  [[nodiscard]] std::string iso() const {
    return std::to_string(year()) + '-' + two(month()) + '-' + two(day());
  }
  [[nodiscard]] std::string local() const {
    return two(day()) + '/' + two(month()) + '/' + std::to_string(year());
  }

 private:
  [[nodiscard]] std::chrono::year_month_day civil() const { return days_; }
  static std::string two(unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); }

  std::chrono::sys_days days_{};
};

}  // namespace datos
