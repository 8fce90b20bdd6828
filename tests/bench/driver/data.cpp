#include "data.hpp"

#include <fstream>
#include <stdexcept>
#include <vector>

#include "process.hpp"

namespace bench {
namespace {

std::string make(Paths const& paths, std::string const& name, std::vector<std::string> words) {
  auto const path = (paths.work / name).string();
  if (std::filesystem::exists(path)) return path;
  run({.words = std::move(words), .output = path + ".part", .allowed = {0}});
  std::filesystem::rename(path + ".part", path);
  return path;
}

}  // namespace

std::string dossiers(Paths const& paths, std::uint64_t count, std::uint64_t first) {
  return make(paths, "pagos-" + std::to_string(count) + '-' + std::to_string(first) + ".jsonl",
              {paths.program("bench_dossiers"), std::to_string(count), std::to_string(first)});
}

std::string examples(Paths const& paths, std::uint64_t count) {
  auto const path = (paths.work / ("ejemplos-" + std::to_string(count) + ".jsonl")).string();
  if (std::filesystem::exists(path)) return path;
  std::ifstream in(paths.source / "examples/datos/pagos.jsonl");
  std::vector<std::string> lines;
  constexpr std::string_view key = "\"expediente\": \"";
  for (std::string line; std::getline(in, line);)
    if (line.find(key) != std::string::npos) lines.push_back(line);
  if (lines.empty()) throw std::runtime_error("examples/datos/pagos.jsonl no trae expedientes");
  std::ofstream out(path + ".part", std::ios::binary);
  for (std::uint64_t i = 0; i < count; ++i) {
    auto line = lines[i % lines.size()];
    auto const begin = line.find(key) + key.size();
    line.replace(begin, line.find('"', begin) - begin, "N-" + std::to_string(i));
    out << line << '\n';
  }
  out.close();
  std::filesystem::rename(path + ".part", path);
  return path;
}

std::string two_hundred_rules(Paths const& paths) {
  auto const path = (paths.work / "doscientas.yaml").string();
  std::filesystem::remove(path);
  return make(paths, "doscientas.yaml", {paths.program("bench_rulebook")});
}

}  // namespace bench
