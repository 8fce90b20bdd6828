// `visado probar`: the rules' own tests, and the proof that they are enough.
#include <algorithm>
#include <iostream>
#include <optional>

#include "command.hpp"
#include "output.hpp"

namespace visado::command {
namespace {

struct Options {
  std::vector<std::string> paths;
  bool coverage = false, mutants = false, limits = false;
  std::string lcov, least, format = "texto";
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

// Without a least that is asked for, only all of it will do.
bool enough(std::uint64_t reached, std::uint64_t wanted, std::optional<std::uint64_t> least) {
  return least ? reached * 10000 >= *least * wanted : reached == wanted;
}

std::string shortfall(std::string_view what, std::uint64_t reached, std::uint64_t wanted, std::optional<std::uint64_t> least) {
  if (!least || enough(reached, wanted, least)) return {};
  return std::string(what) + ": " + percentage(reached, wanted) + " % es menos que el mínimo, " +
         percentage(*least, 10000) + " %\n";
}

// What was measured; what was not asked for is missing.
struct Proof {
  std::vector<TestOutcome> tests;
  std::optional<Coverage> coverage;
  std::optional<MutationReport> mutants;
  std::optional<BoundaryReport> limits;
};

Proof measure(Rulebook const& rulebook, Options const& o) {
  Proof proof{run_rule_tests(rulebook), {}, {}, {}};
  if (o.coverage) proof.coverage = measure_coverage(rulebook);
  if (o.mutants) proof.mutants = mutate_rules(rulebook, {.threads = o.threads});
  if (o.limits) proof.limits = find_boundary_tests(rulebook, o.threads);
  return proof;
}

bool all_well_in(Proof const& proof, std::optional<std::uint64_t> least) {
  auto const coverage = [&](Coverage const& c) { return enough(c.reached(), c.wanted(), least) && !c.diagnostics.has_errors(); };
  auto const mutants = [&](MutationReport const& report) {
    return report.failing_tests == 0 && enough(report.count(Mutant::Fate::killed), report.counted(), least) &&
           !report.diagnostics.has_errors();
  };
  return std::ranges::all_of(proof.tests, &TestOutcome::passed) && (!proof.coverage || coverage(*proof.coverage)) &&
         (!proof.mutants || mutants(*proof.mutants)) && (!proof.limits || proof.limits->missing.empty());
}

void print_tests(Rulebook const& rulebook, std::vector<TestOutcome> const& outcomes) {
  std::size_t failed = 0;
  for (auto const& outcome : outcomes) {
    if (outcome.passed) continue;
    ++failed;
    std::cout << render(outcome.diagnostics, {.color = on_terminal(1)}) << '\n';
  }
  std::size_t rules = 0, untested = 0;
  for (auto const* part : rulebook.parts()) {
    rules += part->rules().size();
    for (auto const& rule : part->rules()) {
      if (!rule.tests.empty() || !wants_tests(rule)) continue;
      ++untested;
      std::cout << rule.id << ": sin pruebas\n";
    }
  }
  std::cout << counted(rules, "regla", "reglas") << ", " << counted(outcomes.size(), "caso", "casos") << ": "
            << counted(outcomes.size() - failed, "pasa", "pasan") << ", " << counted(failed, "falla", "fallan") << "; "
            << counted(untested, "regla sin pruebas", "reglas sin pruebas") << '\n';
}

void print_text(Rulebook const& rulebook, Proof const& proof, std::optional<std::uint64_t> least) {
  print_tests(rulebook, proof.tests);
  if (proof.coverage) {
    std::cout << '\n' << coverage_text(*proof.coverage)
              << shortfall("Cobertura", proof.coverage->reached(), proof.coverage->wanted(), least);
    print(proof.coverage->diagnostics);
  }
  if (proof.mutants) {
    std::cout << '\n' << mutation_text(*proof.mutants)
              << shortfall("Mutantes", proof.mutants->count(Mutant::Fate::killed), proof.mutants->counted(), least);
    print(proof.mutants->diagnostics);
  }
  if (proof.limits) std::cout << '\n' << boundary_text(*proof.limits);
}

template <class Part>
Part const* given(std::optional<Part> const& part) {
  return part ? &*part : nullptr;
}

int usage(std::string const& message) {
  std::cerr << "visado probar: " << message << '\n';
  return wrong_usage;
}

int run(Options const& o) {
  if (!o.lcov.empty() && !o.coverage) return usage("--lcov va con --cobertura");
  if (o.format != "texto" && o.format != "json") return usage("--formato admite texto o json, no «" + o.format + "»");
  std::optional<std::uint64_t> least;
  if (!o.least.empty()) {
    least = hundredths_of(o.least);
    if (!least || !(o.coverage || o.mutants))
      return usage("--minimo va con --cobertura o --mutantes y admite de 0 a 100, con dos decimales");
  }
  if (overwrites_input("probar", "--lcov", o.lcov, rules_or_installed(o.paths))) return wrong_usage;
  auto rulebook = Rulebook::load(rules_or_installed(o.paths));
  if (!rulebook) {
    print(rulebook.diagnostics());
    return cannot_read;
  }
  auto const proof = measure(rulebook.value(), o);
  if (o.format == "json")
    std::cout << proof_json(proof.tests, given(proof.coverage), given(proof.mutants), given(proof.limits));
  else
    print_text(rulebook.value(), proof, least);
  if (!o.lcov.empty() && !write_file(o.lcov, coverage_lcov(*proof.coverage))) return cannot_read;
  return all_well_in(proof, least) ? all_well : something_wrong;
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
  verb->add_option("--formato", options->format, "texto (si falta) o json, un documento con todo");
  verb->callback([options, &action] { action = [options] { return run(*options); }; });
}

}  // namespace visado::command
