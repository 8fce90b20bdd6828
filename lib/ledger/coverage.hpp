// The results that hold after a run: their ids, as differences in few bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace visado::ledger {

class Coverage {
 public:
  void add(std::int64_t result);
  [[nodiscard]] std::string const& bytes() const { return bytes_; }
  // Nothing when the bytes are not those of a coverage.
  static std::vector<std::int64_t> read(std::string_view bytes);

 private:
  std::string bytes_;
  std::int64_t last_ = 0;
};

}  // namespace visado::ledger
