// Proof that a rulebook is tested: which parts of its conditions the rules' own tests have seen, and which changes of
// them no test would notice. Both work on the tests that rules carry (`pruebas`); obligatory rules without
// them are left out, and so are rules that are suspended or withdrawn, which judge nobody. Of several schemas, the rules of all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "visado/rulebook.hpp"

#pragma GCC visibility push(default)
namespace visado {

// ---- coverage -----------------------------------------------------------------------------------------------------

// Something that the tests of a rule have to show once.
struct CoverageGoal {
  std::string where;  // «aplica», «exige», «fecha_segun», «resultado», «parámetro tope baja cuantía»…
  std::string text;   // the part as written, on one line; the outcome; the dates of the value
  std::string value;  // «verdadero», «falso», «nulo»; empty for outcomes and values
  Label at;
  std::uint64_t seen = 0;    // times
  bool impossible = false;   // the rule explains why it cannot be; not counted
};

// A rule, a definition (which all rules that use it share), or a decision table (each row, by the table's own tests).
struct CoverageOf {
  std::string name;            // «ADQ-002», «definición suma de facturas», «tabla …»
  Rule const* rule = nullptr;  // null for the others
  std::vector<CoverageGoal> goals;  // in the order of the file
  [[nodiscard]] std::uint64_t wanted() const;   // goals that count
  [[nodiscard]] std::uint64_t reached() const;  // of those
};

struct Coverage {
  std::vector<CoverageOf> subjects;  // rules by id, then definitions, then tables
  Diagnostics diagnostics;           // explanations of parts that do not exist, or that were seen after all
  [[nodiscard]] std::uint64_t wanted() const;
  [[nodiscard]] std::uint64_t reached() const;
  [[nodiscard]] std::uint64_t explained() const;
  [[nodiscard]] bool complete() const { return reached() == wanted(); }
};

[[nodiscard]] Coverage measure_coverage(Rulebook const& rulebook);

// «99.99»: two decimals, rounded down, so that only what is whole prints 100.00.
[[nodiscard]] std::string percentage(std::uint64_t part, std::uint64_t whole);
// A table by rule, with what is missing and its place; Spanish.
[[nodiscard]] std::string coverage_text(Coverage const& coverage);
// LCOV tracefile over the lines of the rule files: a branch for each goal.
[[nodiscard]] std::string coverage_lcov(Coverage const& coverage);

// ---- mutants ------------------------------------------------------------------------------------------------------

struct Mutant {
  enum class Fate : unsigned char {
    killed,      // some test noticed
    survived,    // none did
    equivalent,  // none did, and the rule file explains why none can
  };
  std::string subject;   // «ADQ-002», «parámetro tope baja cuantía», «definición …»
  std::string where;     // «exige», «aplica», «vigencia», «valores»…
  std::string original;  // the part that changes, before and after; empty after: dropped
  std::string mutated;
  // «exige: monto <= tope → monto < tope»: what `mutantes_equivalentes` repeats. The same change at another place of
  // the same condition has « #2» behind it.
  std::string name;
  std::string kind;      // «umbral», «comparación»…
  std::string test;      // what kind of test would notice it
  Label at;
  Fate fate{};
  std::string because;   // equivalent: why
};

struct MutationReport {
  std::vector<Mutant> mutants;   // by subject in the order of the rulebook, then by place
  std::uint64_t stillborn = 0;   // did not compile: not counted
  std::uint64_t untested = 0;    // of rules without tests: nothing could notice; not counted
  // A failing test makes every verdict on mutants void: nothing else is filled in then.
  std::uint64_t failing_tests = 0;
  Diagnostics diagnostics;       // explanations that match no mutant, or one that a test kills
  [[nodiscard]] std::uint64_t count(Mutant::Fate fate) const;
  // Killed of those not equivalent.
  [[nodiscard]] std::uint64_t counted() const { return count(Mutant::Fate::killed) + count(Mutant::Fate::survived); }
};

struct MutationOptions {
  unsigned threads = 0;          // 0: as many as there are cores; the report does not depend on it
};
[[nodiscard]] MutationReport mutate_rules(Rulebook const& rulebook, MutationOptions const& options = {});
[[nodiscard]] std::string mutation_text(MutationReport const& report);

// ---- boundaries ---------------------------------------------------------------------------------------------------

// A place where an outcome turns: a comparison of amounts, numbers or dates, the first day of a parameter's value, an end
// of a rule's validity. Each wants a test one unit before it, on it, and one unit behind it.
struct BoundaryTest {
  Rule const* rule = nullptr;
  std::string boundary;  // «monto <= tope baja cuantía», «tope baja cuantía desde 2016-10-01»
  std::string where;     // «exactamente en el límite», «0.01 menos», «1 día más»
  Label at;              // of the boundary
  // A case of `pruebas`, one line, made from one of the rule's own; its `espera` is what the rule says today, for the
  // author to confirm against the law. Empty: no change of one value of the rule's cases reaches the place.
  std::string yaml;
};

struct BoundaryReport {
  std::vector<BoundaryTest> missing;  // by rule, then by place
  std::uint64_t present = 0;          // places that the tests reach already
};

[[nodiscard]] BoundaryReport find_boundary_tests(Rulebook const& rulebook, unsigned threads = 0);
// Ready to paste, by rule; Spanish.
[[nodiscard]] std::string boundary_text(BoundaryReport const& report);

// ---- all of it ----------------------------------------------------------------------------------------------------

struct TestOutcome;  // verify.hpp

// One JSON document: the tests, and what is given of the rest (null: not measured).
[[nodiscard]] std::string proof_json(std::vector<TestOutcome> const& tests, Coverage const* coverage = nullptr,
                                     MutationReport const* mutants = nullptr, BoundaryReport const* boundaries = nullptr);

}  // namespace visado
#pragma GCC visibility pop
