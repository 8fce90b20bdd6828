// The facts of one dossier as rules see them: its record, the variables of `por_cada`, and what is computed from
// them on demand: definitions (once), parameters (by their legal fact's date).
#pragma once

#include <optional>
#include <vector>

#include "feel/expression_impl.hpp"
#include "visado/rulebook.hpp"

namespace visado::verify {

// Stands between the facts and what computes them: sees each evaluation, and may put another in its place. How the
// tests of rules are measured, and what they notice.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual Value evaluate(Expression const& expression, Activation const& activation, Arena& arena) = 0;
  // The value of a parameter that a date chose (null: none), and what is to be taken instead.
  virtual ParameterValue const* choose(std::uint32_t parameter, Date date, ParameterValue const* chosen) = 0;
  // The table of a definition, or what is to be evaluated instead.
  virtual DecisionTable const& table(Definition const& definition) { return definition.table->table; }
};

class Facts final : public Host {
 public:
  // `steps`: what a rule, or a definition, may spend on one dossier.
  explicit Facts(Rulebook const& rulebook, std::uint64_t steps = Limits::steps);

  // Begins a dossier. `root`, `arena` and `today` hold until the next call.
  void begin(Value root, Arena& arena, Date today);

  [[nodiscard]] Value root() const { return inputs_[0]; }
  void set_input(std::uint32_t index, Value value) { inputs_[index] = value; }
  [[nodiscard]] Value input(std::uint32_t index) const { return inputs_[index]; }
  [[nodiscard]] Arena& arena() { return *arena_; }
  [[nodiscard]] Activation const& activation() const { return activation_; }

  // What is evaluated from now on is spent by another rule.
  void begin_rule() { steps_left_ = steps_; }
  [[nodiscard]] bool steps_spent() const { return steps_left_ == 0; }
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  // Something of this dossier is null because a limit was reached: reasons have to be looked into.
  [[nodiscard]] bool met_limit() const { return met_limit_; }
  // Until the next call; null: nobody.
  void set_watcher(Watcher* watcher) { watcher_ = watcher; }

  [[nodiscard]] Value evaluate(Expression const& expression) {
    Value value;
    return watcher_ == nullptr && field_of(expression, value) ? value : evaluate(expression, steps_left_);
  }
  // A part of it, by the index of its instruction. Only while nobody watches.
  [[nodiscard]] Value evaluate_part(Expression const& expression, std::uint32_t part) {
    return run(expression.impl().program, part, steps_left_);
  }
  Value explain(Expression const& expression, Explanation& explanation) {
    return expression.explain(activation_, *arena_, explanation);
  }

  // A legal fact of the dossier as a whole, evaluated once: number 0 is the schema's reference date; others are
  // numbered as their callers agree. Null when the dossier lacks it, or there is no expression.
  [[nodiscard]] Value date(std::size_t number, Expression const* expression) {
    bool const known = number < dates_.size() && dates_[number].round == round_;
    return known ? dates_[number].value : find_date(number, expression);
  }
  [[nodiscard]] Expression const* reference_expression() const;
  [[nodiscard]] Value reference_date() { return date(0, reference_expression()); }

  // While a rule with its own `fecha_segun` is judged, parameters are chosen by that date.
  [[nodiscard]] bool has_rule_date() const { return rule_date_.has_value(); }
  void set_rule_date(std::optional<Value> date) { rule_date_ = date; }

  // Missing legal dates and dates without a value that were met since the last call, for explanations.
  struct ParameterFailure {
    std::uint32_t index;
    bool date_missing;  // otherwise: no value in force at that date
  };
  [[nodiscard]] std::vector<ParameterFailure> take_failures() { return std::exchange(failures_, {}); }

  Value definition(std::uint32_t index) override;
  Value parameter(std::uint32_t index) override;
  Value parameter_at(std::uint32_t index, Date date) override;

 private:
  // A value computed at most once a dossier.
  struct Once {
    Value value;
    std::uint64_t round = 0;  // of the dossier that it was computed for
  };
  // The value of an expression that is a field of an input and no more: most lists, dates and parts of `aplica`.
  bool field_of(Expression const& expression, Value& value) const {
    auto const& program = expression.impl().program;
    auto const& root = program.code[program.root];
    if (root.op != feel::Opcode::input_slot || !inputs_[root.a].is(Kind::context)) return false;
    auto const& record = inputs_[root.a].as_context();
    if (record.record != program.records[root.extra]) return false;
    value = record.values[root.b];
    return true;
  }
  Value evaluate(Expression const& expression, std::uint64_t& steps_left);
  Value run(feel::Program const& program, feel::Index root, std::uint64_t& steps_left);
  Value compute(Definition const& definition);
  Value find_date(std::size_t number, Expression const* expression);
  // Forgets the rule's date while something is computed for the dossier as a whole.
  Value evaluate_without_rule_date(Expression const& expression);

  Rulebook const& rulebook_;
  std::uint64_t steps_;
  std::uint64_t steps_left_;
  Arena* arena_ = nullptr;
  Watcher* watcher_ = nullptr;
  std::size_t memory_before_ = 0;  // of the arena, when the dossier began
  Activation activation_;
  std::uint64_t round_ = 0;
  std::vector<Value> inputs_;
  std::vector<Once> definitions_, parameters_, dates_;
  std::vector<std::size_t> last_value_;  // by parameter: which of its values was in force when it was last asked
  std::optional<Value> rule_date_;
  std::vector<ParameterFailure> failures_;
  bool met_limit_ = false;
};

}  // namespace visado::verify
