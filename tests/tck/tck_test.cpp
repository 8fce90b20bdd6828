// The whole kit, where it is at hand: VISADO_COMPARTIDO names the folder that holds tck/.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tck/tck.hpp"

namespace visado::tck {
namespace {

void run_cases(char const* name) {
  char const* const folder = std::getenv("VISADO_COMPARTIDO");
  if (folder == nullptr) GTEST_SKIP() << "VISADO_COMPARTIDO no está definida";
  std::ifstream file(std::string(folder) + "/tck/" + name);
  ASSERT_TRUE(file);
  Runner runner;
  std::string line;
  int failed = 0;
  while (std::getline(file, line)) {
    Outcome const outcome = runner.run(line);
    if (outcome.passed) continue;
    ++failed;
    ADD_FAILURE() << outcome.id << "\n  expected " << typed_json(outcome.expected) << "\n  got "
                  << typed_json(outcome.got);
    if (failed == 50) break;
  }
}

TEST(Tck, ExpressionsGiveWhatTheKitExpects) { run_cases("feel.jsonl"); }

TEST(Tck, TablesGiveWhatTheKitExpects) { run_cases("tables.jsonl"); }

}  // namespace
}  // namespace visado::tck
