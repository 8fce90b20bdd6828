// Runs programs. Values flow through recursive calls over the flat instructions; the same code runs with and
// without explanations, which are a template parameter: what is not asked for costs nothing.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/builtins/builtin.hpp"
#include "feel/program/program.hpp"

namespace visado::feel {

class Recorder;  // recorder.hpp

// Steps that parts cost (Limits::steps), so that a step is about twenty nanoseconds whatever is done.
namespace cost {
inline constexpr std::uint64_t division = 4;
inline constexpr std::uint64_t whole_power = 1200;  // powers are rounded correctly, at a price
inline constexpr std::uint64_t power = 2500;
inline constexpr std::uint64_t call = 4;           // of a built-in
inline constexpr std::uint64_t bytes_of_text = 64;  // that a built-in looks at in a step
inline constexpr std::uint64_t items = 16;
}  // namespace cost

// One evaluation. Made for it, not shared.
// Parts of expressions under evaluation at one time, all calls together: bounds the stack.
inline constexpr Index deepest_parts = 5000;

class Machine final : public CallContext {
 public:
  Machine(Program const& program, Activation const& activation, Arena& arena, Recorder* recorder)
      : Machine(program, activation, arena, recorder, arena.bytes()) {}
  // `memory_before`: what the arena held when the memory of this evaluation began to count.
  Machine(Program const& program, Activation const& activation, Arena& arena, Recorder* recorder,
          std::size_t memory_before)
      : program_(&program),
        code_(program.code.data()),
        constants_(program.constants.data()),
        activation_(activation),
        arena_(arena),
        recorder_(recorder),
        memory_before_(memory_before),
        steps_(activation.steps) {}
  Value evaluate(Index root);
  // The value of a program's root, without a machine, when it is the usual case (Straight). False: it is not, and
  // nothing was done. `steps`: what is left to spend.
  static bool usual(Program const& program, Activation const& activation, std::uint64_t& steps, Value& result) {
    if (program.straight.steps.empty() || program.straight.computes) return false;
    std::uint64_t left = steps;
    if (!run_straight(program, activation, left, nullptr, result)) return false;
    steps = left;
    return true;
  }
  // The memory is looked at when so many steps are spent.
  static constexpr std::uint64_t steps_between_looks = 0xffff;
  // Work left; for evaluations that must be short.
  void limit_steps(std::uint64_t steps) { steps_ = steps; }
  [[nodiscard]] std::uint64_t steps_left() const { return steps_; }
  [[nodiscard]] bool stopped() const { return stopped_; }
  // Whether anything, kept or not, was null for a reason.
  [[nodiscard]] bool failed() const { return failed_; }
  // Some part is null because a limit was reached, whether that ended the evaluation or not.
  [[nodiscard]] bool met_limit() const { return met_limit_; }

  // ---- CallContext
  // -----------------------------------------------------------------------------------------
  Arena& arena() override { return arena_; }
  Profile profile() const override { return program_->profile; }
  Activation const& activation() const override { return activation_; }
  Value call(Value const& function, std::span<Value const> arguments) override;
  Value fail(NullReason reason, Code code, std::initializer_list<std::string_view> arguments = {}) override;
  bool spend(std::uint64_t steps) override;
  pattern::Prepared const* prepared_pattern() const override { return pattern_; }

 private:
  // machine.cpp: the hot path
  template <bool explain>
  Value run(Index index);
  template <bool explain>
  Value compute(Instruction const& in);
  template <bool explain>
  [[gnu::always_inline]] Value operand(Index index);
  template <bool explain>
  Value conjunction(Instruction const& in);
  template <bool explain>
  Value disjunction(Instruction const& in);
  template <bool explain>
  [[gnu::always_inline]] Value slot_of(Value const& base, Instruction const& in, RecordType const* record);
  // With or without explanations, as this evaluation is.
  Value value(Index index);
  [[gnu::noinline]] Value rare(Instruction const& in);
  bool memory_left();

  // run_straight.cpp. False: not the usual case, and nothing was done.
  bool straight(Value& result);
  static bool run_straight(Program const& program, Activation const& activation, std::uint64_t& steps, Machine* machine,
                           Value& result);
  // What running a program changes but its value.
  struct Spent {
    std::uint64_t steps;
    std::size_t items;
    bool stopped, failed, met_limit;
  };
  [[nodiscard]] Spent spent() const { return {steps_, items_, stopped_, failed_, met_limit_}; }
  void give_back(Spent const& before) {
    steps_ = before.steps;
    items_ = before.items;
    stopped_ = before.stopped;
    failed_ = before.failed;
    met_limit_ = before.met_limit;
  }

