// visado-tck FILE…: runs the cases of each file and prints one line a case. With --comparar, only the cases
// that do not give what is expected, and the count. With --idioma es, each case is translated and evaluated as
// Spanish, and has to give what it gives in English.
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "tck/spanish.hpp"
#include "tck/tck.hpp"

namespace {

using visado::tck::Outcome;

struct Options {
  bool compare = false;
  bool spanish = false;
  std::vector<char const*> files;
};

std::string quoted(std::string const& text) { return visado::to_json(visado::Value::string(text)); }

std::string line_of(Outcome const& outcome, std::string const& got, bool with_expected) {
  std::string line = "{\"id\":" + quoted(outcome.id);
  line += ",\"got\":" + got;
  if (with_expected) line += ",\"expected\":" + visado::tck::typed_json(outcome.expected);
  line += ",\"reasons\":[";
  for (std::size_t i = 0; i < outcome.reasons.size(); ++i)
    line += (i == 0 ? "" : ",") + visado::tck::to_json(outcome.reasons[i]);
  return line + "]}";
}

// Runs the cases of files and counts them.
class Program {
 public:
  explicit Program(Options options) : options_(std::move(options)) {}

  int run() {
    for (char const* const path : options_.files) {
      std::ifstream file(path);
      if (!file) {
        std::fprintf(stderr, "no se puede leer %s\n", path);
        return 3;
      }
      std::string line;
      for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty()) continue;
        try {
          take(line);
        } catch (simdjson::simdjson_error const& error) {
          std::fprintf(stderr, "%s:%d: no es un caso: %s\n", path, number, error.what());
          return 3;
        }
      }
    }
    if (options_.compare) std::printf("%d de %d\n", passed_, total_);
    bool const must_agree = options_.compare || options_.spanish;
    return !must_agree || passed_ == total_ ? 0 : 1;
  }

 private:
  void take(std::string const& line) {
    ++total_;
    Outcome const outcome = english_.run(line);
    std::string const got = visado::tck::typed_json(outcome.got);
    if (options_.spanish) return take_twin(line, outcome, got);
    passed_ += outcome.passed ? 1 : 0;
    if (!options_.compare || !outcome.passed) std::puts(line_of(outcome, got, options_.compare).c_str());
  }

  void take_twin(std::string const& line, Outcome const& original, std::string const& got) {
    visado::tck::SpanishTwin const twin(parser_.parse(line));
    if (!twin.readable()) {  // what cannot be read cannot be translated
      ++passed_;
      if (!options_.compare) std::puts(line_of(original, got, false).c_str());
      return;
    }
    Outcome const translated = spanish_.run(twin.record());
    std::string const other = twin.restored(visado::tck::typed_json(translated.got));
    passed_ += other == got ? 1 : 0;
    if (options_.compare && other == got) return;
    std::string report = line_of(translated, other, false);
    report.pop_back();
    report += ",\"text\":" + quoted(twin.text());
    if (other != got) report += ",\"en\":" + got;
    std::puts((report + "}").c_str());
  }

  Options options_;
  visado::tck::Runner english_;
  visado::tck::Runner spanish_{visado::Language::es};
  simdjson::dom::parser parser_;
  int total_ = 0;
  int passed_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  Options options;
  bool right = true;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--comparar") == 0) {
      options.compare = true;
    } else if (std::strcmp(argv[i], "--idioma") == 0 && i + 1 < argc) {
      std::string const language = argv[++i];
      options.spanish = language == "es";
      right = right && (language == "es" || language == "en");
    } else if (argv[i][0] == '-') {
      right = false;
    } else {
      options.files.push_back(argv[i]);
    }
  }
  if (!right || options.files.empty()) {
    std::fputs("uso: visado-tck [--comparar] [--idioma en|es] ARCHIVO…\n", stderr);
    return 2;
  }
  return Program(std::move(options)).run();
}
