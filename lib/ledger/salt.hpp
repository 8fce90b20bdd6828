// Random bytes, drawn many at a time.
#pragma once

#include <array>
#include <string_view>

namespace visado::ledger {

class Salts {
 public:
  static constexpr std::size_t size = 16;
  // Valid until the next call.
  [[nodiscard]] std::string_view next();

 private:
  std::array<char, std::size_t{4096}> bytes_{};
  std::size_t used_ = sizeof bytes_;
};

}  // namespace visado::ledger
