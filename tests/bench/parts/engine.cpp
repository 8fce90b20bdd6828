// Loading rules, reading dossiers, and verifying them: the pieces of `visado verificar`, one core.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "visado/visado.hpp"

namespace visado::bench {
namespace {

std::string const root = VISADO_SOURCE_DIR;

// The unit's own rules over its example dossiers.
struct Loaded {
  Rulebook rulebook;
  std::unique_ptr<DossierSource> source;
  std::vector<DossierSource::Unit> units;
  std::size_t bytes = 0;
};

std::unique_ptr<Loaded> loaded() {
  auto rulebook = Rulebook::load({root + "/rules"});
  std::ifstream in(root + "/examples/datos/pagos.jsonl", std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!rulebook || text.empty()) return nullptr;
  auto result = std::make_unique<Loaded>(Loaded{std::move(rulebook.value()), nullptr, {}, 0});
  auto source = DossierSource::from_text("pagos", std::move(text), InputFormat::jsonl, result->rulebook.schema(),
                                         result->rulebook.uses(), {});
  if (!source) return nullptr;
  result->source = std::move(source.value());
  for (DossierSource::Unit unit; result->source->next(unit);) {
    result->bytes += unit.bytes.size();
    result->units.push_back(unit);
  }
  return result;
}

void load_rules(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(Rulebook::load({root + "/rules"}));
}
BENCHMARK(load_rules)->Unit(benchmark::kMillisecond);

void read_dossiers(benchmark::State& state) {
  auto const all = loaded();
  if (!all) return state.SkipWithError("no se pudo cargar");
  Arena arena;
  Dossier dossier;
  for (auto _ : state) {
    for (auto const& unit : all->units) {
      arena.reset();
      all->source->read(unit, arena, dossier);
      benchmark::DoNotOptimize(dossier.root);
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(all->bytes) * state.iterations());
}
BENCHMARK(read_dossiers)->Unit(benchmark::kMicrosecond);

void verify_dossiers(benchmark::State& state) {
  auto const all = loaded();
  if (!all) return state.SkipWithError("no se pudo cargar");
  VerifyOptions options;
  options.date = *Date::of(2026, 1, 15);
  Verifier const verifier(all->rulebook, options);
  Verifier::Workspace workspace;
  std::vector<Arena> arenas(all->units.size());
  std::vector<Dossier> dossiers;
  for (std::size_t i = 0; i < arenas.size(); ++i) dossiers.push_back(all->source->read(all->units[i], arenas[i]));
  Verdict verdict;
  for (auto _ : state) {
    for (auto const& dossier : dossiers) {
      workspace.arena().reset();
      verifier.verify(dossier, workspace, verdict);
      benchmark::DoNotOptimize(verdict.proposal);
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(dossiers.size()) * state.iterations());
}
BENCHMARK(verify_dossiers)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace visado::bench
