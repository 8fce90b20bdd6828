// A Unix socket at a path, that only its user may use.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "session.hpp"

namespace visado::command {

class Listener {
 public:
  // Throws std::system_error when there can be none: the path is taken by something that is no dead socket, or is too long.
  explicit Listener(std::filesystem::path path);
  ~Listener();  // takes the path away
  Listener(Listener const&) = delete;
  Listener& operator=(Listener const&) = delete;

  // A session for each client, at most `most` at a time (others wait), until the order to stop.
  void serve(Service& service, StopSignal const& stop, unsigned most);

 private:
  std::filesystem::path path_;
  int descriptor_;
};

}  // namespace visado::command
