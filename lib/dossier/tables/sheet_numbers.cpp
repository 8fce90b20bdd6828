#include "dossier/tables/sheet_numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "visado/temporal.hpp"

namespace visado::dossier::tables {

namespace {

constexpr int significant_digits = 15;
constexpr double seconds_of_day = 86'400;
constexpr double last_serial = 2'958'466;  // the day after 9999-12-31

std::optional<double> parse(std::string_view text) {
  double value = 0;
  auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || rest != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string two_digits(std::int64_t value) { return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)}; }

}  // namespace

std::optional<std::string> fifteen_digits(std::string_view text) {
  auto const value = parse(text);
  if (!value) return std::nullopt;
  std::array<char, 64> digits{};
  auto const [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), *value == 0 ? 0.0 : *value,
                                          std::chars_format::general, significant_digits);
  if (error != std::errc{}) return std::nullopt;
  return std::string(digits.data(), end);
}

bool shows_dates(unsigned format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 ||
         (format >= 50 && format <= 54) || format == 57 || format == 58;
}

// A day or a year outside quotes, brackets and escapes; months alone may be minutes.
bool shows_dates(std::string_view code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    switch (code[i]) {
      case '"': i = code.find('"', i + 1); break;
      case '[': i = code.find(']', i + 1); break;
      case '\\': case '_': case '*': ++i; break;
      case 'd': case 'D': case 'y': case 'Y': return true;
      case 'e': case 'E': case 'G': case 'g':  // «General», «0.00E+00»
        if (code.substr(i, 7) == "General") i += 6;
        break;
      case ';': return false;
      default: break;
    }
    if (i >= code.size()) break;
  }
  return false;
}

std::optional<std::string> serial_date(std::string_view text, bool epoch_1904) {
  auto const serial = parse(text);
  if (!serial || *serial < 1 || *serial >= last_serial) return std::nullopt;
  auto seconds = static_cast<std::int64_t>(std::llround(*serial * seconds_of_day));
  std::int64_t day = seconds / 86'400;
  seconds %= 86'400;
  // The 1900 system believes in 29 February 1900, its day 60.
  if (!epoch_1904 && day == 60) return std::nullopt;
  Date const epoch = epoch_1904 ? *Date::of(1904, 1, 1) : *Date::of(1899, 12, day < 60 ? 31 : 30);
  std::string iso = Date{epoch.days + day}.to_string();
  if (seconds != 0) {
    iso.append("T").append(two_digits(seconds / 3600)).append(":").append(two_digits(seconds / 60 % 60));
    iso.append(":").append(two_digits(seconds % 60));
  }
  return iso;
}

}  // namespace visado::dossier::tables
