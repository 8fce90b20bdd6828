// Straight code: the usual case of a program.
#include <array>
#include <cstddef>
#include <limits>

#include "feel/program/machine.hpp"
#include "feel/program/small.hpp"

namespace visado::feel {

namespace {

using Op = Straight::Op;

// False: not the usual case.
bool equality_of(Value const& a, Value const& b, bool& equal) {
  constexpr std::size_t longest = 4096;  // longer ones are counted as work
  if (a.is(Kind::string) && b.is(Kind::string) && a.as_string().size() < longest) {
    equal = a.as_string() == b.as_string();
    return true;
  }
  if (a.is(Kind::boolean) && b.is(Kind::boolean)) {
    equal = a.as_boolean() == b.as_boolean();
    return true;
  }
  int order = 0;
  if (!small::compare(a, b, order)) return false;
  equal = order == 0;
  return true;
}

// What `Machine::spend` takes away, when it would not look any further.
bool spend_at_once(std::uint64_t& steps, std::uint64_t cost) {
  if (cost > steps || ((steps - cost) & Machine::steps_between_looks) < cost) return false;
  steps -= cost;
  return true;
}

bool absolute_of(Value const& a, Value& out) {
  if (!a.is_small_number() || a.coefficient() == std::numeric_limits<std::int64_t>::min()) return false;
  out = small::number_of(a.coefficient() < 0 ? -a.coefficient() : a.coefficient(), a.scale(), a.currency());
  return true;
}

}  // namespace

bool Machine::straight(Value& result) {
  Spent const before = spent();
  if (run_straight(*program_, activation_, steps_, this, result)) return true;
  give_back(before);
  return false;
}

bool Machine::run_straight(Program const& program, Activation const& activation, std::uint64_t& steps, Machine* machine,
                           Value& result) {
  Straight const& code = program.straight;
  // Registers are written before they are read.
  alignas(Value) std::array<std::byte, Straight::most_registers * sizeof(Value)> room;
  auto* const registers = reinterpret_cast<Value*>(room.data());
  std::array<Value const*, Straight::Operand::first_record + Straight::most_records> banks;
  banks[Straight::Operand::registers] = registers;
  banks[Straight::Operand::constants] = program.constants.data();
  std::size_t bank = Straight::Operand::first_record;
  for (Straight::Record const& record : code.records) {
    Value const& input = activation.inputs[record.input];
    if (!input.is(Kind::context) || input.as_context().record != record.type) return false;
    banks[bank++] = input.as_context().values;
  }
  auto const* const first = code.steps.data();
  auto const* const end = first + code.steps.size();
  for (auto const* step = first; step != end; ++step) {
    Value const& a = banks[step->a.bank][step->a.index];
    Value& to = registers[step->to];
    auto const b = [&]() -> Value const& { return banks[step->b.bank][step->b.index]; };
    int order = 0;
    switch (step->op) {
      case Op::slot:
        if (!a.is(Kind::context) || a.as_context().record != program.records[step->extra]) return false;
        to = a.as_context().values[step->c];
        break;
      case Op::add:
        if (!small::add(a, b(), to)) return false;
        break;
      case Op::subtract:
        if (!small::subtract(a, b(), to)) return false;
        break;
      case Op::multiply:
        if (!small::multiply(a, b(), to)) return false;
        break;
      case Op::absolute:
        if (!absolute_of(a, to)) return false;
        break;
      case Op::equal:
      case Op::not_equal: {
        bool equal = false;
        if (!equality_of(a, b(), equal)) return false;
        to = Value::boolean(equal == (step->op == Op::equal));
        break;
      }
      case Op::less:
        if (!small::compare(a, b(), order)) return false;
        to = Value::boolean(order < 0);
        break;
      case Op::less_equal:
        if (!small::compare(a, b(), order)) return false;
        to = Value::boolean(order <= 0);
        break;
      case Op::greater:
        if (!small::compare(a, b(), order)) return false;
        to = Value::boolean(order > 0);
        break;
      case Op::greater_equal:
        if (!small::compare(a, b(), order)) return false;
        to = Value::boolean(order >= 0);
        break;
      case Op::is_null: to = Value::boolean(a.is_null()); break;
      case Op::is_not_null: to = Value::boolean(!a.is_null()); break;
      case Op::negation:
        if (!a.is(Kind::boolean)) return false;
        to = Value::boolean(!a.as_boolean());
        break;
      case Op::one_of: {
        if (!a.is(Kind::string)) return false;
        bool found = false;
        for (Index i = 0; i < step->extra && !found; ++i)
          found = a.as_string() == program.constants[program.operands[step->c + i]].as_string();
        to = Value::boolean(found);
        break;
      }
      case Op::sum_of_field: {
        if (!a.is(Kind::list) || a.as_list().empty()) return false;
        auto const items = a.as_list();
        if (!sum_of_field(items, program.records[step->extra], step->c, to)) return false;
        if (!spend_at_once(steps, cost_of_field(items.size()))) return false;
        break;
      }
      case Op::definition:
        if (activation.host == nullptr) return false;
        to = activation.host->definition(step->c);
        break;
      case Op::parameter:
        if (activation.host == nullptr) return false;
        to = activation.host->parameter(step->c);
        if (to.is_null()) return false;
        break;
      case Op::compute:
        to = machine->value(step->c);
        if (machine->stopped_) return false;
        break;
      case Op::copy: to = a; break;
      case Op::unless_true:
        if (!a.is(Kind::boolean)) return false;
        if (!a.as_boolean()) step = first + step->c - 1;
        break;
      case Op::unless_false:
        if (!a.is(Kind::boolean)) return false;
        if (a.as_boolean()) step = first + step->c - 1;
        break;
      case Op::go_to: step = first + step->c - 1; break;
      case Op::boolean:
        if (!a.is(Kind::boolean)) return false;
        break;
    }
  }
  result = banks[code.value.bank][code.value.index];
  return !result.is_null();
}

}  // namespace visado::feel
