// Sets of values of one ordered kind (numbers, texts, dates, durations), as intervals: what a condition leaves of
// what a term may be.
#pragma once

#include <optional>
#include <vector>

#include "visado/value.hpp"

namespace visado::feel {

class ValueSet {
 public:
  static ValueSet all();
  static ValueSet none() { return {}; }
  static ValueSet point(Value const& value) { return between(value, true, value, true); }
  static ValueSet below(Value const& limit, bool included) { return between(std::nullopt, false, limit, included); }
  static ValueSet above(Value const& limit, bool included) { return between(limit, included, std::nullopt, false); }
  // A missing end is no limit.
  static ValueSet between(std::optional<Value> low, bool low_in, std::optional<Value> high, bool high_in);

  [[nodiscard]] ValueSet intersect(ValueSet const& other) const;
  [[nodiscard]] ValueSet unite(ValueSet const& other) const;
  [[nodiscard]] ValueSet complement() const;
  // `whole`: the term has no values between one whole number, or day, and the next. May say false of an empty set,
  // never true of another.
  [[nodiscard]] bool is_empty(bool whole) const;
  // Whether every value of this is one of `other`.
  [[nodiscard]] bool is_within(ValueSet const& other, bool whole) const {
    return intersect(other.complement()).is_empty(whole);
  }

 private:
  struct Interval {
    std::optional<Value> low, high;  // nothing: no limit
    bool low_in = false, high_in = false;
    [[nodiscard]] bool is_empty() const;
    [[nodiscard]] bool is_empty_of_whole() const;
  };
  std::vector<Interval> parts_{};  // any order; may overlap
};

}  // namespace visado::feel
