#include "verify/facts.hpp"

#include <algorithm>

namespace visado::verify {
namespace {

std::size_t inputs_needed(Rulebook const& rulebook) {
  std::uint32_t highest = 0;
  for (auto const& rule : rulebook.rules())
    for (auto const& each : rule.for_each) highest = std::max(highest, each.input);
  return highest + std::size_t{1};
}

// The day of a date, or of a date and time.
std::optional<Date> day_of(Value const& value) {
  if (value.is(Kind::date)) return value.as_date();
  if (value.is(Kind::date_time)) return value.as_date_time().date;
  return std::nullopt;
}

}  // namespace

Facts::Facts(Rulebook const& rulebook)
    : rulebook_(rulebook),
      inputs_(inputs_needed(rulebook)),
      definitions_(rulebook.definitions().size()),
      parameters_(rulebook.parameters().size()) {}

void Facts::begin(Value root, Arena& arena, Date today, std::uint64_t steps) {
  arena_ = &arena;
  today_ = today;
  steps_ = steps;
  std::fill(inputs_.begin(), inputs_.end(), Value());
  inputs_[0] = root;
  std::fill(definitions_.begin(), definitions_.end(), std::nullopt);
  std::fill(parameters_.begin(), parameters_.end(), std::nullopt);
  reference_date_.reset();
  rule_date_.reset();
  failures_.clear();
}

Activation Facts::activation() {
  // `now()` inside a rule is the midnight that begins the verification date: the run has no finer clock.
  return {.inputs = inputs_, .host = this, .today = today_, .now = DateTime{today_, Time{}}, .steps = steps_};
}

Value Facts::reference_date() {
  if (!reference_date_) {
    auto const& expression = rulebook_.reference_date();
    reference_date_ = expression ? evaluate(*expression) : Value::null(NullReason::absent);
  }
  return *reference_date_;
}

Value Facts::definition(std::uint32_t index) {
  auto const& definition = rulebook_.definitions()[index];
  // Under a rule's own date the parameters inside may have other values than for the rest of the dossier.
  if (definition.uses_parameters && rule_date_) return evaluate(definition.expression);
  auto& slot = definitions_[index];
  if (!slot) slot = evaluate(definition.expression);
  return *slot;
}

Value Facts::parameter(std::uint32_t index) {
  auto const& parameter = rulebook_.parameters()[index];
  auto choose = [&](Value const& date) {
    if (auto day = day_of(date)) return parameter_at(index, *day);
    failures_.push_back({index, true});
    return Value::null(NullReason::no_value_in_force);
  };
  if (rule_date_) return choose(*rule_date_);
  auto& slot = parameters_[index];
  if (!slot) slot = choose(parameter.date ? evaluate(*parameter.date) : reference_date());
  return *slot;
}

Value Facts::parameter_at(std::uint32_t index, Date date) {
  auto const* value = rulebook_.parameters()[index].at(date);
  if (watcher_ != nullptr) value = watcher_->choose(index, date, value);
  if (value) return value->value;
  failures_.push_back({index, false});
  return Value::null(NullReason::no_value_in_force);
}

}  // namespace visado::verify
