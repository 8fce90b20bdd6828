// A disk that fails: SQLite of this process writes through it once `install` was called. For tests that fork.
#pragma once

#include <cstdint>

namespace visado::testing {

struct Fault {
  enum class Kind : unsigned char {
    none,      // counts only
    kill,      // the process is killed before the write
    torn,      // half of it is written, then the process is killed
    full,      // SQLITE_FULL from then on
    io_error,  // SQLITE_IOERR from then on
  } kind = Kind::none;
  std::uint64_t at = 0;  // the write, truncation or synchronisation that fails; the first is 1
};

// All files that SQLite opens in this process from then on.
void install_faulty_disk(Fault fault);
// Writes, truncations and synchronisations since then.
[[nodiscard]] std::uint64_t disk_operations();

}  // namespace visado::testing
