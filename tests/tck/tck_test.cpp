// The whole kit, where it is at hand: VISADO_COMPARTIDO names the folder that holds tck/.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tck/tck.hpp"

namespace visado::tck {
namespace {

TEST(Tck, ExpressionsGiveWhatTheKitExpects) {
  char const* const folder = std::getenv("VISADO_COMPARTIDO");
  if (folder == nullptr) GTEST_SKIP() << "VISADO_COMPARTIDO no está definida";
  std::ifstream file(std::string(folder) + "/tck/feel.jsonl");
  ASSERT_TRUE(file);
  Runner runner;
  std::string line;
  int failed = 0;
  while (std::getline(file, line)) {
    Outcome const outcome = runner.run(line);
    if (outcome.passed || outcome.refused) continue;
    ++failed;
    ADD_FAILURE() << outcome.id << "\n  expected " << typed_json(outcome.expected) << "\n  got "
                  << typed_json(outcome.got);
    if (failed == 50) break;
  }
}

}  // namespace
}  // namespace visado::tck
