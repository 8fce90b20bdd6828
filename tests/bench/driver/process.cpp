#include "process.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

pid_t start(Command const& command) {
  std::vector<char*> words;
  for (auto const& word : command.words) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  pid_t const child = ::fork();
  if (child != 0) return child;
  int const out = ::open(command.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  int const none = ::open("/dev/null", O_WRONLY);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(none, STDERR_FILENO);
  for (auto const& setting : command.environment) ::putenv(const_cast<char*>(setting.c_str()));
  ::execv(words[0], words.data());
  ::_exit(127);
}

Usage finish(pid_t child, Command const& command) {
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  int const exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  if (std::ranges::find(command.allowed, exit) == command.allowed.end()) {
    std::string text;
    for (auto const& word : command.words) text += word + ' ';
    throw std::runtime_error(text + "terminó con " + std::to_string(exit));
  }
  auto const seconds = [](timeval time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return {0, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss};
}

}  // namespace

Usage run(Command const& command) { return run_together({command}); }

Usage run_together(std::vector<Command> const& commands) {
  auto const begin = Clock::now();
  std::vector<pid_t> children;
  for (auto const& command : commands) children.push_back(start(command));
  Usage all;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    auto const one = finish(children[i], commands[i]);
    all.cpu += one.cpu;
    all.peak += one.peak;
  }
  all.wall = std::chrono::duration<double>(Clock::now() - begin).count();
  return all;
}

std::string output_of(Command command) {
  auto const path = std::filesystem::temp_directory_path() / ("visado_bench_" + std::to_string(::getpid()) + ".txt");
  command.output = path.string();
  run(command);
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  std::filesystem::remove(path);
  return text.str();
}

}  // namespace bench
