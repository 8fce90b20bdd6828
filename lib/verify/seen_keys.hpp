// Which dossier keys have been met, and where: 16 bytes each, so that a run over millions notices the one that
// comes twice. Beyond a size it moves to a temporary file.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace visado::verify {

// Where a dossier stands among the inputs of a run, packed.
struct Locator {
  std::uint16_t input = 0;
  std::uint16_t file = 0;      // of the input; 12 bits
  std::uint64_t offset = 0;    // 36 bits: 64 GiB
};

class SeenKeys {
 public:
  // Tables of more slots than `slots_in_memory` live in a temporary file.
  explicit SeenKeys(std::size_t slots_in_memory = std::size_t{1} << 23);
  ~SeenKeys();

  // `find_or_add` of this key comes soon: its part of the table is fetched meanwhile.
  void expect(std::string_view key) const;

  // Remembers the key at this place and returns nothing; or returns the place where `same` says that the key
  // stood before (it is asked for every earlier key with the same hash).
  bool find_or_add(std::string_view key, Locator here, std::function<bool(Locator)> const& same, Locator& first);

 private:
  struct Slot {
    std::uint64_t hash = 0;  // 0: free
    std::uint64_t place = 0;
  };
  // A part of the table, by the first bits of the hash: parts grow one at a time, so growing never doubles it all.
  struct Shard;
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace visado::verify
