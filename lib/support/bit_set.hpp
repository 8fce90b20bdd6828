// Sets of small numbers as bits, 64 a word: worked out once, then compared word by word.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace visado {

using BitSet = std::vector<std::uint64_t>;

inline constexpr std::size_t word_bits = 64;

// Words that hold the numbers below `count`.
[[nodiscard]] constexpr std::size_t words_for(std::size_t count) { return (count + word_bits - 1) / word_bits; }
// The bit of a number in its word, which is `number / word_bits`.
[[nodiscard]] constexpr std::uint64_t bit_of(std::size_t number) { return std::uint64_t{1} << (number % word_bits); }

inline void insert(BitSet& set, std::size_t number) { set[number / word_bits] |= bit_of(number); }
[[nodiscard]] inline bool contains(BitSet const& set, std::size_t number) {
  return (set[number / word_bits] & bit_of(number)) != 0;
}

// The places of the bits of one word, lowest first.
template <class Each>
constexpr void for_each_bit(std::uint64_t word, Each const& each) {
  for (; word != 0; word &= word - 1) each(static_cast<std::size_t>(std::countr_zero(word)));
}

}  // namespace visado
