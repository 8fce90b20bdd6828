// One dossier at a time, inside a program that links visado: what the finance system pays for an answer.
//   bench_latency PAGOS.jsonl RULES… > «name value» lines
// Of the lines that have nothing to tell (no findings, and nothing amiss in reading) and of all: the median time of
// verifying a dossier that was read already, and of reading it from its text and verifying it; and the calls of malloc
// of each, after a first pass over all of them.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>
#include <visado/visado.hpp>

#include "allocations.hpp"

namespace {

using namespace visado;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 20;

struct Sample {
  DossierSource::Unit unit;
  std::unique_ptr<Arena> arena = std::make_unique<Arena>();
  Dossier dossier;
  bool clean = false;
};

struct Costs {
  std::vector<double> microseconds;
  std::uint64_t allocations = 0, calls = 0;

  template <class Call>
  void measure(Call call) {
    auto const before = bench_allocations();
    auto const begin = Clock::now();
    call();
    std::chrono::duration<double, std::micro> const took = Clock::now() - begin;
    allocations += bench_allocations() - before;
    ++calls;
    microseconds.push_back(took.count());
  }

  void print(std::string const& name) {
    if (calls == 0) return;
    auto const middle = microseconds.begin() + static_cast<std::ptrdiff_t>(microseconds.size() / 2);
    std::nth_element(microseconds.begin(), middle, microseconds.end());
    std::printf("%s_us %.3f\n%s_allocations %.3f\n", name.c_str(), *middle, name.c_str(),
                static_cast<double>(allocations) / static_cast<double>(calls));
  }
};

int run(std::string const& path, std::vector<std::filesystem::path> const& rules) {
  auto const loading = Clock::now();
  auto rulebook = Rulebook::load(rules);
  std::chrono::duration<double, std::milli> const loaded = Clock::now() - loading;
  if (!rulebook) {
    std::cerr << render(rulebook.diagnostics());
    return 3;
  }
  std::printf("load_ms %.3f\n", loaded.count());
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  auto opened = DossierSource::from_text(path, std::move(text), InputFormat::jsonl, rulebook->schema(), rulebook->uses(), {});
  if (!opened) return 3;
  DossierSource& source = *opened.value();
  VerifyOptions options;
  options.date = *Date::parse("2026-01-15");
  Verifier const verifier(rulebook.value(), options);
  Verifier::Workspace workspace;

  std::vector<Sample> samples;
  for (DossierSource::Unit unit; source.next(unit);) {
    auto& sample = samples.emplace_back();
    sample.unit = unit;
  }
  for (auto& sample : samples) {
    sample.dossier = source.read(sample.unit, *sample.arena);
    bool const well_read = sample.dossier.diagnostics.empty() && sample.dossier.unknown_keys.empty();
    sample.clean = well_read && verifier.verify(sample.dossier, workspace).findings.empty();
  }
  Costs verify_clean, verify_all, whole_clean, whole_all;
  Dossier dossier;  // and verdict: what they hold is reused
  Verdict verdict;
  for (int round = 0; round < rounds; ++round) {
    for (auto const& sample : samples) {
      auto const verify = [&] {
        workspace.arena().reset();
        verifier.verify(sample.dossier, workspace, verdict);
      };
      auto const whole = [&] {
        workspace.arena().reset();
        source.read(sample.unit, workspace.arena(), dossier);
        verifier.verify(dossier, workspace, verdict, &source, &sample.unit);
      };
      if (round == 0) {  // memory grows to what is needed
        verify();
        whole();
        continue;
      }
      verify_all.measure(verify);
      whole_all.measure(whole);
      if (sample.clean) {
        verify_clean.measure(verify);
        whole_clean.measure(whole);
      }
    }
  }
  verify_clean.print("verify_clean");
  verify_all.print("verify_all");
  whole_clean.print("whole_clean");
  whole_all.print("whole_all");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("bench_latency PAGOS.jsonl RULES…\n", stderr);
    return 2;
  }
  return run(argv[1], {argv + 2, argv + argc});
}
