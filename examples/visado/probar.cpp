// `visado probar`: the rules' own tests, and the proof that they are enough.
#include <iostream>
#include <optional>

#include "command.hpp"
#include "output.hpp"

namespace visado::command {
namespace {

struct Options {
  std::vector<std::string> paths;
  bool coverage = false, mutants = false, limits = false;
  std::string lcov, least;
  unsigned threads = 0;
};

// As the coverage sees it: obligatory rules carry none, and rules that judge nobody need none.
bool wants_tests(Rule const& rule) {
  return rule.type != Rule::Type::obligatory && rule.state != RuleState::suspendida && rule.state != RuleState::retirada;
}

// A percentage of `--minimo`, in hundredths; nothing when it is none.
std::optional<std::uint64_t> hundredths_of(std::string const& text) {
  auto const value = Decimal::parse(text);
  if (!value || value->sign() < 0 || *value > Decimal::integer(100)) return std::nullopt;
  auto const hundredths = Decimal::multiply(*value, Decimal::integer(100));
  if (!hundredths) return std::nullopt;
  auto const whole = hundredths->to_int64();
  if (!whole) return std::nullopt;
  return static_cast<std::uint64_t>(*whole);
}

// Below the least that is asked for, it is said; without one, only all of it will do.
bool enough(std::string_view what, std::uint64_t reached, std::uint64_t wanted, std::optional<std::uint64_t> least) {
  if (!least) return reached == wanted;
  if (reached * 10000 >= *least * wanted) return true;
  std::cout << what << ": " << percentage(reached, wanted) << " % es menos que el mínimo, " << percentage(*least, 10000)
            << " %\n";
  return false;
}

// The tests themselves: how many fail.
std::size_t run_tests(Rulebook const& rulebook) {
  auto const outcomes = run_rule_tests(rulebook);
  std::size_t failed = 0;
  for (auto const& outcome : outcomes) {
    if (outcome.passed) continue;
    ++failed;
    std::cout << render(outcome.diagnostics, {.color = on_terminal(1)}) << '\n';
  }
  std::size_t untested = 0;
  for (auto const& rule : rulebook.rules()) {
    if (!rule.tests.empty() || !wants_tests(rule)) continue;
    ++untested;
    std::cout << rule.id << ": sin pruebas\n";
  }
  std::cout << counted(rulebook.rules().size(), "regla", "reglas") << ", " << counted(outcomes.size(), "caso", "casos")
            << ": " << counted(outcomes.size() - failed, "pasa", "pasan") << ", " << counted(failed, "falla", "fallan")
            << "; " << counted(untested, "regla sin pruebas", "reglas sin pruebas") << '\n';
  return failed;
}

int show_coverage(Rulebook const& rulebook, std::string const& lcov, std::optional<std::uint64_t> least) {
  auto const coverage = measure_coverage(rulebook);
  std::cout << '\n' << coverage_text(coverage);
  print(coverage.diagnostics);
  if (!lcov.empty() && !write_file(lcov, coverage_lcov(coverage))) return cannot_read;
  bool const enough_seen = enough("Cobertura", coverage.reached(), coverage.wanted(), least);
  return enough_seen && !coverage.diagnostics.has_errors() ? all_well : something_wrong;
}

int show_mutants(Rulebook const& rulebook, unsigned threads, std::optional<std::uint64_t> least) {
  auto const report = mutate_rules(rulebook, {.threads = threads});
  std::cout << '\n' << mutation_text(report);
  print(report.diagnostics);
  bool const noticed = report.failing_tests == 0 &&
                       enough("Mutantes", report.count(Mutant::Fate::killed), report.counted(), least);
  return noticed && !report.diagnostics.has_errors() ? all_well : something_wrong;
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
  std::optional<std::uint64_t> least;
  if (!o.least.empty()) {
    least = hundredths_of(o.least);
    if (!least || !(o.coverage || o.mutants)) {
      std::cerr << "visado probar: --minimo va con --cobertura o --mutantes y admite de 0 a 100, con dos decimales\n";
      return wrong_usage;
    }
  }
  if (overwrites_input("probar", "--lcov", o.lcov, rules_or_installed(o.paths))) return wrong_usage;
  auto rulebook = Rulebook::load(rules_or_installed(o.paths));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  int status = run_tests(rulebook.value()) > 0 ? something_wrong : all_well;
  if (o.coverage) status = std::max(status, show_coverage(rulebook.value(), o.lcov, least));
  if (o.mutants) status = std::max(status, show_mutants(rulebook.value(), o.threads, least));
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
  verb->add_option("--minimo", options->least,
                   "Con --cobertura o --mutantes: el porcentaje que basta (si falta: todo); con menos, estado 1");
  verb->add_option("--hilos", options->threads, "Hilos de trabajo (si falta: uno por núcleo)");
  verb->add_flag("--limites", options->limits, "Propone las pruebas de frontera que faltan, listas para copiar");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
