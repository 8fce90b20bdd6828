// A list that grows in an arena. What was given out before stays valid when it grows.
#pragma once

#include <algorithm>
#include <span>

#include "visado/value.hpp"

namespace visado::feel {

class ListBuilder {
 public:
  explicit ListBuilder(Arena& arena) : arena_(arena) {}

  void append(Value const& value) {
    if (size_ == capacity_) grow();
    items_[size_++] = value;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Value list() const { return Value::list(std::span<Value const>{items_, size_}); }

 private:
  void grow() {
    std::size_t const capacity = capacity_ == 0 ? 4 : capacity_ * 2;
    Value* const items = arena_.allocate_array<Value>(capacity);
    std::copy_n(items_, size_, items);
    items_ = items;
    capacity_ = capacity;
  }

  Arena& arena_;
  Value* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace visado::feel
