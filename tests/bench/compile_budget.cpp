// Compiles one unit again, with the command that the build uses, and fails when that takes too long or too much memory.
//   compile_budget compile_commands.json SOURCE SECONDS MEGABYTES
// CPU time: what else the machine does is no part of it. The result is thrown away, and no cache is asked.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "driver/process.hpp"

namespace {

// The words of a command as CMake writes it: blanks part them, a backslash or quotes keep what follows.
std::vector<std::string> words_of(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool open = false, quoted = false;
  for (std::size_t i = 0; i < command.size(); ++i) {
    char const c = command[i];
    if (c == '\\' && i + 1 < command.size()) {
      word += command[++i];
      open = true;
    } else if (c == '"') {
      quoted = !quoted;
      open = true;
    } else if (c == ' ' && !quoted) {
      if (open) words.push_back(std::move(word));
      word.clear();
      open = false;
    } else {
      word += c;
      open = true;
    }
  }
  if (open) words.push_back(std::move(word));
  return words;
}

int run(char const* database, std::filesystem::path const& source, double seconds, double megabytes) {
  simdjson::dom::parser parser;
  for (simdjson::dom::element const unit : parser.load(database)) {
    if (std::filesystem::path(std::string_view(unit["file"])) != source) continue;
    auto words = words_of(std::string_view(unit["command"]));
    if (words.front().ends_with("ccache")) words.erase(words.begin());
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      if (words[i] == "-o") words[i + 1] = "/dev/null";
    std::erase(words, "-MD");
    std::filesystem::current_path(std::string_view(unit["directory"]));
    // execv wants a path.
    if (words.front().find('/') == std::string::npos) words.insert(words.begin(), "/usr/bin/env");
    auto const usage = bench::run({.words = words, .allowed = {0}});
    double const peak = static_cast<double>(usage.peak) / 1000;
    std::printf("%s: %.1f s de CPU (hasta %.0f), %.0f MB (hasta %.0f)\n", source.filename().c_str(), usage.cpu, seconds,
                peak, megabytes);
    return usage.cpu < seconds && peak < megabytes ? 0 : 1;
  }
  std::fprintf(stderr, "%s no está en %s\n", source.c_str(), database);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("compile_budget compile_commands.json SOURCE SECONDS MEGABYTES\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], argv[2], std::atof(argv[3]), std::atof(argv[4]));
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
