// Reading fixed little formats character by character: dates, times, durations.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace visado {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool at(char c) const { return rest_.starts_with(c); }
  bool take(char c) {
    if (!at(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // As many digits as there are; maybe none.
  std::string_view digits() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] >= '0' && rest_[end] <= '9') ++end;
    std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return taken;
  }
  // Exactly two digits.
  std::optional<int> two_digits() {
    if (rest_.size() < 2 || rest_[0] < '0' || rest_[0] > '9' || rest_[1] < '0' || rest_[1] > '9')
      return std::nullopt;
    int value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return value;
  }

 private:
  std::string_view rest_;
};

// The number of some digits; nothing when there are none or 64 bits do not hold it.
[[nodiscard]] inline std::optional<std::int64_t> to_number(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  std::int64_t value = 0;
  for (char c : digits) {
    if (__builtin_mul_overflow(value, 10, &value) || __builtin_add_overflow(value, c - '0', &value)) {
      return std::nullopt;
    }
  }
  return value;
}

// «123» behind a point is 123,000,000 nanoseconds. Nothing for more than nine digits: they would be lost.
[[nodiscard]] inline std::optional<std::int64_t> to_nanos(std::string_view digits) {
  if (digits.size() > 9) return std::nullopt;
  std::int64_t value = 0;
  for (std::size_t i = 0; i < 9; ++i) value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
  return value;
}

}  // namespace visado
