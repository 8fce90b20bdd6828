#include "feel/program/machine.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "feel/check/types.hpp"
#include "feel/program/recorder.hpp"
#include "feel/program/small.hpp"
#include "feel/value/operations.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

Value Machine::evaluate(Index root) {
  // Slots are written before they are read: a frame needs room only.
  constexpr std::size_t usual = 16;
  alignas(Value) std::array<std::byte, usual * sizeof(Value)> room;
  frame_ = program_->frame_size <= usual ? reinterpret_cast<Value*>(room.data())
                                         : arena_.allocate_array<Value>(program_->frame_size);
  depth_ = program_->depth;
  if (recorder_ == nullptr && root == program_->root && !program_->straight.steps.empty()) {
    if (Value usual; straight(usual)) return usual;
  }
  Value const result = value(root);
  frame_ = nullptr;
  return stopped_ ? Value::null(NullReason::limit) : result;
}

Value Machine::value(Index index) { return recorder_ == nullptr ? run<false>(index) : run<true>(index); }

template <bool explain>
Value Machine::run(Index index) {
  if constexpr (explain) {
    Index const outer = recorder_->begin(index);
    Value const result = compute<true>(code_[index]);
    recorder_->end(index, outer, result);
    return result;
  } else {
    return compute<false>(code_[index]);
  }
}

// Leaves without a call; anything else by `run`.
template <bool explain>
inline Value Machine::operand(Index index) {
  if constexpr (!explain) {
    Instruction const& in = code_[index];
    switch (in.op) {
      case Opcode::constant:
        return constants_[in.a];
      case Opcode::local:
        return frame_[in.a];
      case Opcode::input:
        return activation_.inputs[in.a];
      case Opcode::input_slot:
        return slot_of<explain>(activation_.inputs[in.a], in, program_->records[in.extra]);
      case Opcode::local_slot:
        return slot_of<explain>(frame_[in.a], in, program_->records[in.extra]);
      default:
        break;
    }
  }
  return run<explain>(index);
}

// A field of a record: its slot when the value is such a record, by name otherwise.
template <bool explain>
inline Value Machine::slot_of(Value const& base, Instruction const& in, RecordType const* record) {
  if (!base.is(Kind::context)) return field(base, in);
  Context const& context = base.as_context();
  if (context.record != record && context.shape != &record->shape()) return field(base, in);
  Value const& value = context.values[in.b];
  if constexpr (explain) {
    recorder_->read(value, context, record, in.b);
  }
  return value;
}

template <bool explain>
Value Machine::conjunction(Instruction const& in) {
  Value const a = operand<explain>(in.a);
  if (a.is_false()) return a;
  Value const b = operand<explain>(in.b);
  if (b.is_false()) return b;
  return boolean_or_null(a.is_true() ? b : a, "y");
}

template <bool explain>
Value Machine::disjunction(Instruction const& in) {
  Value const a = operand<explain>(in.a);
  if (a.is_true()) return a;
  Value const b = operand<explain>(in.b);
  if (b.is_true()) return b;
  return boolean_or_null(a.is_false() ? b : a, "o");
}

namespace {

// < <= > >= from an order of -1, 0, 1.
inline bool holds(Opcode op, int order) {
  switch (op) {
    case Opcode::less:
      return order < 0;
    case Opcode::less_equal:
      return order <= 0;
    case Opcode::greater:
      return order > 0;
    default:
      return order >= 0;
  }
}

}  // namespace

