// Equality, order and membership.
#include "feel/value/moments.hpp"
#include "feel/value/operations.hpp"

namespace visado::feel {

namespace {

// Structures that share parts can be far larger than their memory: what one comparison may cost.
constexpr int deepest = 300;
constexpr std::int64_t most_steps = 20'000'000;

bool currencies_agree(Value const& a, Value const& b) {
  return a.currency() == 0 || b.currency() == 0 || a.currency() == b.currency();
}

std::optional<int> compare_numbers(Value const& a, Value const& b) {
  if (!currencies_agree(a, b)) return std::nullopt;
  if (a.is_small_number() && b.is_small_number() && a.scale() == b.scale()) {
    return a.coefficient() < b.coefficient() ? -1 : (a.coefficient() > b.coefficient() ? 1 : 0);
  }
  auto const order = a.as_number() <=> b.as_number();
  return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

template <class T>
int order_of(T const& a, T const& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

class Equality {
 public:
  std::optional<bool> equal(Value const& a, Value const& b, int depth) {
    if (a.is_null() || b.is_null()) return a.is_null() == b.is_null();
    if (a.kind() != b.kind() || depth == 0 || --steps_ < 0) return std::nullopt;
    switch (a.kind()) {
      case Kind::boolean:
        return a.as_boolean() == b.as_boolean();
      case Kind::list:
        return equal_lists(a.as_list(), b.as_list(), depth);
      case Kind::context:
        return equal_contexts(a.as_context(), b.as_context(), depth);
      case Kind::range:
        return equal_ranges(a.as_range(), b.as_range(), depth);
      case Kind::function:
        return &a.as_function() == &b.as_function();
      case Kind::string:
        if (a.as_string().size() == b.as_string().size()) steps_ -= static_cast<std::int64_t>(a.as_string().size() / 64);
        return a.as_string() == b.as_string();
      default: {
        auto const order = compare(a, b);
        if (!order) return std::nullopt;
        return *order == 0;
      }
    }
  }

  [[nodiscard]] std::uint64_t steps_taken() const { return static_cast<std::uint64_t>(most_steps - steps_); }

 private:
  std::int64_t steps_ = most_steps;

  // A difference decides; else what could not be compared leaves it open.
  class Verdict {
   public:
    // Whether the rest still matters.
    bool take(std::optional<bool> part) {
      if (!part) open_ = true;
      if (part == false) differs_ = true;
      return !differs_;
    }
    [[nodiscard]] std::optional<bool> get() const {
      if (differs_) return false;
      if (open_) return std::nullopt;
      return true;
    }

   private:
    bool differs_ = false;
    bool open_ = false;
  };

  std::optional<bool> equal_lists(std::span<Value const> a, std::span<Value const> b, int depth) {
    if (a.size() != b.size()) return false;
    Verdict verdict;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!verdict.take(equal(a[i], b[i], depth - 1))) break;
    }
    return verdict.get();
  }

  std::optional<bool> equal_contexts(Context const& a, Context const& b, int depth) {
    if (a.shape->size() != b.shape->size()) return false;
    Verdict verdict;
    for (std::size_t i = 0; i < a.shape->size(); ++i) {
      Value const* const other = a.shape == b.shape ? &b.values[i] : b.find(a.shape->names()[i]);
      if (!verdict.take(other == nullptr ? std::optional(false) : equal(a.values[i], *other, depth - 1)))
        break;
    }
    return verdict.get();
  }

  std::optional<bool> equal_ranges(Range const& a, Range const& b, int depth) {
    if (a.form != b.form || a.low_closed != b.low_closed || a.high_closed != b.high_closed) return false;
    Verdict verdict;
    if (verdict.take(equal(a.low, b.low, depth - 1))) verdict.take(equal(a.high, b.high, depth - 1));
    return verdict.get();
  }
};

}  // namespace

std::optional<bool> equals(Value const& a, Value const& b) { return Equality().equal(a, b, deepest); }

std::optional<bool> equals(Value const& a, Value const& b, std::uint64_t& work) {
  Equality equality;
  std::optional<bool> const result = equality.equal(a, b, deepest);
  work += equality.steps_taken();
  return result;
}

std::optional<int> compare(Value const& a, Value const& b) {
  if (a.kind() != b.kind()) return std::nullopt;
  switch (a.kind()) {
    case Kind::number:
      return compare_numbers(a, b);
    case Kind::string: {  // by code points, which is the order of the bytes of UTF-8
      int const order = a.as_string().compare(b.as_string());
      return order < 0 ? -1 : (order > 0 ? 1 : 0);
    }
    case Kind::date:
      return order_of(a.as_date(), b.as_date());
    case Kind::time:
      return compare_times(a.as_time(), b.as_time());
    case Kind::date_time:
      return compare_date_times(a.as_date_time(), b.as_date_time());
    case Kind::day_time_duration:
      return order_of(a.as_day_time_duration(), b.as_day_time_duration());
    case Kind::year_month_duration:
      return order_of(a.as_year_month_duration(), b.as_year_month_duration());
    default:
      return std::nullopt;
  }
}

std::optional<bool> contains(Range const& range, Value const& value) {
  bool const one_value = range.form == Range::Form::comparison && range.low_closed && range.high_closed;
  if (range.form == Range::Form::exclusion || one_value) {  // (!= 5), (= 5)
    if (value.is_null()) return std::nullopt;
    auto const equal = equals(value, range.low);
    return equal ? std::optional(*equal == one_value) : std::nullopt;
  }
  bool const no_low = range.low.is_null() && !range.low_closed;
  bool const no_high = range.high.is_null() && !range.high_closed;
  if (value.is_null() || (no_low && no_high)) return std::nullopt;
  auto const above = no_low ? std::optional(1) : compare(value, range.low);
  auto const below = no_high ? std::optional(-1) : compare(value, range.high);
  if (!above || !below) return std::nullopt;
  return (*above > 0 || (*above == 0 && range.low_closed)) &&
         (*below < 0 || (*below == 0 && range.high_closed));
}

}  // namespace visado::feel
