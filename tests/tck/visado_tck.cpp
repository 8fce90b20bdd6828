// visado-tck FILE…: runs the cases of each file and prints one line a case. With --comparar, only the cases
// that do not give what is expected, and the count.
#include <cstdio>
#include <fstream>
#include <string>

#include "tck/tck.hpp"

namespace {

std::string line_of(visado::tck::Outcome const& outcome, bool with_expected) {
  auto const quoted = [](std::string const& text) { return visado::to_json(visado::Value::string(text)); };
  std::string line = "{\"id\":" + quoted(outcome.id);
  line += ",\"got\":" + visado::tck::typed_json(outcome.got);
  if (with_expected) line += ",\"expected\":" + visado::tck::typed_json(outcome.expected);
  line += ",\"reasons\":[";
  for (std::size_t i = 0; i < outcome.reasons.size(); ++i)
    line += (i == 0 ? "" : ",") + quoted(outcome.reasons[i]);
  return line + "]}";
}

}  // namespace

int main(int argc, char** argv) {
  bool const compare = argc > 1 && std::string(argv[1]) == "--comparar";
  if (argc < (compare ? 3 : 2)) {
    std::fputs("uso: visado-tck [--comparar] ARCHIVO…\n", stderr);
    return 2;
  }
  int total = 0;
  int passed = 0;
  visado::tck::Runner runner;
  for (int i = compare ? 2 : 1; i < argc; ++i) {
    std::ifstream file(argv[i]);
    if (!file) {
      std::fprintf(stderr, "no se puede leer %s\n", argv[i]);
      return 3;
    }
    std::string line;
    while (std::getline(file, line)) {
      visado::tck::Outcome const outcome = runner.run(line);
      ++total;
      passed += outcome.passed ? 1 : 0;
      if (!compare || !outcome.passed) std::puts(line_of(outcome, compare).c_str());
    }
  }
  if (compare) std::printf("%d de %d\n", passed, total);
  return !compare || passed == total ? 0 : 1;
}
