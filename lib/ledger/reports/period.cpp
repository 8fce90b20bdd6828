// Periods as people write them.
#include <charconv>

#include "support/calendar.hpp"
#include "visado/ledger_reports.hpp"

namespace visado {
namespace {

constexpr int months_of_four = 4, months_of_year = 12;

std::optional<int> number(std::string_view text) {
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Period> months(int year, int first, int count) {
  auto const from = Date::of(year, first, 1);
  if (!from) return std::nullopt;
  int const last = first + count - 1;
  return Period{*from, Date::of(year, last, days_in_month(year, last)).value()};
}

}  // namespace

std::optional<Period> Period::parse(std::string_view text) {
  constexpr std::string_view between = "..";
  if (auto const at = text.find(between); at != std::string_view::npos) {
    auto const from = Date::parse(text.substr(0, at)), to = Date::parse(text.substr(at + between.size()));
    if (!from || !to || *to < *from) return std::nullopt;
    return Period{*from, *to};
  }
  constexpr std::size_t year_digits = 4, with_part = 7;  // «2026-05», «2026-C1»
  if (text.size() != year_digits && (text.size() != with_part || text[year_digits] != '-')) return std::nullopt;
  auto const year = number(text.substr(0, year_digits));
  if (!year || *year < 1) return std::nullopt;
  if (text.size() == year_digits) return months(*year, 1, months_of_year);
  auto const part = text.substr(year_digits + 1);
  if (part[0] == 'C' || part[0] == 'c') {
    auto const which = number(part.substr(1));
    if (!which || *which < 1 || *which > months_of_year / months_of_four) return std::nullopt;
    return months(*year, (*which - 1) * months_of_four + 1, months_of_four);
  }
  auto const month = number(part);
  if (!month || part[0] == '-' || *month < 1 || *month > months_of_year) return std::nullopt;
  return months(*year, *month, 1);
}

std::string four_months_of(Date day) {
  std::string text;
  append_padded(text, static_cast<std::uint64_t>(day.year() < 0 ? 0 : day.year()), 4);
  return text + "-C" + std::to_string((day.month() - 1) / months_of_four + 1);
}

}  // namespace visado
