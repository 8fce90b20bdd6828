// Runs a fuzz target over its corpus and over fixed mutations of it, where there is no libFuzzer.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

// In all, so that a corpus that grows does not make the tests slow.
constexpr std::size_t mutations = 2'500, most_of_each = 200;

void feed(std::string const& text) {
  LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(text.data()), text.size());
}

// One to four edits: a byte changed, removed, doubled, or a piece of another seed put in.
std::string mutate(std::string text, std::vector<std::string> const& seeds, std::mt19937& random) {
  for (unsigned edits = 1 + random() % 4; edits > 0; --edits) {
    std::size_t const at = text.empty() ? 0 : random() % text.size();
    switch (random() % 5) {
      case 0:
        if (!text.empty()) text[at] = static_cast<char>(random());
        break;
      case 1:
        if (!text.empty()) text.erase(at, 1 + random() % 8);
        break;
      case 2: text.insert(at, text.substr(at, random() % 16)); break;
      case 3: {
        auto const& other = seeds[random() % seeds.size()];
        if (!other.empty()) text.insert(at, other.substr(random() % other.size(), 1 + random() % 32));
        break;
      }
      default: text.resize(at); break;
    }
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  for (auto const& file : files) {
    std::ifstream in(file, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (seeds.empty()) {
    std::cerr << "el corpus está vacío: " << argv[1] << '\n';
    return 1;
  }
  std::mt19937 random(20261102);
  std::size_t const of_each = std::clamp<std::size_t>(mutations / seeds.size(), 1, most_of_each);
  feed("");
  for (auto const& seed : seeds) feed(seed);
  for (auto const& seed : seeds)
    for (std::size_t i = 0; i < of_each; ++i) feed(mutate(seed, seeds, random));
  std::cout << seeds.size() << " semillas y " << seeds.size() * of_each << " mutaciones\n";
  return 0;
}
