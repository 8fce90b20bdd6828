// Operators and tests beyond the frequent cases.
#include <algorithm>

#include "feel/program/machine.hpp"
#include "feel/program/recorder.hpp"
#include "feel/program/small.hpp"
#include "feel/value/operations.hpp"

namespace visado::feel {

namespace {

std::string_view symbol_of(Opcode op) {
  switch (op) {
    case Opcode::subtract:
      return "-";
    case Opcode::multiply:
      return "*";
    case Opcode::divide:
      return "/";
    case Opcode::power:
      return "**";
    case Opcode::equal:
      return "=";
    case Opcode::not_equal:
      return "!=";
    case Opcode::less:
      return "<";
    case Opcode::less_equal:
      return "<=";
    case Opcode::greater:
      return ">";
    default:
      return ">=";
  }
}

}  // namespace

// A null that was written or given is told where it does harm; in packs the checker and the missing data told it.
// Any other was told where it arose.
Value Machine::without_operand(std::string_view symbol, std::initializer_list<Value> operands) {
  bool const untold = program_->profile == Profile::standard &&
                      std::any_of(operands.begin(), operands.end(), is_given_null);
  if (untold) return fail(NullReason::operand, Code::operand_without_value, {symbol});
  failed_ = true;
  return Value::null(NullReason::operand);
}

Value Machine::add_slow(Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return without_operand("+", {a, b});
  if (a.is(Kind::string) && b.is(Kind::string)) {
    std::size_t const size = a.as_string().size() + b.as_string().size();
    if (size > Limits::string)
      return fail(NullReason::limit, Code::text_too_long, {std::to_string(Limits::string)});
    if (!spend(size / 8)) return Value::null(NullReason::limit);
  }
  return feel::add(*this, a, b);
}

namespace {

std::uint64_t power_cost(Value const& exponent) {
  if (!exponent.is(Kind::number)) return 1;
  std::optional<std::int64_t> const whole = exponent.as_number().to_int64();
  if (!whole) return cost::power;
  return *whole >= 0 && *whole <= 3 ? cost::division : cost::whole_power;
}

}  // namespace

Value Machine::arithmetic(Opcode op, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return without_operand(symbol_of(op), {a, b});
  switch (op) {
    case Opcode::subtract:
      return feel::subtract(*this, a, b);
    case Opcode::multiply:
      return feel::multiply(*this, a, b);
    case Opcode::divide:
      if (!spend(cost::division)) return Value::null(NullReason::limit);
      return feel::divide(*this, a, b);
    default:
      if (!spend(power_cost(b))) return Value::null(NullReason::limit);
      return feel::power(*this, a, b);
  }
}

// A value where a boolean is wanted: itself, or null with the reason.
Value Machine::boolean_or_null(Value const& value, std::string_view symbol) {
  if (value.is(Kind::boolean)) return value;
  if (value.is_null()) return without_operand(symbol, {value});
  return fail(NullReason::type_mismatch, Code::condition_unknown, {describe(value)});
}

Value Machine::not_comparable(Value const& a, Value const& b) {
  if (a.is(Kind::number) && b.is(Kind::number)) {
    return fail(NullReason::currency_mismatch, Code::currencies_differ,
                {currency_name(a.currency()), currency_name(b.currency())});
  }
  return fail(NullReason::type_mismatch, Code::not_comparable, {describe(a), describe(b)});
}

// Equality of values that may be large.
std::optional<bool> Machine::equals_counted(Value const& a, Value const& b) {
  std::uint64_t work = 0;
  std::optional<bool> const equal = equals(a, b, work);
  if (work > 1 && !spend(work)) return std::nullopt;
  return equal;
}

Value Machine::equality(Instruction const& in, Value const& a, Value const& b) {
  if (in.has(flag::pack) && (a.is_null() || b.is_null())) return without_operand(symbol_of(in.op), {a, b});
  std::optional<bool> const equal = equals_counted(a, b);
  if (stopped_) return Value::null(NullReason::limit);
  if (!equal) return not_comparable(a, b);
  return Value::boolean(*equal == (in.op == Opcode::equal));
}

Value Machine::order(Instruction const& in, Value const& a, Value const& b) {
  if (a.is_null() || b.is_null()) return without_operand(symbol_of(in.op), {a, b});
  int result = 0;
  if (!small::compare(a, b, result)) {
    if (a.is(Kind::string) && b.is(Kind::string) &&
        !spend(std::min(a.as_string().size(), b.as_string().size()) / 64))
      return Value::null(NullReason::limit);
    std::optional<int> const order = compare(a, b);
    if (!order) return not_comparable(a, b);
    result = *order;
  }
  switch (in.op) {
    case Opcode::less:
      return Value::boolean(result < 0);
    case Opcode::less_equal:
      return Value::boolean(result <= 0);
    case Opcode::greater:
      return Value::boolean(result > 0);
    default:
      return Value::boolean(result >= 0);
  }
}

namespace {

// Three-valued `and` of two tests.
Value both(Value const& a, Value const& b) {
  if (a.is_false() || b.is_false()) return Value::boolean(false);
  if (a.is_null()) return a;
  return b;
}

}  // namespace

Value Machine::between(Instruction const&, Value const& value, Value const& low, Value const& high) {
  Instruction const at_least{.op = Opcode::greater_equal};
  Instruction const at_most{.op = Opcode::less_equal};
  return both(order(at_least, value, low), order(at_most, value, high));
}

Value Machine::test_range(Instruction const& in, Value const& tested, Value const& low, Value const& high) {
  if (tested.is(Kind::range)) {
    Range const range{low, high, in.has(flag::closed_low), in.has(flag::closed_high)};
    return test_value(in, tested, Value::range(&range));
  }
  if (tested.is_null()) return without_operand("en", {tested});
  Instruction const above{.op = in.has(flag::closed_low) ? Opcode::greater_equal : Opcode::greater};
  Instruction const below{.op = in.has(flag::closed_high) ? Opcode::less_equal : Opcode::less};
  return both(order(above, tested, low), order(below, tested, high));
}

// `value in test`: equal to it, an element of it, or within it.
Value Machine::test_value(Instruction const& in, Value const& tested, Value const& value) {
  bool const pack = in.has(flag::pack);
  Instruction const equal{.op = Opcode::equal, .flags = in.flags};
  if (pack && (tested.is_null() || value.is_null())) return without_operand("en", {tested, value});
  if (value.is(Kind::range) && !tested.is(Kind::range)) {
    if (tested.is_null()) return without_operand("en", {tested});
    std::optional<bool> const inside = contains(value.as_range(), tested);
    return inside ? Value::boolean(*inside) : not_comparable(tested, value.as_range().low);
  }
  if (!value.is(Kind::list)) return equality(equal, tested, value);
  if (tested.is(Kind::list) && equals_counted(tested, value).value_or(false)) return Value::boolean(true);
  bool unknown = false;
  for (Value const& item : value.as_list()) {
    if (!spend(1)) return Value::null(NullReason::limit);
    bool const within = item.is(Kind::range) && !tested.is(Kind::range);
    std::optional<bool> const hit = pack && item.is_null() ? std::nullopt
                                    : within               ? contains(item.as_range(), tested)
                                                           : equals_counted(tested, item);
    if (hit.value_or(false)) return Value::boolean(true);
    unknown = unknown || (pack && !hit);
  }
  return unknown ? without_operand("en", {}) : Value::boolean(false);
}

Value Machine::one_of(Instruction const& in, Value const& tested) {
  Value result = Value::boolean(false);
  for (Index i = 0; i < in.b; ++i) {
    Value const& constant = constants_[program_->operands[in.a + i]];
    if (tested.is(Kind::string) && constant.is(Kind::string)) {
      if (tested.as_string() == constant.as_string()) return Value::boolean(true);
      continue;
    }
    Value const equal = equality({.op = Opcode::equal, .flags = in.flags}, tested, constant);
    if (equal.is_true()) return equal;
    if (equal.is_null()) result = equal;
  }
  return result;
}

Value Machine::any_of(Instruction const& in) {
  Value result = Value::boolean(false);
  for (Index i = 0; i < in.b; ++i) {
    Value const test = value(program_->operands[in.a + i]);
    if (test.is_true()) return test;
    if (!test.is_false() && result.is_false()) result = boolean_or_null(test, "en");
  }
  return result;
}

}  // namespace visado::feel
