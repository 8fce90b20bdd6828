// Programs run and measured: what `time` would say, from the kernel's own accounts.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct Command {
  std::vector<std::string> words;
  std::vector<std::string> environment{};  // added: «NAME=value»
  std::string output = "/dev/null";        // of stdout; stderr is dropped
  std::vector<int> allowed{0, 1, 4};       // exit statuses that are no failure (`visado verificar`)
};

struct Usage {
  double wall = 0;      // seconds
  double cpu = 0;       // seconds, user and system, of all threads
  long peak = 0;        // kB resident
};

// Runs one, or several at the same time; the wall time of several is until the last ends, the rest is summed. Throws
// std::runtime_error when one cannot be run or fails.
Usage run(Command const& command);
Usage run_together(std::vector<Command> const& commands);

// What a program prints, or throws.
std::string output_of(Command command);

}  // namespace bench
