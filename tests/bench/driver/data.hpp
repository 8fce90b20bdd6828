// The files that are measured, made once in a folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace bench {

struct Paths {
  std::filesystem::path programs;  // build/release/bin
  std::filesystem::path source;    // of the project
  std::filesystem::path work;      // where files are made
  [[nodiscard]] std::string program(std::string const& name) const { return (programs / name).string(); }
};

// COUNT dossiers from number FIRST on (bench_dossiers).
std::string dossiers(Paths const& paths, std::uint64_t count, std::uint64_t first = 0);
// COUNT dossiers of the project's own schema: its examples over and over, each with a number of its own.
std::string examples(Paths const& paths, std::uint64_t count);
// The pack of two hundred rules (bench_rulebook).
std::string two_hundred_rules(Paths const& paths);

}  // namespace bench