template <bool explain>
Value Machine::compute(Instruction const& in) {
  switch (in.op) {
    case Opcode::constant:
      return constants_[in.a];
    case Opcode::local:
      return frame_[in.a];
    case Opcode::captured:
      return captured_[in.a];
    case Opcode::input:
      return activation_.inputs[in.a];
    case Opcode::input_slot:
      return slot_of<explain>(activation_.inputs[in.a], in, program_->records[in.extra]);
    case Opcode::local_slot:
      return slot_of<explain>(frame_[in.a], in, program_->records[in.extra]);
    case Opcode::slot:
      return slot_of<explain>(operand<explain>(in.a), in, program_->records[in.extra]);
    case Opcode::field:
      return field(operand<explain>(in.a), in);

    case Opcode::add: {
      Value const a = operand<explain>(in.a);
      Value const b = operand<explain>(in.b);
      Value sum;
      return small::add(a, b, sum) ? sum : add_slow(a, b);
    }
    case Opcode::subtract: {
      Value const a = operand<explain>(in.a);
      Value const b = operand<explain>(in.b);
      Value difference;
      return small::subtract(a, b, difference) ? difference : arithmetic(in.op, a, b);
    }
    case Opcode::multiply: {
      Value const a = operand<explain>(in.a);
      Value const b = operand<explain>(in.b);
      Value product;
      return small::multiply(a, b, product) ? product : arithmetic(in.op, a, b);
    }
    case Opcode::divide:
    case Opcode::power: {
      Value const a = operand<explain>(in.a);
      return arithmetic(in.op, a, operand<explain>(in.b));
    }
    case Opcode::negate: {
      Value const a = operand<explain>(in.a);
      return a.is_null() ? without_operand("-", {a}) : feel::negate(*this, a);
    }

    case Opcode::equal:
    case Opcode::not_equal: {
      Value const a = operand<explain>(in.a);
      Value const b = operand<explain>(in.b);
      bool const wanted = in.op == Opcode::equal;
      int order = 0;
      bool const texts = a.is(Kind::string) && b.is(Kind::string);
      if (texts && a.as_string().size() < 4096)
        return Value::boolean((a.as_string() == b.as_string()) == wanted);
      if (small::compare(a, b, order)) return Value::boolean((order == 0) == wanted);
      return equality(in, a, b);
    }
    case Opcode::less:
    case Opcode::less_equal:
    case Opcode::greater:
    case Opcode::greater_equal: {
      Value const a = operand<explain>(in.a);
      Value const b = operand<explain>(in.b);
      int result = 0;
      return small::compare(a, b, result) ? Value::boolean(holds(in.op, result)) : order(in, a, b);
    }
    case Opcode::is_null:
      return Value::boolean(operand<explain>(in.a).is_null());
    case Opcode::is_not_null:
      return Value::boolean(!operand<explain>(in.a).is_null());
    case Opcode::conjunction:
      return conjunction<explain>(in);
    case Opcode::disjunction:
      return disjunction<explain>(in);
    case Opcode::negation: {
      Value const a = operand<explain>(in.a);
      return a.is(Kind::boolean) ? Value::boolean(!a.as_boolean()) : boolean_or_null(a, "no");
    }
    case Opcode::between: {
      Value const a = operand<explain>(in.a);
      Value const low = operand<explain>(in.b);
      return between(in, a, low, operand<explain>(in.c));
    }
    case Opcode::choose: {
      Value const condition = operand<explain>(in.a);
      if (condition.is_true()) return run<explain>(in.b);
      if (in.has(flag::pack) && !condition.is_false()) return boolean_or_null(condition, "si");
      return run<explain>(in.c);
    }
    case Opcode::let:
      frame_[in.a] = operand<explain>(in.b);
      return run<explain>(in.c);
    case Opcode::one_of:
      return one_of(in, operand<explain>(in.c));
    case Opcode::any_of:
      return any_of(in);
    case Opcode::test_value: {
      Value const a = operand<explain>(in.a);
      return test_value(in, a, operand<explain>(in.b));
    }
    case Opcode::test_range: {
      Value const a = operand<explain>(in.a);
      Value const low = operand<explain>(in.b);
      return test_range(in, a, low, operand<explain>(in.c));
    }
    default:
      return rare(in);
  }
}

// What is not worth a place among the frequent instructions.
Value Machine::rare(Instruction const& in) {
  switch (in.op) {
    case Opcode::definition:
      return activation_.host != nullptr ? activation_.host->definition(in.a)
                                         : Value::null(NullReason::unknown_name);
    case Opcode::parameter: {
      if (activation_.host == nullptr) return Value::null(NullReason::unknown_name);
      Value const value = activation_.host->parameter(in.a);
      if (!value.is_null()) return value;
      return fail(value.null_reason(), code::no_value_in_force, {program_->names[in.b]});
    }
    case Opcode::parameter_at:
      return parameter_at(in);
    case Opcode::unknown:
      return fail(NullReason::unknown_name, code::name_unbound, {program_->names[in.a]});
    case Opcode::impossible:
      return Value::null(NullReason::invalid_argument);
    case Opcode::builtin_name:
      return Value::function(arena_.store(Function{.builtin = arena_.store_text(program_->names[in.a])}));
    case Opcode::property:
      return property_of(value(in.a), in);
    case Opcode::probe:
      return probe(in);
    case Opcode::instance_of:
      return Value::boolean(is_instance(value(in.a), program_->types[in.b]));
    case Opcode::for_each:
      return for_each(in);
    case Opcode::some:
    case Opcode::every:
      return quantified(in);
    case Opcode::filter:
      return filter(in);
    case Opcode::list:
      return make_list(in);
    case Opcode::context:
      return make_context(in);
    case Opcode::range:
      return make_range(in);
    case Opcode::function:
      return make_function(in);
    case Opcode::call:
      return call_value(program_->calls[in.a]);
    case Opcode::builtin:
      return call_builtin(program_->calls[in.a]);
    default:
      return Value();
  }
}

Value Machine::fail(NullReason reason, Code code, std::initializer_list<std::string_view> arguments) {
  failed_ = true;
  met_limit_ = met_limit_ || reason == NullReason::limit;
  if (recorder_ != nullptr) recorder_->reason(code, {arguments.begin(), arguments.end()});
  return Value::null(reason);
}

bool Machine::spend(std::uint64_t steps) {
  if (steps <= steps_) {
    steps_ -= steps;
    bool const time_to_look = (steps_ & steps_between_looks) < steps;
    return !time_to_look || memory_left();
  }
  if (!stopped_) fail(NullReason::limit, code::too_many_steps, {std::to_string(activation_.steps)});
  steps_ = 0;
  stopped_ = true;
  return false;
}

bool Machine::memory_left() {
  if (arena_.bytes() - memory_before_ <= Limits::memory) return true;
  if (!stopped_) fail(NullReason::limit, code::too_much_memory, {std::to_string(Limits::memory)});
  steps_ = 0;
  stopped_ = true;
  return false;
}

std::string describe(Value const& value) { return value.is_null() ? "nulo" : describe(kinds(value.kind())); }

std::optional<Value> run_constant(Program& program, Index index, bool& failed) {
  static Activation const nothing{};
  Machine machine(program, nothing, program.memory, nullptr);
  machine.limit_steps(1000);
  Value const value = machine.evaluate(index);
  failed = machine.failed();
  return machine.stopped() ? std::nullopt : std::optional(value);
}

}  // namespace visado::feel
