#include "support/calendar.hpp"
#include "support/scanner.hpp"
#include "visado/temporal.hpp"

namespace visado {

namespace {

// total += number × unit, unless 64 bits do not hold it.
bool accumulate(std::int64_t& total, std::optional<std::int64_t> number, std::int64_t unit) {
  std::int64_t part = 0;
  return number && !__builtin_mul_overflow(*number, unit, &part) &&
         !__builtin_add_overflow(total, part, &total);
}

struct Unit {
  char letter;
  std::int64_t size;
};

// «12H30M»: each unit at most once, in the order given; those taken are cleared from `in`. `last` holds
// digits that no unit followed. False on overflow.
template <std::size_t n>
bool take_units(Scanner& in, Unit const (&units)[n], std::int64_t& total, bool& any, std::string_view& last) {
  last = in.digits();
  for (Unit const& unit : units) {
    if (last.empty()) return true;
    if (!in.take(unit.letter)) continue;
    if (!accumulate(total, to_number(last), unit.size)) return false;
    any = true;
    last = in.digits();
  }
  return true;
}

void append_unit(std::string& text, std::uint64_t value, char letter) {
  if (value == 0) return;
  text += std::to_string(value);
  text += letter;
}

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

}  // namespace

std::optional<DayTimeDuration> DayTimeDuration::parse(std::string_view text) {
  Scanner in(text);
  bool negative = in.take('-');
  if (!in.take('P')) return std::nullopt;
  std::int64_t seconds = 0, nanos = 0;
  bool any = false;
  std::string_view last;
  if (!take_units(in, {{'D', seconds_of_day}}, seconds, any, last) || !last.empty()) return std::nullopt;
  if (in.take('T')) {
    any = false;  // something must follow
    if (!take_units(in, {{'H', 3600}, {'M', 60}, {'S', 1}}, seconds, any, last)) return std::nullopt;
    if (!last.empty()) {  // «4.5S»; «4.S» too
      if (!in.take('.')) return std::nullopt;
      auto fraction = to_nanos(in.digits());
      if (!fraction || !in.take('S') || !accumulate(seconds, to_number(last), 1)) return std::nullopt;
      nanos = *fraction;
      any = true;
    }
  }
  if (!any || !in.done()) return std::nullopt;
  if (negative) {
    seconds = nanos > 0 ? -seconds - 1 : -seconds;
    nanos = nanos > 0 ? nanos_of_second - nanos : 0;
  }
  return DayTimeDuration{seconds, static_cast<std::int32_t>(nanos)};
}

std::string DayTimeDuration::to_string() const {
  bool negative = seconds < 0;
  std::uint64_t whole = magnitude(seconds);
  std::int64_t fraction = nanos;
  if (negative && fraction > 0) {
    --whole;
    fraction = nanos_of_second - fraction;
  }
  std::string text = negative ? "-P" : "P";
  constexpr auto day = static_cast<std::uint64_t>(seconds_of_day);
  append_unit(text, whole / day, 'D');
  std::string clock;
  append_unit(clock, whole % day / 3600, 'H');
  append_unit(clock, whole / 60 % 60, 'M');
  if (whole % 60 != 0 || fraction != 0) {
    clock += std::to_string(whole % 60);
    append_fraction(clock, fraction);
    clock += 'S';
  }
  if (whole == 0 && fraction == 0) clock = "0S";
  return clock.empty() ? text : text + 'T' + clock;
}

std::optional<YearMonthDuration> YearMonthDuration::parse(std::string_view text) {
  Scanner in(text);
  bool negative = in.take('-');
  if (!in.take('P')) return std::nullopt;
  std::int64_t months = 0;
  bool any = false;
  std::string_view last;
  if (!take_units(in, {{'Y', 12}, {'M', 1}}, months, any, last)) return std::nullopt;
  if (!any || !last.empty() || !in.done()) return std::nullopt;
  return YearMonthDuration{negative ? -months : months};
}

std::string YearMonthDuration::to_string() const {
  if (months == 0) return "P0M";
  std::string text = months < 0 ? "-P" : "P";
  append_unit(text, magnitude(months) / 12, 'Y');
  append_unit(text, magnitude(months) % 12, 'M');
  return text;
}

}  // namespace visado
