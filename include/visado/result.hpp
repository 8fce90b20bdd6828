// A value, or none, and what there is to say about it.
#pragma once

#include <optional>
#include <utility>

#include "visado/diagnostic.hpp"

#pragma GCC visibility push(default)
namespace visado {

// What functions that can fail return: a value when the work could be done (there may be warnings beside it), and
// no value, with at least one error, when not. Reading the value of a failed Result is a programming error.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value, Diagnostics diagnostics = {})  // NOLINT: a value is a Result
      : value_(std::move(value)), diagnostics_(std::move(diagnostics)) {}
  Result(Diagnostics diagnostics) : diagnostics_(std::move(diagnostics)) {}  // NOLINT
  Result(Diagnostic diagnostic) { diagnostics_.add(std::move(diagnostic)); }  // NOLINT

  [[nodiscard]] bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] T& value() & { return value_.value(); }
  [[nodiscard]] T const& value() const& { return value_.value(); }
  [[nodiscard]] T&& value() && { return std::move(value_).value(); }
  T* operator->() { return &value_.value(); }
  T const* operator->() const { return &value_.value(); }
  [[nodiscard]] Diagnostics const& diagnostics() const { return diagnostics_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }

 private:
  std::optional<T> value_;
  Diagnostics diagnostics_;
};

}  // namespace visado
#pragma GCC visibility pop
