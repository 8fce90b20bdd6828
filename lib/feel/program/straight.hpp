// The usual case of a program as straight code: steps on registers, without recursion and without nulls. Of conditions
// that are arithmetic, comparisons and logic on fields, nearly all evaluations are the usual case; in any other the
// program itself is run, which knows what to do and tells why.
#pragma once

#include <cstdint>
#include <vector>

#include "visado/schema.hpp"

namespace visado::feel {

class Program;

struct Straight {
  enum class Op : std::uint8_t {
    slot,      // entry c of the record a, a records[extra] of the program
    add,       // numbers with 64-bit coefficients
    subtract,
    multiply,
    absolute,
    equal,     // such numbers of one currency, dates, texts, or booleans
    not_equal,
    less,      // such numbers of one currency, or dates
    less_equal,
    greater,
    greater_equal,
    is_null,
    is_not_null,
    negation,      // of a boolean
    one_of,        // the text a is one of the texts that are operands c … c + extra of the program
    sum_of_field,  // of entry c of the records in the list a, records[extra]
    definition,    // of the host: c
    parameter,     // of the host: c
    compute,       // instruction c of the program
    copy,          // a
    unless_true,   // a boolean; not true: goes to step c
    unless_false,  // a boolean; not false: goes to step c
    go_to,         // step c
    boolean,       // a has to be one
  };

  // A value: register, constant of the program, or field of one of the records that are open.
  struct Operand {
    static constexpr std::uint8_t registers = 0, constants = 1, first_record = 2;
    std::uint8_t bank = registers;
    std::uint16_t index = 0;
  };
  struct Step {
    Op op{};
    std::uint8_t to = 0;  // the register of the result
    std::uint16_t extra = 0;
    Operand a{}, b{};
    std::uint32_t c = 0;
  };
  // An activation input that is a record of this type.
  struct Record {
    std::uint32_t input = 0;
    RecordType const* type = nullptr;
    friend bool operator==(Record const&, Record const&) = default;
  };

  static constexpr std::size_t most_registers = 8, most_records = 4;

  std::vector<Record> records;
  std::vector<Step> steps;  // empty: the program has no usual case worth the name
  Operand value{};          // of the program, behind the last step
  bool computes = false;    // some step is `compute`: takes a machine
};

[[nodiscard]] Straight make_straight(Program const& program);

}  // namespace visado::feel
