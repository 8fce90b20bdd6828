// `visado probar`: the rules' own tests, and the proof that they are enough.
#include <fstream>
#include <iostream>

#include "command.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado::command {
namespace {

struct Options {
  std::vector<std::string> paths;
  bool coverage = false, mutants = false, limits = false;
  std::string lcov;
  unsigned threads = 0;
};

// The tests themselves: how many fail.
std::size_t run_tests(Rulebook const& rulebook) {
  auto const outcomes = run_rule_tests(rulebook);
  std::size_t failed = 0;
  for (auto const& outcome : outcomes) {
    if (outcome.passed) continue;
    ++failed;
    std::cout << render(outcome.diagnostics, {.color = on_terminal(1)});
  }
  std::size_t rules = 0, untested = 0;
  for (auto const* part : rulebook.parts()) {
    rules += part->rules().size();
    for (auto const& rule : part->rules()) {
      if (!rule.tests.empty() || rule.type == Rule::Type::manual || rule.type == Rule::Type::obligatory) continue;
      ++untested;
      std::cout << rule.id << ": sin pruebas\n";
    }
  }
  std::cout << rules << " reglas, " << outcomes.size() << " casos: " << outcomes.size() - failed
            << " pasan, " << failed << " fallan; " << untested << " reglas sin pruebas\n";
  return failed;
}

int show_coverage(Rulebook const& rulebook, std::string const& lcov) {
  auto const coverage = measure_coverage(rulebook);
  std::cout << '\n' << coverage_text(coverage);
  print(coverage.diagnostics);
  if (!lcov.empty()) {
    std::ofstream file(lcov, std::ios::binary);
    file << coverage_lcov(coverage);
    file.flush();
    if (!file) {
      std::cerr << render(Diagnostic::make(code::file_unwritable, {}, {lcov}));
      return cannot_read;
    }
  }
  return coverage.complete() && !coverage.diagnostics.has_errors() ? all_well : something_wrong;
}

int show_mutants(Rulebook const& rulebook, unsigned threads) {
  auto const report = mutate_rules(rulebook, {.threads = threads});
  std::cout << '\n' << mutation_text(report);
  print(report.diagnostics);
  bool const all_noticed = report.failing_tests == 0 && report.count(Mutant::Fate::survived) == 0;
  return all_noticed && !report.diagnostics.has_errors() ? all_well : something_wrong;
}

int show_limits(Rulebook const& rulebook, unsigned threads) {
  auto const report = find_boundary_tests(rulebook, threads);
  std::cout << '\n' << boundary_text(report);
  return report.missing.empty() ? all_well : something_wrong;
}

int run(Options const& o) {
  if (!o.lcov.empty() && !o.coverage) {
    std::cerr << "visado probar: --lcov va con --cobertura\n";
    return wrong_usage;
  }
  auto rulebook = Rulebook::load(rules_or_installed(o.paths));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  int status = run_tests(rulebook.value()) > 0 ? something_wrong : all_well;
  if (o.coverage) status = std::max(status, show_coverage(rulebook.value(), o.lcov));
  if (o.mutants) status = std::max(status, show_mutants(rulebook.value(), o.threads));
  if (o.limits) status = std::max(status, show_limits(rulebook.value(), o.threads));
  return status;
}

}  // namespace

void add_probar(CLI::App& app, Action& action) {
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("probar", "Corre las pruebas que las reglas llevan consigo");
  verb->add_option("RUTA", options->paths, "Carpetas o archivos de reglas (si falta: las instaladas)");
  verb->add_flag("--cobertura", options->coverage, "Qué partes de las condiciones vieron las pruebas, y cuáles no");
  verb->add_option("--lcov", options->lcov, "Con --cobertura: escríbela además en este archivo, en formato LCOV");
  verb->add_flag("--mutantes", options->mutants, "Cambia las reglas poco a poco y dice qué cambios no nota ninguna prueba");
  verb->add_option("--hilos", options->threads, "Hilos de trabajo (si falta: uno por núcleo)");
  verb->add_flag("--limites", options->limits, "Propone las pruebas de frontera que faltan, listas para copiar");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
