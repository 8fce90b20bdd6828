// The kit in Spanish: every case, printed in that language, gives what it gives in the standard's.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tck/spanish.hpp"
#include "tck/tck.hpp"

namespace visado::tck {
namespace {

TEST(Tck, SpanishTwinsGiveTheSame) {
  char const* const folder = std::getenv("VISADO_COMPARTIDO");
  if (folder == nullptr) GTEST_SKIP() << "VISADO_COMPARTIDO no está definida";
  std::ifstream file(std::string(folder) + "/tck/feel.jsonl");
  ASSERT_TRUE(file);
  Runner english;
  Runner spanish(Language::es);
  simdjson::dom::parser parser;
  int translated = 0;
  for (std::string line; std::getline(file, line);) {
    Outcome const original = english.run(line);
    SpanishTwin const twin(parser.parse(line));
    if (!twin.readable()) continue;  // a text that is wrong on purpose
    ++translated;
    Outcome const outcome = spanish.run(twin.record());
    EXPECT_EQ(twin.restored(typed_json(outcome.got)), typed_json(original.got)) << original.id << "\n" << twin.text();
  }
  EXPECT_GT(translated, 2000);
}

}  // namespace
}  // namespace visado::tck
