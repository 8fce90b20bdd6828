// Where the time of a run went.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "visado/report.hpp"

namespace visado {

std::string profile_text(Summary const& summary, Rulebook const& rulebook) {
  std::vector<std::size_t> order;
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < summary.rules.size(); ++i) {
    if (summary.rules[i].visits > 0) order.push_back(i);
    total += summary.rules[i].nanoseconds;
  }
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return summary.rules[i].nanoseconds; });
  std::string out = fmt::format("Tiempo de cada regla (visitas: {0} a los que pudo aplicar; hallazgos: {0} que incumplen)\n",
                                rulebook.schema().units);
  out += fmt::format("  {:<12}{:>12}{:>8}{:>12}{:>12}{:>12}\n", "regla", "ms", "%", "visitas", "ns/visita", "hallazgos");
  for (auto i : order) {
    auto const& rule = summary.rules[i];
    out += fmt::format("  {:<12}{:>12.3f}{:>8.1f}{:>12}{:>12}{:>12}{}\n", rulebook.rules()[i].id,
                       static_cast<double>(rule.nanoseconds) / 1e6,
                       total ? 100.0 * static_cast<double>(rule.nanoseconds) / static_cast<double>(total) : 0.0, rule.visits,
                       rule.nanoseconds / rule.visits, rule.dossiers_incumple,
                       rule.error ? fmt::format("  error: {}", rule.error) : "");
  }
  out += fmt::format("  {:<12}{:>12.3f}\n", "en total", static_cast<double>(total) / 1e6);
  return out;
}

}  // namespace visado
