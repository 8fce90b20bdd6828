// Lists, contexts, ranges and functions are made.
#include "feel/program/machine.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

Value Machine::make_list(Instruction const& in) {
  Value* const items = arena_.allocate_array<Value>(in.b);
  for (Index i = 0; i < in.b; ++i) items[i] = value(program_->operands[in.a + i]);
  return Value::list(std::span<Value const>{items, in.b});
}

Value Machine::make_context(Instruction const& in) {
  Value* const values = arena_.allocate_array<Value>(in.b);
  for (Index i = 0; i < in.b; ++i) {
    values[i] = value(program_->operands[in.a + i]);
    frame_[program_->entry_slots[in.a + i]] = values[i];
  }
  return Value::context(arena_.store(Context{program_->shapes[in.c].get(), values}));
}

Value Machine::make_range(Instruction const& in) {
  Range range{Value(), Value(), in.has(flag::closed_low), in.has(flag::closed_high),
              static_cast<Range::Form>(in.extra)};
  if (in.a != no_index) range.low = value(in.a);
  if (in.b != no_index) range.high = value(in.b);
  bool const missing =
      (in.a != no_index && range.low.is_null()) || (in.b != no_index && range.high.is_null());
  if (missing) {
    Value const& low = in.a != no_index ? range.low : range.high;
    Value const& high = in.b != no_index ? range.high : range.low;
    return without_operand("..", {low, high});
  }
  bool const half = range.form == Range::Form::interval && (in.a == no_index || in.b == no_index);
  if (half && (in.a == no_index ? range.low_closed : range.high_closed))  // [..5]
    return fail(NullReason::type_mismatch, code::bad_range, {to_feel(range.low), to_feel(range.high)});
  bool const two_ends = in.a != no_index && in.b != no_index && in.a != in.b;
  std::optional<int> const order = two_ends ? compare(range.low, range.high) : 0;
  if (!order || *order > 0) {
    return fail(NullReason::type_mismatch, code::bad_range, {to_feel(range.low), to_feel(range.high)});
  }
  return Value::range(arena_.store(range));
}

Value Machine::make_function(Instruction const& in) {
  FunctionCode const* const code = program_->functions[in.c].get();
  Value* const captured = arena_.allocate_array<Value>(in.b);
  for (Index i = 0; i < in.b; ++i) captured[i] = value(program_->operands[in.a + i]);
  Function const* const function =
      arena_.store(Function{.program = program_, .code = code, .captured = {captured, in.b}});
  if (code->self != no_index) captured[code->self] = Value::function(function);
  return Value::function(function);
}

}  // namespace visado::feel
