#include "verify/seen_keys.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <new>
#include <system_error>
#include <utility>

namespace visado::verify {
namespace {

constexpr std::size_t shard_count = 64;
constexpr std::size_t first_slots = 64;

std::uint64_t hash_of(std::string_view key) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a, then a finaliser that spreads it over the high bits
  for (char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  hash *= 0xc4ceb9fe1a85ec53ULL;
  hash ^= hash >> 33;
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

  explicit Shard(std::size_t limit) : in_memory(limit) { table = map(first_slots), slots = first_slots; }
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
    Slot* const old = std::exchange(table, map(slots * 2));
    std::size_t const count = std::exchange(slots, slots * 2);
    for (std::size_t i = 0; i < count; ++i)
      if (old[i].hash != 0) free_slot(old[i].hash) = old[i];
    ::munmap(old, count * sizeof(Slot));
  }

  Slot& free_slot(std::uint64_t hash) {
    std::size_t i = hash & (slots - 1);
    while (table[i].hash != 0) i = (i + 1) & (slots - 1);
    return table[i];
  }
};

SeenKeys::SeenKeys(std::size_t slots_in_memory) {
  for (std::size_t i = 0; i < shard_count; ++i)
    shards_.push_back(std::make_unique<Shard>(slots_in_memory / shard_count));
}

SeenKeys::~SeenKeys() = default;

bool SeenKeys::find_or_add(std::string_view key, Locator here, std::function<bool(Locator)> const& same,
                           Locator& first) {
  auto const hash = hash_of(key);
  auto& shard = *shards_[hash >> 58];
  for (std::size_t i = hash & (shard.slots - 1); shard.table[i].hash != 0; i = (i + 1) & (shard.slots - 1)) {
    if (shard.table[i].hash != hash) continue;
    first = unpack(shard.table[i].place);
    if (same(first)) return true;
  }
  if ((shard.used + 1) * 4 > shard.slots * 3) shard.grow();
  ++shard.used;
  shard.free_slot(hash) = {hash, pack(here)};
  return false;
}

}  // namespace visado::verify
