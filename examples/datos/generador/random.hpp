// splitmix64: the same numbers on every machine and with every compiler.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace datos {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  // Both ends included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }

  bool one_in(int n) { return between(1, n) == 1; }

  template <class T, std::size_t N>
  T const& pick(T const (&of)[N]) {
    return of[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(N) - 1))];
  }
  template <class T>
  T const& pick(std::span<T const> of) {
    return of[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(of.size()) - 1))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace datos
