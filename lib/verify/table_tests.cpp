#include "verify/table_tests.hpp"

#include "dossier/yaml_record.hpp"
#include "feel/value/operations.hpp"
#include "support/yaml_tree.hpp"
#include "verify/facts.hpp"
#include "visado/diagnostics/dossier.hpp"
#include "visado/diagnostics/verify.hpp"

namespace visado::verify {
namespace {

class TableCase {
 public:
  TableCase(Rulebook const& rulebook, std::uint32_t index, TableTest const& test)
      : rulebook_(rulebook), index_(index), test_(test.test), expected_(test.expected), facts_(rulebook) {
    outcome_.table = &rulebook.definitions()[index];
    outcome_.test = &test.test;
  }

  TestOutcome run() {
    YamlNode nothing;
    nothing.kind = YamlNode::Kind::map;
    Dossier const dossier = dossier::read_yaml_record(test_.base.get(), test_.given ? *test_.given : nothing,
                                                      rulebook_.schema(), rulebook_.uses(), arena_);
    report(dossier);
    if (dossier.root.is(Kind::context)) compare(dossier.root);
    outcome_.passed = !outcome_.diagnostics.has_errors();
    return std::move(outcome_);
  }

 private:
  // A required field that the case leaves out matters only when the table reads it, which shows in its value.
  void report(Dossier const& dossier) {
    for (auto const& diagnostic : dossier.diagnostics)
      if (diagnostic.code != code::required_missing) outcome_.diagnostics.add(diagnostic);
    for (auto const& [path, nearest] : dossier.unknown_keys)
      outcome_.diagnostics.add(Diagnostic::make(code::test_unknown_key, test_.declared, {path},
                                                nearest.empty() ? "" : "¿quiso decir \"" + nearest + "\"?"));
  }

  void compare(Value const& root) {
    facts_.begin(root, arena_, test_.date.value_or(Date{}));
    if (!test_.date) {
      Value const reference = facts_.reference_date();
      if (reference.is(Kind::date)) facts_.begin(root, arena_, reference.as_date());
    }
    Value const got = facts_.definition(index_);
    Value const expected = facts_.evaluate(expected_);
    bool const same = got.is_null() ? expected.is_null() : feel::equals(got, expected).value_or(false);
    if (same) return;
    outcome_.got = to_feel(got);
    outcome_.diagnostics.add(Diagnostic::make(
        code::test_failed, test_.expected_at.source ? test_.expected_at : test_.declared,
        {test_.name, "la tabla «" + outcome_.table->name + "»", to_feel(expected), outcome_.got}));
  }

  Rulebook const& rulebook_;
  std::uint32_t index_;
  RuleTest const& test_;
  Expression const& expected_;
  Arena arena_;
  Facts facts_;
  TestOutcome outcome_;
};

}  // namespace

void run_table_tests(Rulebook const& rulebook, std::vector<TestOutcome>& outcomes) {
  auto const& definitions = rulebook.definitions();
  for (std::uint32_t i = 0; i < definitions.size(); ++i) {
    if (!definitions[i].table) continue;
    for (TableTest const& test : definitions[i].table->tests) outcomes.push_back(TableCase(rulebook, i, test).run());
  }
}

}  // namespace visado::verify
