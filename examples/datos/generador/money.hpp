// Amounts as whole millionths of a quetzal: exact for cents and for the six decimals of an electronic
// invoice.
#pragma once

#include <cstdint>
#include <string>

#include "tree.hpp"

namespace datos {

using Micros = std::int64_t;
inline constexpr Micros cent = 10'000;
inline constexpr Micros quetzal = 1'000'000;

constexpr Micros q(std::int64_t whole, std::int64_t cents = 0) { return whole * quetzal + cents * cent; }

// numerator × times / over, rounded half up to a multiple of `unit`. Positive amounts.
constexpr Micros scaled(Micros amount, std::int64_t times, std::int64_t over, Micros unit = cent) {
  __extension__ using Wide = __int128;
  Wide const divisor = static_cast<Wide>(over) * unit;
  return static_cast<Micros>((static_cast<Wide>(amount) * times * 2 + divisor) / (divisor * 2)) * unit;
}

inline std::string digits(Micros amount, int decimals = 2) {
  bool const negative = amount < 0;
  auto const size = static_cast<std::uint64_t>(negative ? -amount : amount);
  auto fraction = std::to_string(size % static_cast<std::uint64_t>(quetzal));
  fraction.insert(0, 6 - fraction.size(), '0');
  return (negative ? "-" : "") + std::to_string(size / static_cast<std::uint64_t>(quetzal)) + '.' +
         fraction.substr(0, static_cast<std::size_t>(decimals));
}

inline Node money(Micros amount, int decimals = 2) { return Node::literal(digits(amount, decimals)); }

// The amount that a text or literal with a decimal point says.
inline Micros amount_of(std::string const& text) {
  auto const point = text.find('.');
  auto fraction = point == text.npos ? std::string() : text.substr(point + 1);
  fraction.resize(6, '0');
  bool const negative = text.starts_with('-');
  Micros const whole = std::stoll(text.substr(0, point)) * quetzal;
  return negative ? whole - std::stoll(fraction) : whole + std::stoll(fraction);
}

}  // namespace datos
