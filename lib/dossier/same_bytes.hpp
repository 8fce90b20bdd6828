// Comparing short texts whose sizes are equal without a call.
#pragma once

#include <cstdint>
#include <cstring>

namespace visado::dossier {

template <class Word>
[[nodiscard]] inline Word word_at(char const* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The first and the last bytes overlap where the size is no multiple.
[[nodiscard]] inline bool same_bytes(char const* a, char const* b, std::size_t size) {
  if (size < 4) return std::memcmp(a, b, size) == 0;
  if (size < 8) {
    using Word = std::uint32_t;
    std::size_t const last = size - sizeof(Word);
    return word_at<Word>(a) == word_at<Word>(b) && word_at<Word>(a + last) == word_at<Word>(b + last);
  }
  using Word = std::uint64_t;
  std::size_t const last = size - sizeof(Word);
  for (std::size_t i = 0; i < last; i += sizeof(Word)) {
    if (word_at<Word>(a + i) != word_at<Word>(b + i)) return false;
  }
  return word_at<Word>(a + last) == word_at<Word>(b + last);
}

}  // namespace visado::dossier
