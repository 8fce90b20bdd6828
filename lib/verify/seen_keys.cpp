#include "verify/seen_keys.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <system_error>
#include <utility>

#include "support/wide.hpp"

namespace visado::verify {
namespace {

constexpr std::size_t shard_count = 64;
constexpr unsigned shard_bits = 6;
static_assert(shard_count == std::size_t{1} << shard_bits);

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  auto const product = static_cast<UInt128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// Sixteen bytes a step, each folded into the product of two halves; that two keys have one hash costs a second look
// at a dossier, nothing else.
std::uint64_t hash_of(std::string_view key) {
  constexpr std::uint64_t first = 0xa076'1d64'78bd'642f, second = 0xe703'7ed1'a0b4'28db;
  std::uint64_t hash = mix(key.size() ^ first, second);
  do {
    std::uint64_t halves[2] = {};
    std::memcpy(halves, key.data(), std::min(key.size(), sizeof halves));
    hash = mix(halves[0] ^ hash, halves[1] ^ second);
    key.remove_prefix(std::min(key.size(), sizeof halves));
  } while (!key.empty());
  hash = mix(hash, first);
  return hash == 0 ? 1 : hash;
}

std::uint64_t pack(Locator l) {
  return (std::uint64_t{l.input} << 48) | (std::uint64_t{l.file & 0xfffU} << 36) | (l.offset & 0xf'ffff'ffffULL);
}

Locator unpack(std::uint64_t bits) {
  return {static_cast<std::uint16_t>(bits >> 48), static_cast<std::uint16_t>((bits >> 36) & 0xfff),
          bits & 0xf'ffff'ffffULL};
}

}  // namespace

struct SeenKeys::Shard {
  std::size_t in_memory;
  std::size_t slots = 0;
  std::size_t used = 0;
  Slot* table = nullptr;

  Shard(std::size_t limit, std::size_t first) : in_memory(limit), slots(first), table(map(first)) {}
  ~Shard() { ::munmap(table, slots * sizeof(Slot)); }
  Shard(Shard const&) = delete;
  Shard& operator=(Shard const&) = delete;

  // Zeroed memory: anonymous up to the limit, else of an unlinked temporary file, whose pages the system may put
  // back on disk.
  [[nodiscard]] Slot* map(std::size_t count) const {
    int descriptor = -1;
    std::size_t const bytes = count * sizeof(Slot);
    if (count > in_memory) {
      std::FILE* file = std::tmpfile();
      if (!file) throw std::system_error(errno, std::generic_category(), "archivo temporal");
      descriptor = ::dup(::fileno(file));
      std::fclose(file);
      if (descriptor < 0 || ::ftruncate(descriptor, static_cast<off_t>(bytes)) != 0)
        throw std::system_error(errno, std::generic_category(), "archivo temporal");
    }
    void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE,
                          descriptor < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED, descriptor, 0);
    if (descriptor >= 0) ::close(descriptor);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    return static_cast<Slot*>(memory);
  }

  void grow() {
    std::size_t const more = slots + slots / 2;
    Slot* const old = std::exchange(table, map(more));
    std::size_t const count = std::exchange(slots, more);
    for (std::size_t i = 0; i < count; ++i)
      if (old[i].hash != 0) free_slot(old[i].hash) = old[i];
    ::munmap(old, count * sizeof(Slot));
  }

  // Where the search for a hash begins: in the order of hashes, so that a table grows from its begin to its end.
  [[nodiscard]] std::size_t home(std::uint64_t hash) const {
    return static_cast<std::size_t>(static_cast<UInt128>(hash << shard_bits) * slots >> 64);
  }
  [[nodiscard]] std::size_t after(std::size_t slot) const { return slot + 1 == slots ? 0 : slot + 1; }

  Slot& free_slot(std::uint64_t hash) {
    std::size_t i = home(hash);
    while (table[i].hash != 0) i = after(i);
    return table[i];
  }
};

SeenKeys::SeenKeys(std::size_t slots_in_memory) {
  // Of different sizes, so that they do not all grow at the same time.
  constexpr std::size_t least_slots = 1024, step = 8;
  for (std::size_t i = 0; i < shard_count; ++i)
    shards_.push_back(std::make_unique<Shard>(slots_in_memory / shard_count, least_slots + step * i));
}

SeenKeys::~SeenKeys() = default;

void SeenKeys::expect(std::string_view key) const {
  if (key.empty()) return;
  auto const hash = hash_of(key);
  Shard const& shard = *shards_[hash >> (64 - shard_bits)];
  __builtin_prefetch(&shard.table[shard.home(hash)]);
}

bool SeenKeys::find_or_add(std::string_view key, Locator here, std::function<bool(Locator)> const& same,
                           Locator& first) {
  auto const hash = hash_of(key);
  auto& shard = *shards_[hash >> (64 - shard_bits)];
  for (std::size_t i = shard.home(hash); shard.table[i].hash != 0; i = shard.after(i)) {
    if (shard.table[i].hash != hash) continue;
    first = unpack(shard.table[i].place);
    if (same(first)) return true;
  }
  if ((shard.used + 1) * 5 > shard.slots * 4) shard.grow();
  ++shard.used;
  shard.free_slot(hash) = {hash, pack(here)};
  return false;
}

}  // namespace visado::verify
