#include "ledger/coverage.hpp"

namespace visado::ledger {

// Seven bits a byte, the lowest first; the sign is the lowest bit of the number.
void Coverage::add(std::int64_t result) {
  auto const step = result - last_;
  last_ = result;
  auto left = (static_cast<std::uint64_t>(step) << 1U) ^ static_cast<std::uint64_t>(step >> 63);
  for (; left >= 0x80U; left >>= 7U) bytes_ += static_cast<char>(left | 0x80U);
  bytes_ += static_cast<char>(left);
}

std::vector<std::int64_t> Coverage::read(std::string_view bytes) {
  std::vector<std::int64_t> results;
  std::uint64_t number = 0;
  unsigned shift = 0;
  std::int64_t last = 0;
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    if (shift > 63) return {};
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    shift += 7;
    if ((byte & 0x80U) != 0) continue;
    last += static_cast<std::int64_t>(number >> 1U) ^ -static_cast<std::int64_t>(number & 1U);
    results.push_back(last);
    number = 0;
    shift = 0;
  }
  return shift == 0 ? results : std::vector<std::int64_t>{};
}

}  // namespace visado::ledger
