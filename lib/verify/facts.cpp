#include "verify/facts.hpp"

#include <algorithm>
#include <utility>

#include "feel/program/machine.hpp"

namespace visado::verify {
namespace {

std::size_t inputs_needed(Rulebook const& rulebook) {
  std::uint32_t highest = 0;
  for (auto const& rule : rulebook.rules())
    for (auto const& each : rule.for_each) highest = std::max(highest, each.input);
  for (auto const& part : rulebook.print_layout().parts)
    for (auto const& each : part.for_each) highest = std::max(highest, each.input);
  return highest + std::size_t{1};
}

}  // namespace

Facts::Facts(Rulebook const& rulebook, std::uint64_t steps)
    : rulebook_(rulebook),
      steps_(steps),
      steps_left_(steps),
      inputs_(inputs_needed(rulebook)),
      definitions_(rulebook.definitions().size()),
      parameters_(rulebook.parameters().size()),
      dates_(1),
      last_value_(rulebook.parameters().size()) {
  activation_.inputs = inputs_;
  activation_.host = this;
  activation_.steps = steps;
}

void Facts::begin(Value root, Arena& arena, Date today) {
  arena_ = &arena;
  memory_before_ = arena.bytes();
  // `now()` inside a rule is the midnight that begins the verification date: the run has no finer clock.
  activation_.today = today;
  activation_.now = DateTime{today, Time{}};
  std::fill(inputs_.begin(), inputs_.end(), Value());
  inputs_[0] = root;
  ++round_;
  steps_left_ = steps_;
  rule_date_.reset();
  failures_.clear();
  met_limit_ = false;
}

Value Facts::evaluate(Expression const& expression, std::uint64_t& steps_left) {
  if (watcher_ != nullptr) return watcher_->evaluate(expression, activation_, *arena_);
  auto const& program = expression.impl().program;
  if (Value usual; feel::Machine::usual(program, activation_, steps_left, usual)) return usual;
  return run(program, program.root, steps_left);
}

Value Facts::run(feel::Program const& program, feel::Index root, std::uint64_t& steps_left) {
  feel::Machine machine(program, activation_, *arena_, nullptr, memory_before_);
  machine.limit_steps(steps_left);
  Value const value = machine.evaluate(root);
  steps_left = machine.steps_left();
  met_limit_ = met_limit_ || machine.met_limit();
  return value;
}

Value Facts::evaluate_without_rule_date(Expression const& expression) {
  if (Value field; watcher_ == nullptr && field_of(expression, field)) return field;
  auto const rule_date = std::exchange(rule_date_, std::nullopt);
  std::uint64_t steps_left = steps_;
  Value const value = evaluate(expression, steps_left);
  rule_date_ = rule_date;
  return value;
}

Value Facts::find_date(std::size_t number, Expression const* expression) {
  if (number >= dates_.size()) dates_.resize(number + 1);
  // Evaluating may ask for another date, and so move them.
  Value const value = expression ? evaluate_without_rule_date(*expression) : Value::null(NullReason::absent);
  dates_[number] = {value, round_};
  return value;
}

Expression const* Facts::reference_expression() const {
  auto const& expression = rulebook_.reference_date();
  return expression ? &*expression : nullptr;
}

Value Facts::compute(Definition const& definition) {
  std::uint64_t steps_left = steps_;
  if (!definition.table) return evaluate(definition.expression, steps_left);
  auto const& table = watcher_ != nullptr ? watcher_->table(definition) : definition.table->table;
  Value const value = table.evaluate(activation_, *arena_);
  // A table does not say whether a limit is behind its null: the reasons will.
  met_limit_ = met_limit_ || value.is_null();
  return value;
}

Value Facts::definition(std::uint32_t index) {
  auto const& definition = rulebook_.definitions()[index];
  // Under a rule's own date the parameters inside may have other values than for the rest of the dossier.
  if (definition.uses_parameters && rule_date_) return compute(definition);
  auto& known = definitions_[index];
  if (known.round != round_) {
    Value const value = compute(definition);
    known = {value, round_};
  }
  return known.value;
}

Value Facts::parameter(std::uint32_t index) {
  auto const& parameter = rulebook_.parameters()[index];
  auto choose = [&](Value const& date) {
    if (date.is(Kind::date)) return parameter_at(index, date.as_date());
    if (date.is(Kind::date_time)) return parameter_at(index, date.as_date_time().date);
    failures_.push_back({index, true});
    return Value::null(NullReason::no_value_in_force);
  };
  if (rule_date_) return choose(*rule_date_);
  auto& known = parameters_[index];
  if (known.round != round_) {
    std::uint64_t steps_left = steps_;
    known.value = choose(parameter.date ? evaluate(*parameter.date, steps_left) : reference_date());
    known.round = round_;
  }
  return known.value;
}

Value Facts::parameter_at(std::uint32_t index, Date date) {
  if (watcher_ != nullptr) {
    auto const* const value = watcher_->choose(index, date, rulebook_.parameters()[index].at(date));
    if (value) return value->value;
    failures_.push_back({index, false});
    return Value::null(NullReason::no_value_in_force);
  }
  auto const& values = rulebook_.parameters()[index].values;
  // Dossiers that follow each other are mostly of one time.
  auto& last = last_value_[index];
  if (last < values.size() && values[last].validity.includes(date)) return values[last].value;
  if (auto const* value = rulebook_.parameters()[index].at(date)) {
    last = static_cast<std::size_t>(value - values.data());
    return value->value;
  }
  failures_.push_back({index, false});
  return Value::null(NullReason::no_value_in_force);
}

}  // namespace visado::verify
