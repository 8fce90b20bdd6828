#include "support/faulty_disk.hpp"

#include <sqlite3.h>

#include <csignal>
#include <cstdlib>
#include <unistd.h>

namespace visado::testing {
namespace {

Fault fault;
std::uint64_t operations = 0;
sqlite3_vfs* real = nullptr;

// A file of the real disk stands right behind this.
struct File {
  sqlite3_file base;
};
sqlite3_file* inner(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1); }

[[noreturn]] void end() {
  ::raise(SIGKILL);
  ::_exit(1);
}

// What this operation has to give, when it may not be done.
int strike(sqlite3_file* file, void const* data, int size, sqlite3_int64 offset) {
  ++operations;
  if (fault.kind == Fault::Kind::none || operations < fault.at) return SQLITE_OK;
  switch (fault.kind) {
    case Fault::Kind::torn:
      if (data != nullptr) inner(file)->pMethods->xWrite(inner(file), data, size / 2, offset);
      end();
    case Fault::Kind::kill: end();
    case Fault::Kind::full: return SQLITE_FULL;
    default: return SQLITE_IOERR;
  }
}

int close(sqlite3_file* f) { return inner(f)->pMethods->xClose(inner(f)); }
int read(sqlite3_file* f, void* to, int size, sqlite3_int64 at) { return inner(f)->pMethods->xRead(inner(f), to, size, at); }
int write(sqlite3_file* f, void const* from, int size, sqlite3_int64 at) {
  int const struck = strike(f, from, size, at);
  return struck != SQLITE_OK ? struck : inner(f)->pMethods->xWrite(inner(f), from, size, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
  int const struck = strike(f, nullptr, 0, 0);
  return struck != SQLITE_OK ? struck : inner(f)->pMethods->xTruncate(inner(f), size);
}
int synchronise(sqlite3_file* f, int flags) {
  int const struck = strike(f, nullptr, 0, 0);
  return struck != SQLITE_OK ? struck : inner(f)->pMethods->xSync(inner(f), flags);
}
int size(sqlite3_file* f, sqlite3_int64* size) { return inner(f)->pMethods->xFileSize(inner(f), size); }
int lock(sqlite3_file* f, int level) { return inner(f)->pMethods->xLock(inner(f), level); }
int unlock(sqlite3_file* f, int level) { return inner(f)->pMethods->xUnlock(inner(f), level); }
int reserved(sqlite3_file* f, int* out) { return inner(f)->pMethods->xCheckReservedLock(inner(f), out); }
int control(sqlite3_file* f, int what, void* argument) { return inner(f)->pMethods->xFileControl(inner(f), what, argument); }
int sector(sqlite3_file* f) { return inner(f)->pMethods->xSectorSize(inner(f)); }
int characteristics(sqlite3_file* f) { return inner(f)->pMethods->xDeviceCharacteristics(inner(f)); }
int map(sqlite3_file* f, int page, int size, int extend, void volatile** to) {
  return inner(f)->pMethods->xShmMap(inner(f), page, size, extend, to);
}
int shared_lock(sqlite3_file* f, int offset, int n, int flags) { return inner(f)->pMethods->xShmLock(inner(f), offset, n, flags); }
void barrier(sqlite3_file* f) { inner(f)->pMethods->xShmBarrier(inner(f)); }
int unmap(sqlite3_file* f, int remove) { return inner(f)->pMethods->xShmUnmap(inner(f), remove); }

constexpr sqlite3_io_methods methods{2,     close,    read,    write,  truncate,        synchronise, size,   lock,    unlock, reserved,
                                     control, sector, characteristics, map,    shared_lock,     barrier,     unmap,  nullptr, nullptr};

int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* given) {
  int const done = real->xOpen(real, name, inner(file), flags, given);
  file->pMethods = inner(file)->pMethods != nullptr ? &methods : nullptr;
  return done;
}

}  // namespace

void install_faulty_disk(Fault what) {
  fault = what;
  operations = 0;
  if (real != nullptr) return;
  real = sqlite3_vfs_find(nullptr);
  static sqlite3_vfs vfs = *real;
  vfs.zName = "faulty";
  vfs.szOsFile = real->szOsFile + static_cast<int>(sizeof(File));
  vfs.xOpen = open;
  sqlite3_vfs_register(&vfs, 1);
}

std::uint64_t disk_operations() { return operations; }

}  // namespace visado::testing
