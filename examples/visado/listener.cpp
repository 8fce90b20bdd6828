#include "listener.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <semaphore>
#include <list>

namespace visado::command {
namespace {

[[noreturn]] void fail(int error, std::filesystem::path const& path) {
  throw std::system_error(error, std::generic_category(), path.string());
}

sockaddr_un address_of(std::filesystem::path const& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.native().size() >= sizeof address.sun_path) fail(ENAMETOOLONG, path);
  std::memcpy(address.sun_path, path.c_str(), path.native().size());
  return address;
}

// A socket that a program left behind when it was killed: nobody answers there.
bool is_dead_socket(std::filesystem::path const& path, sockaddr_un const& address) {
  if (!std::filesystem::is_socket(path)) return false;
  int const probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (probe < 0) return false;
  bool const refused = ::connect(probe, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0 && errno == ECONNREFUSED;
  ::close(probe);
  return refused;
}

}  // namespace

Listener::Listener(std::filesystem::path path) : path_(std::move(path)) {
  auto const address = address_of(path_);
  if (is_dead_socket(path_, address)) std::filesystem::remove(path_);
  descriptor_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor_ < 0) fail(errno, path_);
  auto const before = ::umask(0077);  // payment data are nobody else's
  bool const bound = ::bind(descriptor_, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
  int error = errno;
  ::umask(before);
  bool const listening = bound && ::listen(descriptor_, SOMAXCONN) == 0;
  if (listening) return;
  if (bound) error = errno, ::unlink(path_.c_str());
  ::close(descriptor_);
  fail(error, path_);
}

Listener::~Listener() {
  ::close(descriptor_);
  ::unlink(path_.c_str());
}

void Listener::serve(Service& service, StopSignal const& stop, unsigned most) {
  std::counting_semaphore<> places(static_cast<std::ptrdiff_t>(most));
  struct Client {
    std::atomic<bool> done{false};
    std::jthread thread;
  };
  std::list<Client> clients;
  for (;;) {
    while (!places.try_acquire_for(std::chrono::milliseconds(100)))
      if (stop.stopped()) return;
    if (!stop.readable(descriptor_)) return;
    clients.remove_if([](Client const& client) { return client.done.load(); });
    int const client = ::accept4(descriptor_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) {  // gone again, or no descriptors left for a moment
      places.release();
      if (errno != EINTR && errno != ECONNABORTED) std::this_thread::sleep_for(std::chrono::milliseconds(10));
      continue;
    }
    auto& entry = clients.emplace_back();
    entry.thread = std::jthread([&service, &stop, &places, &entry, client] {
      Session(service, stop, client, client).run();
      ::close(client);
      places.release();
      entry.done = true;
    });
  }
}

}  // namespace visado::command
