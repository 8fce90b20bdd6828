// How time and peak memory of `visado verificar` grow with the number of dossiers.
//   growth VISADO RULES BASE.jsonl SMALL LARGE
// Makes two files of SMALL and LARGE dossiers from the lines of BASE, each with a number of its own; verifies both; fails when
// the larger needs 200 MB or more, or clearly more time than its share.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

constexpr long most_kilobytes = 200'000;
constexpr double most_growth = 1.5;  // of the time for each dossier: the machines that run this are shared

struct Measured {
  double seconds;
  long kilobytes;
  int status;
};

std::vector<std::string> lines_of(char const* path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);)
    if (line.find("\"expediente\":") != std::string::npos) lines.push_back(line);
  return lines;
}

std::filesystem::path write(std::vector<std::string> const& base, std::size_t count) {
  auto const path = std::filesystem::temp_directory_path() / ("visado_growth_" + std::to_string(::getpid()) + '_' + std::to_string(count) + ".jsonl");
  std::ofstream out(path, std::ios::binary);
  for (std::size_t i = 0; i < count; ++i) {
    auto line = base[i % base.size()];
    auto const key = line.find("\"expediente\":");
    auto const begin = line.find('"', key + 13);
    auto const end = line.find('"', begin + 1);
    line.replace(begin + 1, end - begin - 1, "N-" + std::to_string(i));
    out << line << '\n';
  }
  return path;
}

Measured run(char const* visado, char const* rules, std::filesystem::path const& file) {
  auto const begin = std::chrono::steady_clock::now();
  pid_t const child = ::fork();
  if (child == 0) {
    ::execl(visado, visado, "verificar", file.c_str(), "--reglas", rules, "--fecha", "2026-11-02", "--formato", "tsv",
            "--salida", "/dev/null", static_cast<char*>(nullptr));
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  std::chrono::duration<double> const took = std::chrono::steady_clock::now() - begin;
  return {took.count(), usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 127};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  auto const base = lines_of(argv[3]);
  std::size_t const small = std::strtoul(argv[4], nullptr, 10), large = std::strtoul(argv[5], nullptr, 10);
  if (base.empty() || small == 0 || large <= small) return 2;
  Measured measured[2];
  std::size_t const counts[2] = {small, large};
  for (int i = 0; i < 2; ++i) {
    auto const file = write(base, counts[i]);
    auto const bytes = std::filesystem::file_size(file);
    measured[i] = run(argv[1], argv[2], file);
    std::filesystem::remove(file);
    std::cout << counts[i] << " dossiers, " << bytes << " bytes: " << measured[i].seconds << " s, "
              << measured[i].kilobytes << " kB at most, exit " << measured[i].status << '\n';
    if (measured[i].status > 4 || measured[i].status == 2 || measured[i].status == 3) return 1;
  }
  double const growth = (measured[1].seconds / static_cast<double>(large)) / (measured[0].seconds / static_cast<double>(small));
  std::cout << "time for each dossier, large against small: " << growth << '\n';
  return measured[1].kilobytes < most_kilobytes && growth < most_growth ? 0 : 1;
}
