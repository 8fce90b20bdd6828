// Coverage and mutants of a rulebook: text for the rule author, LCOV for tools.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "visado/counted.hpp"
#include "visado/rule_proof.hpp"

namespace visado {
namespace {

constexpr std::size_t widest_part = 90;  // code points of a condition shown on a line of the table

std::string shortened(std::string const& text) {
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0U) == 0x80U) continue;
    if (++points > widest_part) return text.substr(0, i) + "…";
  }
  return text;
}

std::string place_of(Label const& at) {
  if (!at.source) return "";
  Location const where = at.source->locate(at.span.begin);
  return fmt::format("{}:{}:{}", at.source->name(), where.line, where.column);
}

std::string missing_goal(CoverageGoal const& goal) {
  std::string const what = goal.value.empty() ? "falta" : "nunca " + goal.value;
  return fmt::format("      {}  {}  {}: {}\n", place_of(goal.at), what, goal.where, shortened(goal.text));
}

// What is known of one line of a rule file.
struct Line {
  std::uint64_t hits = 0;
  std::vector<CoverageGoal const*> goals;
};

}  // namespace

std::string percentage(std::uint64_t part, std::uint64_t whole) {
  std::uint64_t const hundredths = whole == 0 ? 10000 : part / whole * 10000 + part % whole * 10000 / whole;
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

std::string coverage_text(Coverage const& coverage) {
  std::string text;
  for (CoverageOf const& subject : coverage.subjects) {
    std::uint64_t const wanted = subject.wanted(), reached = subject.reached();
    text += fmt::format("{:>7} %  {:>4}/{:<4}  {}\n", percentage(reached, wanted), reached, wanted, subject.name);
    if (subject.rule != nullptr && subject.rule->tests.empty()) {
      text += "      sin pruebas\n";
      continue;
    }
    for (CoverageGoal const& goal : subject.goals)
      if (goal.seen == 0 && !goal.impossible) text += missing_goal(goal);
  }
  text += fmt::format("\nCobertura: {} % ({} de {} valores vistos)", percentage(coverage.reached(), coverage.wanted()),
                      coverage.reached(), coverage.wanted());
  if (coverage.explained() > 0) text += "; " + counted(coverage.explained(), "imposible, explicado", "imposibles, explicados");
  return text + "\n";
}

std::string coverage_lcov(Coverage const& coverage) {
  std::map<std::string, std::map<std::uint32_t, Line>> files;
  for (CoverageOf const& subject : coverage.subjects) {
    for (CoverageGoal const& goal : subject.goals) {
      if (!goal.at.source || goal.impossible) continue;
      Line& line = files[goal.at.source->name()][goal.at.source->locate(goal.at.span.begin).line];
      line.hits += goal.seen;
      line.goals.push_back(&goal);
    }
  }
  std::string out = "TN:visado\n";
  for (auto const& [name, lines] : files) {
    out += "SF:" + name + "\n";
    std::size_t branches = 0, taken = 0, lines_hit = 0;
    for (auto const& [number, line] : lines) {
      for (std::size_t i = 0; i < line.goals.size(); ++i) {
        bool const reached = line.hits > 0;  // LCOV writes «-» where the line was never run at all
        out += fmt::format("BRDA:{},0,{},{}\n", number, i, reached ? std::to_string(line.goals[i]->seen) : "-");
        taken += line.goals[i]->seen > 0;
      }
      branches += line.goals.size();
    }
    out += fmt::format("BRF:{}\nBRH:{}\n", branches, taken);
    for (auto const& [number, line] : lines) {
      out += fmt::format("DA:{},{}\n", number, line.hits);
      lines_hit += line.hits > 0;
    }
    out += fmt::format("LF:{}\nLH:{}\nend_of_record\n", lines.size(), lines_hit);
  }
  return out;
}

std::string mutation_text(MutationReport const& report) {
  if (report.failing_tests > 0)
    return counted(report.failing_tests, "prueba falla", "pruebas fallan") +
           ": primero tienen que pasar todas (visado probar)\n";
  std::string text;
  for (Mutant const& mutant : report.mutants) {
    if (mutant.fate != Mutant::Fate::survived) continue;
    text += fmt::format("{}: {} · {} · {}\n    antes:   {}\n    después: {}\n    lo notaría: {}\n    nombre: {}\n", place_of(mutant.at),
                        mutant.subject, mutant.where, mutant.kind, mutant.original,
                        mutant.mutated.empty() ? "(nada)" : mutant.mutated, mutant.test, mutant.name);
  }
  auto const killed = report.count(Mutant::Fate::killed), survived = report.count(Mutant::Fate::survived);
  auto const equivalent = report.count(Mutant::Fate::equivalent);
  if (!text.empty()) text += "\n";
  text += fmt::format("Mutantes: {} % notados ({} de {}); {}", percentage(killed, report.counted()), killed,
                      report.counted(), counted(survived, "sobrevive", "sobreviven"));
  if (equivalent > 0) text += "; " + counted(equivalent, "equivalente, explicado", "equivalentes, explicados");
  if (report.untested > 0) text += "; " + counted(report.untested, "de reglas sin pruebas, no contado", "de reglas sin pruebas, no contados");
  text += "; " + counted(report.stillborn, "no compila, no contado", "no compilan, no contados") + "\n";
  return text;
}

std::string boundary_text(BoundaryReport const& report) {
  std::string text;
  Rule const* last = nullptr;
  std::size_t proposed = 0;
  for (BoundaryTest const& test : report.missing) {
    if (test.rule != last) text += fmt::format("{}# {}  {}\n", last == nullptr ? "" : "\n", test.rule->id, test.rule->title);
    last = test.rule;
    if (test.yaml.empty()) {
      text += fmt::format("# {}  sin proponer: {}, {}\n", place_of(test.at), test.boundary, test.where);
    } else {
      ++proposed;
      text += fmt::format("      # {}\n      # confirme «espera» con la ley: es lo que la regla dice hoy\n      {}\n",
                          place_of(test.at), test.yaml);
    }
  }
  if (!text.empty()) text += "\n";
  return text + fmt::format("# Límites: {} probados, {} sin probar ({})\n", report.present,
                            report.missing.size(), counted(proposed, "caso propuesto", "casos propuestos"));
}

}  // namespace visado
