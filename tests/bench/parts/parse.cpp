// Texts to syntax trees, one core, names known: bytes of expression text a second.
#include <benchmark/benchmark.h>

#include "parts/texts.hpp"

namespace visado::bench {
namespace {

void parse(benchmark::State& state, Texts const& all) {
  if (all.texts.empty()) return state.SkipWithError("no hay textos");
  Diagnostics diagnostics;
  for (auto _ : state) {
    for (auto const& one : all.texts)
      benchmark::DoNotOptimize(feel::parse(one.text, all.names[one.names], one.options, diagnostics));
  }
  if (diagnostics.has_errors()) return state.SkipWithError("un texto no se pudo leer");
  state.SetBytesProcessed(static_cast<std::int64_t>(all.bytes()) * state.iterations());
}

void parse_rules(benchmark::State& state) { parse(state, rule_texts()); }
BENCHMARK(parse_rules)->Unit(benchmark::kMicrosecond);

void parse_tck(benchmark::State& state) { parse(state, tck_texts()); }
BENCHMARK(parse_tck)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace visado::bench
