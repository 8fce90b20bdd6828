// How fast dossiers are read, on one core, beside what simdjson needs to parse the same lines:
//   bench_read RULES FILE.jsonl [ROUNDS]
// One round of each after the other, medians, and the time of this process only: other work on the machine counts little.
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "visado/dossier.hpp"
#include "visado/rulebook.hpp"

namespace {

using namespace visado;
namespace ondemand = simdjson::ondemand;

struct Task {
  std::string name;
  std::function<std::size_t()> run;  // the dossiers that it saw
  std::vector<double> seconds{};
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Every value touched, nothing kept.
std::size_t walk(ondemand::value value) {
  std::size_t count = 1;
  switch (value.type().value()) {
    case ondemand::json_type::object:
      for (auto field : value.get_object().value()) count += walk(field.value().value());
      break;
    case ondemand::json_type::array:
      for (auto item : value.get_array().value()) count += walk(item.value());
      break;
    default: count += value.raw_json_token().size(); break;
  }
  return count;
}

std::vector<simdjson::padded_string> lines_of(std::string const& text) {
  std::vector<simdjson::padded_string> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.data() + at, end - at);
    at = end + 1;
  }
  return lines;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  int const rounds = argc > 3 ? std::atoi(argv[3]) : 11;
  auto const rulebook = Rulebook::load({argv[1]});
  if (!rulebook) return 3;
  std::ifstream in(argv[2], std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  auto const lines = lines_of(text);
  ondemand::parser parser;
  std::size_t touched = 0;
  auto const open = [&] {
    auto opened = DossierSource::open(argv[2], rulebook.value().schema(), rulebook.value().uses(), {});
    return std::move(opened).value();
  };
  Arena arena;
  Dossier dossier;
  std::vector<Task> tasks{
      {"simdjson, every value touched", [&] {
         for (auto const& line : lines) {
           auto document = parser.iterate(line);
           for (auto field : document.get_object().value()) touched += walk(field.value().value());
         }
         return lines.size();
       }},
      {"lines cut", [&] {
         auto const source = open();
         std::size_t count = 0;
         for (DossierSource::Unit unit; source->next(unit);) ++count;
         return count;
       }},
      {"lines cut and read", [&] {
         auto const source = open();
         std::size_t count = 0;
         for (DossierSource::Unit unit; source->next(unit); ++count) {
           arena.reset();
           source->read(unit, arena, dossier);
         }
         return count;
       }},
  };
  std::size_t count = 1;
  for (int round = 0; round < rounds; ++round) {
    for (Task& task : tasks) {
      std::clock_t const start = std::clock();
      count = task.run();
      task.seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
  }
  double const first = median(tasks.front().seconds);
  for (Task const& task : tasks) {
    double const seconds = median(task.seconds);
    std::printf("%-32s %8.3f us each %9.0f MB/s %6.2f x\n", task.name.c_str(), seconds * 1e6 / static_cast<double>(count),
                static_cast<double>(text.size()) / seconds / 1e6, seconds / first);
  }
  return touched == 0 ? 1 : 0;
}
