// The facts of one dossier as rules see them: its record, the variables of `por_cada`, and what is computed from
// them on demand: definitions (once), parameters (by their legal fact's date).
#pragma once

#include <optional>
#include <vector>

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
};

class Facts final : public Host {
 public:
  explicit Facts(Rulebook const& rulebook);

  // Begins a dossier. `root`, `arena` and `today` hold until the next call; `steps` is the work that one evaluation
  // may do.
  void begin(Value root, Arena& arena, Date today, std::uint64_t steps = Limits::steps);

  [[nodiscard]] Value root() const { return inputs_[0]; }
  void set_input(std::uint32_t index, Value value) { inputs_[index] = value; }
  [[nodiscard]] Value input(std::uint32_t index) const { return inputs_[index]; }
  [[nodiscard]] Arena& arena() { return *arena_; }
  [[nodiscard]] Activation activation();

  [[nodiscard]] Value evaluate(Expression const& expression) {
    if (watcher_ != nullptr) [[unlikely]] return watcher_->evaluate(expression, activation(), *arena_);
    return expression.evaluate(activation(), *arena_);
  }
  // Until the next call; null: nobody.
  void set_watcher(Watcher* watcher) { watcher_ = watcher; }

  // The schema's reference date; null when the dossier has none.
  [[nodiscard]] Value reference_date();

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
  Rulebook const& rulebook_;
  Arena* arena_ = nullptr;
  Watcher* watcher_ = nullptr;
  Date today_{};
  std::uint64_t steps_ = Limits::steps;
  std::vector<Value> inputs_;
  std::vector<std::optional<Value>> definitions_;
  std::vector<std::optional<Value>> parameters_;
  std::optional<Value> reference_date_;
  std::optional<Value> rule_date_;
  std::vector<ParameterFailure> failures_;
};

}  // namespace visado::verify
