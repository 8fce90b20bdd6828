#include "support/decimal_functions.hpp"

#include <boost/multiprecision/cpp_dec_float.hpp>
#include <charconv>
#include <string>

#include "support/decimal_parts.hpp"

namespace visado {

namespace {

namespace mp = boost::multiprecision;

// A logarithm near 0 has up to 34 digits less than its argument.
using Wide = mp::number<mp::cpp_dec_float<110>>;

constexpr int kept_digits = 70;       // before the one rounding
constexpr int largest_power = 14200;  // e^14200 is far beyond the greatest number, e^-14300 below the least

Wide widened(Decimal x) { return Wide(print_decimal(take_apart(x))); }

// The text is d.ddd…e±dd.
std::optional<Decimal> rounded(Wide const& value) {
  std::string const text = value.str(kept_digits, std::ios_base::scientific);
  std::size_t const e = text.find('e');
  std::int64_t exponent = 0;
  std::size_t const first = e + (text[e + 1] == '+' ? 2 : 1);
  std::from_chars(text.data() + first, text.data() + text.size(), exponent);
  bool const negative = text[0] == '-';
  std::string digits = text.substr(negative ? 1 : 0, e - (negative ? 1 : 0));
  if (std::size_t const point = digits.find('.'); point != std::string::npos) {
    exponent -= static_cast<std::int64_t>(digits.size() - point - 1);
    digits.erase(point, 1);
  }
  auto const parts = round_digits(negative, digits, exponent);
  if (!parts) return std::nullopt;
  return put_together(*parts).normalized();
}

std::optional<Decimal> exponential_of(Wide const& x) {
  if (x > largest_power) return std::nullopt;
  if (x < -largest_power - 100) return Decimal();
  return rounded(mp::exp(x));
}

// A step of Halley's triples the digits of the estimate.
Wide logarithm_of(Decimal x, Decimal estimate) {
  Wide const value = widened(x);
  Wide const near = widened(estimate);
  Wide const reached = mp::exp(near);
  return near + 2 * (value - reached) / (value + reached);
}

}  // namespace

std::optional<Decimal> exponential(Decimal x) { return exponential_of(widened(x)); }

std::optional<Decimal> natural_logarithm(Decimal x, Decimal estimate) {
  return rounded(logarithm_of(x, estimate));
}

std::optional<Decimal> real_power(Decimal base, Decimal exponent, Decimal estimate) {
  return exponential_of(widened(exponent) * logarithm_of(base, estimate));
}

}  // namespace visado
