// Things found by a word: a hash table that is asked for every word of a text, often in several tables one after the
// other, so that the hash is computed by the one who asks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace visado::feel {

struct HashedWord {
  explicit HashedWord(std::string_view text) : word(text), hash(2166136261U) {  // FNV-1a
    for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  std::string_view word;
  std::uint32_t hash;
};

template <class Item>
class WordIndex {
 public:
  struct Bucket {
    std::string word;
    std::uint32_t hash;
    std::vector<Item> items;
  };

  [[nodiscard]] bool empty() const { return buckets_.empty(); }
  [[nodiscard]] std::vector<Bucket> const& buckets() const { return buckets_; }  // in the order of their first item

  // The items of a word; null when there are none.
  [[nodiscard]] std::vector<Item> const* find(HashedWord const& wanted) const {
    if (places_.empty()) return nullptr;
    std::uint32_t const bucket = places_[place_of(wanted)];
    return bucket == none ? nullptr : &buckets_[bucket].items;
  }

  // The same, made when they are not there.
  [[nodiscard]] std::vector<Item>& at(std::string_view word) {
    HashedWord const wanted(word);
    if (2 * (buckets_.size() + 1) > places_.size()) grow();
    std::uint32_t& bucket = places_[place_of(wanted)];
    if (bucket == none) {
      bucket = static_cast<std::uint32_t>(buckets_.size());
      buckets_.push_back({std::string(word), wanted.hash, {}});
    }
    return buckets_[bucket].items;
  }

 private:
  static constexpr std::uint32_t none = 0xffffffff;

  // Where the word is, or would be.
  [[nodiscard]] std::size_t place_of(HashedWord const& wanted) const {
    std::size_t const mask = places_.size() - 1;  // a power of two
    for (std::size_t place = wanted.hash & mask;; place = (place + 1) & mask) {
      if (places_[place] == none) return place;
      Bucket const& bucket = buckets_[places_[place]];
      if (bucket.hash == wanted.hash && bucket.word == wanted.word) return place;
    }
  }

  void grow() {
    places_.assign(places_.empty() ? 16 : 2 * places_.size(), none);
    for (std::uint32_t i = 0; i < buckets_.size(); ++i) places_[place_of(HashedWord(buckets_[i].word))] = i;
  }

  std::vector<Bucket> buckets_;
  std::vector<std::uint32_t> places_;  // indexes of buckets_, at most half of them taken
};

}  // namespace visado::feel
