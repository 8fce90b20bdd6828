// The whole kit, where it is at hand: VISADO_COMPARTIDO names the folder that holds tck/.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "tck/tck.hpp"

namespace visado::tck {
namespace {

void run_file(std::string const& path) {
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
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

void run_cases(char const* name) {
  char const* const folder = std::getenv("VISADO_COMPARTIDO");
  if (folder == nullptr) GTEST_SKIP() << "VISADO_COMPARTIDO no está definida";
  run_file(std::string(folder) + "/tck/" + name);
}

TEST(Tck, ExpressionsGiveWhatTheKitExpects) { run_cases("feel.jsonl"); }

TEST(Tck, TablesGiveWhatTheKitExpects) { run_cases("tables.jsonl"); }

// Our own tables, in the same format: what the kit does not ask.
TEST(Tck, OwnTablesGiveWhatTheyExpect) { run_file(VISADO_TESTS "/tck/own_tables.jsonl"); }

}  // namespace
}  // namespace visado::tck
