// The places where the outcome of a rule turns, and how far from them a case stands.
#pragma once

#include <vector>

#include "verify/proof/sites.hpp"

namespace visado::verify {

struct Boundary {
  enum class Kind : unsigned char { comparison, parameter_from, validity } kind{};
  Rule const* rule = nullptr;
  std::string text;
  Label at;
  bool days = false;  // distances are days
  Decimal unit;
  // comparison: the part that compares, and its sides: a part each, or a literal
  Site const* site = nullptr;
  Span part{};
  struct Side {
    Span span{};
    std::optional<Decimal> literal;
  } left, right;
  std::uint32_t parameter = 0;  // parameter_from
  Date date{};                  // parameter_from, validity
};

[[nodiscard]] std::vector<Boundary> boundaries_of(Rulebook const& rulebook, Sites const& sites, Rule const& rule);

// Numbers and dates on one line: a date is its day.
[[nodiscard]] std::optional<Decimal> position_of(Value const& value);

}  // namespace visado::verify
