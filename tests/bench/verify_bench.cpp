// The engine alone: dossiers in memory, read before, one thread. Time and heap allocations of a dossier.
//   bench_verify RULES FILE [--benchmark_…]
#include <benchmark/benchmark.h>

#include <cstdio>

#include "support/count_allocations.hpp"
#include "visado/visado.hpp"

namespace {

using namespace visado;

// Dossiers as read, each with its unit; the arena is theirs.
struct Input {
  Arena arena;
  std::unique_ptr<DossierSource> source;
  std::vector<DossierSource::Unit> units;
  std::vector<Dossier> dossiers;
};

void verify_all(benchmark::State& state, Verifier const& verifier, Input const& input) {
  Verifier::Workspace workspace;
  Verdict verdict;
  Summary summary(verifier.rulebook().rules().size());
  std::size_t next = 0, findings = 0;
  auto const one = [&] {
    workspace.arena().reset();
    verifier.verify(input.dossiers[next], workspace, verdict, input.source.get(), &input.units[next]);
    summary.add(verdict);
    findings += verdict.findings.size();
    next = next + 1 == input.dossiers.size() ? 0 : next + 1;
  };
  for (std::size_t i = 0; i < input.dossiers.size(); ++i) one();
  std::uint64_t const before = testing::allocations();
  findings = 0;
  for (auto _ : state) one();
  state.counters["allocations"] = benchmark::Counter(
      static_cast<double>(testing::allocations() - before), benchmark::Counter::kAvgIterations);
  state.counters["findings"] = benchmark::Counter(static_cast<double>(findings),
                                                  benchmark::Counter::kAvgIterations);
  state.SetItemsProcessed(state.iterations());
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 3) {
    std::fputs("bench_verify REGLAS ARCHIVO\n", stderr);
    return 2;
  }
  auto rulebook = Rulebook::load({argv[1]});
  if (!rulebook) {
    std::fputs(render(rulebook.diagnostics()).c_str(), stderr);
    return 3;
  }
  Input input;
  auto source = DossierSource::open(argv[2], rulebook->schema(), rulebook->uses(), {});
  if (!source) {
    std::fputs(render(source.diagnostics()).c_str(), stderr);
    return 3;
  }
  input.source = std::move(source).value();
  // Texts of a dossier are views of its unit: units must not move once read.
  for (DossierSource::Unit unit; input.units.size() < 20'000 && input.source->next(unit);) input.units.push_back(unit);
  for (auto const& unit : input.units) input.dossiers.push_back(input.source->read(unit, input.arena));

  Verifier const full(rulebook.value(), {.date = Date::of(2026, 6, 30).value()});
  Verifier const brief(rulebook.value(), {.date = Date::of(2026, 6, 30).value(), .detail = Detail::outcomes});
  benchmark::RegisterBenchmark("verify/outcomes", [&](benchmark::State& state) { verify_all(state, brief, input); });
  benchmark::RegisterBenchmark("verify/full", [&](benchmark::State& state) { verify_all(state, full, input); });
  benchmark::RunSpecifiedBenchmarks();
}
