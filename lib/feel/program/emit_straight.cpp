// A program's tree of instructions as straight code.
#include <algorithm>
#include <limits>
#include <optional>

#include "feel/builtins/builtin.hpp"
#include "feel/program/program.hpp"
#include "feel/program/straight.hpp"

namespace visado::feel {

namespace {

using Op = Straight::Op;
using Operand = Straight::Operand;
using Step = Straight::Step;

std::optional<Op> operator_of(Opcode op) {
  switch (op) {
    case Opcode::add: return Op::add;
    case Opcode::subtract: return Op::subtract;
    case Opcode::multiply: return Op::multiply;
    case Opcode::equal: return Op::equal;
    case Opcode::not_equal: return Op::not_equal;
    case Opcode::less: return Op::less;
    case Opcode::less_equal: return Op::less_equal;
    case Opcode::greater: return Op::greater;
    case Opcode::greater_equal: return Op::greater_equal;
    default: return std::nullopt;
  }
}

bool gives_boolean(Op op) {
  return op == Op::negation || op == Op::one_of || op == Op::boolean || (op >= Op::equal && op <= Op::is_not_null);
}

class Straightener {
 public:
  explicit Straightener(Program const& program) : program_(program) {}

  Straight run() {
    code_.value = value(program_.root, 0);
    bool const only_computed = steps().size() == 1 && steps().front().op == Op::compute;
    if (!fits_ || only_computed) return {};
    return std::move(code_);
  }

 private:
  std::vector<Step>& steps() { return code_.steps; }
  [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(code_.steps.size()); }

  Operand add(std::size_t to, Step step) {
    fits_ = fits_ && to < Straight::most_registers;
    step.to = static_cast<std::uint8_t>(to);
    steps().push_back(step);
    return {Operand::registers, static_cast<std::uint16_t>(to)};
  }
  [[nodiscard]] Operand operand(std::size_t bank, std::size_t index) {
    fits_ = fits_ && index <= std::numeric_limits<std::uint16_t>::max();
    return {static_cast<std::uint8_t>(bank), static_cast<std::uint16_t>(index)};
  }

  // The value of an instruction, in the register `to` if it takes one; those above are free.
  Operand value(Index index, std::size_t to) {
    Instruction const& in = program_.code[index];
    if (auto const op = operator_of(in.op)) {
      Operand const a = value(in.a, to);
      Operand const b = value(in.b, to + 1);
      return add(to, {.op = *op, .a = a, .b = b});
    }
    switch (in.op) {
      case Opcode::constant: return operand(Operand::constants, in.a);
      case Opcode::input_slot: return field(in, to, index);
      case Opcode::slot: return add(to, {.op = Op::slot, .extra = in.extra, .a = value(in.a, to), .c = in.b});
      case Opcode::is_null: return add(to, {.op = Op::is_null, .a = value(in.a, to)});
      case Opcode::is_not_null: return add(to, {.op = Op::is_not_null, .a = value(in.a, to)});
      case Opcode::negation: return add(to, {.op = Op::negation, .a = value(in.a, to)});
      case Opcode::conjunction: return logic(in, Op::unless_true, to);
      case Opcode::disjunction: return logic(in, Op::unless_false, to);
      case Opcode::choose: return choice(in, to);
      case Opcode::one_of: return one_of(in, to, index);
      case Opcode::definition: return add(to, {.op = Op::definition, .c = in.a});
      case Opcode::parameter: return add(to, {.op = Op::parameter, .c = in.a});
      case Opcode::builtin: return builtin(program_.calls[in.a], to, index);
      default: return compute(to, index);
    }
  }

  Operand compute(std::size_t to, Index index) {
    code_.computes = true;
    return add(to, {.op = Op::compute, .c = index});
  }

  Operand field(Instruction const& in, std::size_t to, Index index) {
    Straight::Record const record{in.a, program_.records[in.extra]};
    auto& records = code_.records;
    auto const found = std::find(records.begin(), records.end(), record);
    auto const bank = static_cast<std::size_t>(found - records.begin());
    if (bank == Straight::most_records) return compute(to, index);
    if (found == records.end()) records.push_back(record);
    return operand(Operand::first_record + bank, in.b);
  }

  // a, and if that does not decide, b.
  Operand logic(Instruction const& in, Op unless, std::size_t to) {
    into(to, value(in.a, to));
    std::size_t const test = steps().size();
    Operand const result = add(to, {.op = unless, .a = {Operand::registers, static_cast<std::uint16_t>(to)}});
    into(to, value(in.b, to));
    if (!gives_boolean(steps().back().op)) add(to, {.op = Op::boolean, .a = result});
    steps()[test].c = here();
    return result;
  }

  Operand choice(Instruction const& in, std::size_t to) {
    Operand const condition = value(in.a, to);
    std::size_t const test = steps().size();
    add(to, {.op = Op::unless_true, .a = condition});
    Operand const result = into(to, value(in.b, to));
    std::size_t const behind = steps().size();
    add(to, {.op = Op::go_to});
    steps()[test].c = here();
    into(to, value(in.c, to));
    steps()[behind].c = here();
    return result;
  }

  Operand into(std::size_t to, Operand value) {
    bool const there = value.bank == Operand::registers && value.index == to;
    return there ? value : add(to, {.op = Op::copy, .a = value});
  }

  Operand one_of(Instruction const& in, std::size_t to, Index index) {
    bool const texts = in.b <= std::numeric_limits<std::uint16_t>::max() && [&] {
      for (Index i = 0; i < in.b; ++i)
        if (!program_.constants[program_.operands[in.a + i]].is(Kind::string)) return false;
      return true;
    }();
    if (!texts) return compute(to, index);
    return add(to, {.op = Op::one_of, .extra = static_cast<std::uint16_t>(in.b), .a = value(in.c, to), .c = in.a});
  }

  Operand builtin(CallSite const& site, std::size_t to, Index index) {
    if (site.of_field == CallSite::Field::sum) {
      Instruction const& field = program_.code[site.arguments.front()];
      return add(to, {.op = Op::sum_of_field, .extra = field.extra, .a = value(field.a, to), .c = field.b});
    }
    bool const absolute = site.direct && site.candidates.front().row->en == "abs";
    if (!absolute) return compute(to, index);
    return add(to, {.op = Op::absolute, .a = value(site.arguments.front(), to)});
  }

  Program const& program_;
  Straight code_;
  bool fits_ = true;
};

}  // namespace

Straight make_straight(Program const& program) { return Straightener(program).run(); }

}  // namespace visado::feel
