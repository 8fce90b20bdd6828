// The check digit over the list that SAT publishes, where it is at hand, and over numbers known to be wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/identifiers.hpp"

namespace visado {
namespace {

// The column called NIT of a CSV file whose NIT is never quoted.
std::vector<std::string> nits_of(std::filesystem::path const& path) {
  std::ifstream in(path);
  std::vector<std::string> nits;
  std::string line;
  std::getline(in, line);
  std::size_t column = 0;
  for (std::size_t at = 0, index = 0; at <= line.size(); ++index) {
    auto const end = std::min(line.find(',', at), line.size());
    auto name = line.substr(at, end - at);
    while (!name.empty() && (name.back() == '\r')) name.pop_back();
    if (name.size() >= 3 && (name.substr(name.size() - 3) == "nit" || name.substr(name.size() - 3) == "NIT")) column = index;
    at = end + 1;
  }
  while (std::getline(in, line)) {
    std::size_t at = 0;
    for (std::size_t index = 0; index < column && at != std::string::npos; ++index) {
      at = line.find(',', at);
      if (at != std::string::npos) ++at;
    }
    if (at == std::string::npos) continue;
    auto nit = line.substr(at, line.find(',', at) - at);
    while (!nit.empty() && nit.back() == '\r') nit.pop_back();
    if (!nit.empty()) nits.push_back(nit);
  }
  return nits;
}

TEST(PublishedNits, AllHaveTheirCheckDigit) {
  char const* shared = std::getenv("VISADO_COMPARTIDO");
  if (!shared) GTEST_SKIP() << "VISADO_COMPARTIDO no está";
  auto const folder = std::filesystem::path(shared) / "data" / "nit";
  for (auto const* file : {"nit_agentes_retencion_iva.csv", "certificadores_fel.csv"}) {
    auto const nits = nits_of(folder / file);
    EXPECT_GT(nits.size(), 10U) << file;
    for (auto const& nit : nits) EXPECT_TRUE(valid_nit(nit)) << file << ": " << nit;
  }
}

TEST(PublishedNits, WrongOnesFail) {
  for (auto const* nit : {"8977112-0", "1234567K", "9876543K", "12345678", "12345668", "1000000000K", "11400055K", "11111111"})
    EXPECT_FALSE(valid_nit(nit)) << nit;
  for (auto const* nit : {"101677537", "16693949", "637672K", "662801K", "320587", "123456789", "800000001026"})
    EXPECT_TRUE(valid_nit(nit)) << nit;
}

}  // namespace
}  // namespace visado
