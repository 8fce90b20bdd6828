#include "feel/lint/value_set.hpp"

#include <algorithm>

#include "feel/value/operations.hpp"

namespace visado::feel {

namespace {

// Of values that cannot be ordered nothing is concluded: they count as apart, the first below.
int order(Value const& a, Value const& b) { return compare(a, b).value_or(-1); }

// The whole number or day at a limit; nothing when it is between two.
std::optional<std::int64_t> position(Value const& value) {
  if (value.is(Kind::date)) return value.as_date().days;
  if (value.is(Kind::number)) return value.as_number().to_int64();
  return std::nullopt;
}

}  // namespace

bool ValueSet::Interval::is_empty() const {
  if (!low || !high) return false;
  int const ends = order(*low, *high);
  return ends > 0 || (ends == 0 && !(low_in && high_in));
}

bool ValueSet::Interval::is_empty_of_whole() const {
  if (is_empty()) return true;
  if (!low || !high) return false;
  std::optional<std::int64_t> const first = position(*low);
  std::optional<std::int64_t> const last = position(*high);
  if (!first || !last || *last == INT64_MIN || *first == INT64_MAX) return false;
  return (low_in ? *first : *first + 1) > (high_in ? *last : *last - 1);
}

ValueSet ValueSet::all() { return between(std::nullopt, false, std::nullopt, false); }

ValueSet ValueSet::between(std::optional<Value> low, bool low_in, std::optional<Value> high, bool high_in) {
  ValueSet set;
  Interval const interval{low, high, low_in, high_in};
  if (!interval.is_empty()) set.parts_.push_back(interval);
  return set;
}

ValueSet ValueSet::intersect(ValueSet const& other) const {
  ValueSet result;
  for (Interval const& a : parts_) {
    for (Interval const& b : other.parts_) {
      Interval both = a;
      int const lows = !b.low ? -1 : !a.low ? 1 : order(*b.low, *a.low);
      if (lows > 0) both.low = b.low, both.low_in = b.low_in;
      if (lows == 0) both.low_in = a.low_in && b.low_in;
      int const highs = !b.high ? 1 : !a.high ? -1 : order(*b.high, *a.high);
      if (highs < 0) both.high = b.high, both.high_in = b.high_in;
      if (highs == 0) both.high_in = a.high_in && b.high_in;
      if (!both.is_empty()) result.parts_.push_back(both);
    }
  }
  return result;
}

ValueSet ValueSet::unite(ValueSet const& other) const {
  ValueSet result = *this;
  result.parts_.insert(result.parts_.end(), other.parts_.begin(), other.parts_.end());
  return result;
}

ValueSet ValueSet::complement() const {
  ValueSet result = all();
  for (Interval const& part : parts_) {
    ValueSet outside;
    if (part.low) outside = below(*part.low, !part.low_in);
    if (part.high) outside = outside.unite(above(*part.high, !part.high_in));
    result = result.intersect(outside);
  }
  return result;
}

bool ValueSet::is_empty(bool whole) const {
  return std::all_of(parts_.begin(), parts_.end(), [whole](Interval const& part) {
    return whole ? part.is_empty_of_whole() : part.is_empty();
  });
}

}  // namespace visado::feel
