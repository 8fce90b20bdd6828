// Equality, order and arithmetic of values as chapter 10.3.2 of DMN 1.5 defines them, shared by machine and
// built-ins. None of them looks at the profile: a caller in the pack profile tests for null first.
#pragma once

#include <optional>

#include "feel/builtins/builtin.hpp"
#include "visado/value.hpp"

namespace visado::feel {

// A null that no operation made: written, or in the data.
[[nodiscard]] inline bool is_given_null(Value const& value) {
  if (!value.is_null()) return false;
  NullReason const reason = value.null_reason();
  return reason == NullReason::literal || reason == NullReason::absent || reason == NullReason::null_in_data;
}

// FEEL's `=`: true, false, or null (nothing) when the kinds differ and neither is null.
[[nodiscard]] std::optional<bool> equals(Value const& a, Value const& b);
// The same; adds the steps it took to `work`, which may be many: lists and contexts are compared part by part.
[[nodiscard]] std::optional<bool> equals(Value const& a, Value const& b, std::uint64_t& work);
// <0, 0, >0; nothing when the two are not of one ordered kind (or differ in currency).
[[nodiscard]] std::optional<int> compare(Value const& a, Value const& b);
// Whether `value` lies in the range; nothing when not comparable.
[[nodiscard]] std::optional<bool> contains(Range const& range, Value const& value);

// +, -, *, /, ** over every pair of kinds that DMN allows; null with its reason told to `context` otherwise.
[[nodiscard]] Value add(CallContext& context, Value const& a, Value const& b);
[[nodiscard]] Value subtract(CallContext& context, Value const& a, Value const& b);
[[nodiscard]] Value multiply(CallContext& context, Value const& a, Value const& b);
[[nodiscard]] Value divide(CallContext& context, Value const& a, Value const& b);
[[nodiscard]] Value power(CallContext& context, Value const& a, Value const& b);
[[nodiscard]] Value negate(CallContext& context, Value const& a);

// `x.year`, `x.días`, `range.start`…: properties of temporal values and ranges; nothing when there is no such
// property. Names in either language.
[[nodiscard]] std::optional<Value> property(CallContext& context, Value const& base, std::string_view name);

// The temporal value of @"…"; nothing when it is none.
[[nodiscard]] std::optional<Value> temporal_literal(std::string_view text, Arena& arena);

// FEEL's string(): texts bare, numbers plain, temporal values ISO. Nothing for null.
[[nodiscard]] std::optional<std::string> to_text(Value const& value);

}  // namespace visado::feel
