// The proof of a rulebook as JSON, for programs.
#include "support/json_writer.hpp"
#include "visado/rule_proof.hpp"
#include "visado/verify.hpp"

namespace visado {
namespace {

void write_place(JsonWriter& json, Label const& at) {
  if (!at.source) return;
  Location const where = at.source->locate(at.span.begin);
  json.key("archivo").text(at.source->name());
  json.key("linea").number(where.line);
  json.key("columna").number(where.column);
}

void write_diagnostics(JsonWriter& json, Diagnostics const& diagnostics) {
  json.key("diagnosticos").begin_list();
  for (Diagnostic const& diagnostic : diagnostics) json.raw(to_json(diagnostic));
  json.end_list();
}

void write_tests(JsonWriter& json, std::vector<TestOutcome> const& outcomes) {
  std::uint64_t passed = 0;
  for (TestOutcome const& outcome : outcomes) passed += outcome.passed;
  json.key("pruebas").begin_object();
  json.key("casos").number(outcomes.size());
  json.key("pasan").number(passed);
  json.key("fallan").begin_list();
  for (TestOutcome const& outcome : outcomes) {
    if (outcome.passed) continue;
    json.begin_object();
    json.key(outcome.rule != nullptr ? "regla" : "tabla")
        .text(outcome.rule != nullptr ? outcome.rule->id : outcome.table->name);
    json.key("caso").text(outcome.test->name);
    write_place(json, outcome.test->declared);
    json.key("dio").text(outcome.got);
    write_diagnostics(json, outcome.diagnostics);
    json.end_object();
  }
  json.end_list();
  json.end_object();
}

void write_goal(JsonWriter& json, CoverageGoal const& goal) {
  json.begin_object();
  json.key("donde").text(goal.where);
  json.key("texto").text(goal.text);
  if (!goal.value.empty()) json.key("valor").text(goal.value);
  write_place(json, goal.at);
  json.key("visto").number(goal.seen);
  if (goal.impossible) json.key("imposible").boolean(true);
  json.end_object();
}

void write_coverage(JsonWriter& json, Coverage const& coverage) {
  json.key("cobertura").begin_object();
  json.key("porcentaje").text(percentage(coverage.reached(), coverage.wanted()), true);
  json.key("vistos").number(coverage.reached());
  json.key("pedidos").number(coverage.wanted());
  json.key("imposibles").number(coverage.explained());
  json.key("sujetos").begin_list();
  for (CoverageOf const& subject : coverage.subjects) {
    json.begin_object();
    json.key("nombre").text(subject.name);
    json.key("vistos").number(subject.reached());
    json.key("pedidos").number(subject.wanted());
    json.key("valores").begin_list();
    for (CoverageGoal const& goal : subject.goals) write_goal(json, goal);
    json.end_list();
    json.end_object();
  }
  json.end_list();
  write_diagnostics(json, coverage.diagnostics);
  json.end_object();
}

std::string_view fate_word(Mutant::Fate fate) {
  switch (fate) {
    case Mutant::Fate::killed: return "notado";
    case Mutant::Fate::survived: return "sobrevive";
    case Mutant::Fate::equivalent: return "equivalente";
  }
  return "";
}

void write_mutant(JsonWriter& json, Mutant const& mutant) {
  json.begin_object();
  json.key("sujeto").text(mutant.subject);
  json.key("donde").text(mutant.where);
  json.key("clase").text(mutant.kind);
  json.key("antes").text(mutant.original);
  json.key("despues").text(mutant.mutated);
  json.key("nombre").text(mutant.name);
  json.key("resultado").text(fate_word(mutant.fate));
  if (mutant.fate == Mutant::Fate::survived) json.key("lo_notaria").text(mutant.test);
  if (!mutant.because.empty()) json.key("porque").text(mutant.because);
  write_place(json, mutant.at);
  json.end_object();
}

void write_mutants(JsonWriter& json, MutationReport const& report) {
  json.key("mutantes").begin_object();
  json.key("pruebas_que_fallan").number(report.failing_tests);
  if (report.failing_tests == 0) {
    json.key("porcentaje").text(percentage(report.count(Mutant::Fate::killed), report.counted()), true);
    json.key("notados").number(report.count(Mutant::Fate::killed));
    json.key("contados").number(report.counted());
    json.key("equivalentes").number(report.count(Mutant::Fate::equivalent));
    json.key("sin_pruebas").number(report.untested);
    json.key("no_compilan").number(report.stillborn);
  }
  json.key("lista").begin_list();
  for (Mutant const& mutant : report.mutants) write_mutant(json, mutant);
  json.end_list();
  write_diagnostics(json, report.diagnostics);
  json.end_object();
}

void write_boundaries(JsonWriter& json, BoundaryReport const& report) {
  json.key("limites").begin_object();
  json.key("probados").number(report.present);
  json.key("faltan").begin_list();
  for (BoundaryTest const& test : report.missing) {
    json.begin_object();
    json.key("regla").text(test.rule->id);
    json.key("limite").text(test.boundary);
    json.key("donde").text(test.where);
    if (!test.yaml.empty()) json.key("caso").text(test.yaml);
    write_place(json, test.at);
    json.end_object();
  }
  json.end_list();
  json.end_object();
}

}  // namespace

std::string proof_json(std::vector<TestOutcome> const& tests, Coverage const* coverage, MutationReport const* mutants,
                       BoundaryReport const* boundaries) {
  JsonWriter json;
  json.begin_object();
  write_tests(json, tests);
  if (coverage != nullptr) write_coverage(json, *coverage);
  if (mutants != nullptr) write_mutants(json, *mutants);
  if (boundaries != nullptr) write_boundaries(json, *boundaries);
  json.end_object();
  return json.text() + "\n";
}

}  // namespace visado