  // run_operator.cpp
  [[gnu::noinline]] Value add_slow(Value const& a, Value const& b);
  [[gnu::noinline]] Value arithmetic(Opcode op, Value const& a, Value const& b);
  std::optional<bool> equals_counted(Value const& a, Value const& b);
  [[gnu::noinline]] Value equality(Instruction const& in, Value const& a, Value const& b);
  [[gnu::noinline]] Value order(Instruction const& in, Value const& a, Value const& b);
  Value between(Instruction const& in, Value const& value, Value const& low, Value const& high);
  Value test_value(Instruction const& in, Value const& tested, Value const& value);
  Value test_range(Instruction const& in, Value const& tested, Value const& low, Value const& high);
  Value one_of(Instruction const& in, Value const& tested);
  Value any_of(Instruction const& in);
  [[gnu::noinline]] Value boolean_or_null(Value const& value, std::string_view symbol);
  // Null because one of the operands of `symbol` is.
  [[gnu::noinline]] Value without_operand(std::string_view symbol, std::initializer_list<Value> operands);
  Value not_comparable(Value const& a, Value const& b);

  // run_field.cpp
  [[gnu::noinline]] Value field(Value const& base, Instruction const& in);
  Value field_of_list(std::span<Value const> items, Instruction const& in);
  Value property_of(Value const& base, Instruction const& in);
  Value probe(Instruction const& in);
  Value parameter_at(Instruction const& in);

  // run_loop.cpp
  // How an iteration ended: all passes made, ended by the body, or impossible (the result is null).
  enum class Ended : std::uint8_t { complete, by_body, failed };
  Value for_each(Instruction const& in);
  Value quantified(Instruction const& in);
  Value filter(Instruction const& in);
  bool look_up(Instruction const& in, Value& found);
  Value item_at(std::span<Value const> items, Value const& index);
  template <class Body>
  Ended iterate(Loop const& loop, std::size_t level, Body&& body);
  template <class Body>
  Ended iterate_series(Value const& first, Value const& last, bool first_in, bool last_in, std::uint32_t pass_cost,
                       Body&& body);

  // run_collection.cpp
  Value make_list(Instruction const& in);
  Value make_context(Instruction const& in);
  Value make_range(Instruction const& in);
  Value make_function(Instruction const& in);

  // run_call.cpp
  Value call_value(CallSite const& site);
  Value call_named(CallSite const& site, Value const& callee, std::span<Value const> arguments);
  Value invoke(Function const& function, std::span<Value const> arguments);
  Value call_builtin(CallSite const& site);
  bool of_field(CallSite const& site, Value& result);
  // Of entry `slot` of items that are such records.
  static bool sum_of_field(std::span<Value const> items, RecordType const* record, Index slot, Value& sum);
  // Making the list of the field, and the function.
  static std::uint64_t cost_of_field(std::size_t items) { return 2 * std::uint64_t{items} + 1; }
  bool field_contains(std::span<Value const> items, Instruction const& field, Value const& wanted, Value& found);
  Value call_rows(std::span<Candidate const> candidates, std::span<Value const> arguments);

  Program const* program_;
  Instruction const* code_;
  Value const* constants_;
  Value* frame_ = nullptr;
  Value const* captured_ = nullptr;
  Activation const& activation_;
  Arena& arena_;
  Recorder* recorder_;
  std::size_t memory_before_;
  std::uint64_t steps_;
  std::size_t items_ = Limits::items;
  Index depth_ = 0;
  int calls_ = 0;
  bool stopped_ = false;  // a limit was reached: what is left is null
  bool failed_ = false;
  bool met_limit_ = false;
  pattern::Prepared const* pattern_ = nullptr;  // of the call that is made
};

// The value of a part that depends on nothing, in the program's memory; nothing when computing it is long.
// `failed`: something in it, kept or not, was null for a reason.
[[nodiscard]] std::optional<Value> run_constant(Program& program, Index index, bool& failed);

// Whether a value is of a type (`instance of`).
[[nodiscard]] bool is_instance(Value const& value, Type const& type);
// The value as the type: as it is, or after the implicit conversions of DMN; null when it is another kind of
// thing.
[[nodiscard]] Value coerce(Value const& value, Type const& type, Arena& arena);

// «texto», «lista»: what a value is, in words.
[[nodiscard]] std::string describe(Value const& value);

}  // namespace visado::feel
