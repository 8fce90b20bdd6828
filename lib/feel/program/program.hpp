// A compiled expression: flat instructions that name their operands by index, with all that they refer to.
// Made of a Checked tree and nothing else; immutable; shared between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "feel/check/checked.hpp"
#include "feel/program/function.hpp"
#include "feel/program/straight.hpp"
#include "visado/schema.hpp"
#include "visado/source.hpp"
#include "visado/value.hpp"

namespace visado::feel {

namespace pattern {
struct Prepared;
}

using Index = std::uint32_t;
inline constexpr Index no_index = 0xffffffff;

// «operands» are rows a … a + b of Program::operands.
enum class Opcode : std::uint8_t {
  // leaves
  constant,      // constants[a]
  local,         // frame[a]
  captured,      // value a of the function's surroundings
  input,         // activation input a
  input_slot,    // slot b of the record that input a is; otherwise names[c]
  local_slot,    // slot b of the record in frame[a]; otherwise names[c]
  definition,    // of the host: a
  parameter,     // of the host: a; names[b] for the reason
  parameter_at,  // of the host: a, at the date b; names[c]
  unknown,       // no such name: names[a]
  impossible,    // a call that was reported when it was compiled
  builtin_name,  // a built-in function as a value: names[a]
  // fields
  slot,      // slot b of the record a, a records[extra]; otherwise names[c]
  field,     // entry names[c] of a; b: where it probably stands
  property,  // property names[c] of a
  probe,     // entry names[c] of the element a when it has one, otherwise b
  // operators on a and b
  add,
  subtract,
  multiply,
  divide,
  power,
  negate,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  is_null,
  is_not_null,
  conjunction,
  disjunction,
  negation,
  between,      // a between b and c
  instance_of,  // a is of types[b]
  choose,       // if a then b else c
  // tests of one value
  let,         // frame[a] = b; then c
  one_of,      // c equals one of the constants that are the operands
  any_of,      // operands: some test is true
  test_value,  // a equals b, is in the list b, or lies in the range b
  test_range,  // a lies between b and c; flags say which ends belong
  // loops
  for_each,  // loops[a]
  some,
  every,
  filter,  // list a, condition b, the element in frame[c]
  // structure
  list,      // operands
  context,   // operands, shapes[c]; entries also go to frame slots, entry_slots[…]
  range,     // a .. b; flags; extra: the form
  function,  // functions[c]; operands are what it captures
  // calls
  call,     // calls[a]
  builtin,  // calls[a]
};

namespace flag {
inline constexpr std::uint8_t pack = 1;    // null is never decided upon
inline constexpr std::uint8_t traced = 2;  // a part worth telling
inline constexpr std::uint8_t closed_low = 4;
inline constexpr std::uint8_t closed_high = 8;
inline constexpr std::uint8_t fold = 16;      // names match without accents
inline constexpr std::uint8_t by_index = 32;  // filter: the condition is a number
inline constexpr std::uint8_t by_condition = 64;
inline constexpr std::uint8_t indexed = 128;  // filter: it has a Lookup
}  // namespace flag

struct Instruction {
  Opcode op{};
  std::uint8_t flags = 0;
  std::uint16_t extra = 0;
  Index a = 0;
  Index b = 0;
  Index c = 0;

  [[nodiscard]] bool has(std::uint8_t bit) const { return (flags & bit) != 0; }
};
static_assert(sizeof(Instruction) == 16);

struct Iteration {
  Index slot;
  Index domain;           // the list, or the first of a series
  Index last = no_index;  // the last of the series
};

struct Loop {
  std::vector<Iteration> iterations;
  Index body = no_index;
  Index partial = no_index;  // frame slot of `partial`, when the body uses it
  std::uint32_t cost = 1;    // steps of a pass
};

struct CallSite {
  Index callee = no_index;
  std::vector<Index> arguments{};
  std::vector<std::string> names{};     // of named arguments
  std::vector<Candidate> candidates{};  // of a built-in
  bool direct = false;  // one row, an argument for each of its parameters: they have their places already
  std::uint16_t currency = 0;  // of the sum of a list of amounts, which an empty one does not show; 0: not known
  std::shared_ptr<pattern::Prepared const> prepared{};  // of a regular expression that is a constant
  // `sum(list.field)` and `list contains(list.field, x)` of a record's field: done without making the list of the field.
  enum class Field : std::uint8_t { none, sum, contains } of_field = Field::none;
};

// A filter that compares a text field of constant records with something: `renglones[codigo = x]`. Its rows are looked
// up instead of searched.
struct Lookup {
  Index filter;  // the instruction
  Index key;     // what the field is compared with
  std::unordered_map<std::string_view, std::vector<Index>> rows{};  // places in the list, by value of the field
};

// The code of a function written in an expression.
struct FunctionCode {
  Index entry = no_index;
  Index frame_size = 0;
  Index depth = 0;        // how deep its parts nest
  std::uint32_t cost = 1;  // steps of a call
  Index self = no_index;  // which captured value is the function itself
  std::vector<std::string> parameters{};
  std::vector<Type> wanted{};  // declared types of the parameters; arguments are converted to them
  Type type{};                 // parameters and result as checked
  Type wanted_result{};        // what the result is converted to; any: nothing (FEEL's text cannot say it)
};

class Program {
 public:
  Program(Program&&) noexcept = default;
  Program& operator=(Program&&) noexcept = default;

  std::vector<Instruction> code;
  std::vector<Span> spans;  // by instruction, in the text of the expression
  std::vector<Index> operands;
  std::vector<Index> entry_slots;  // by operand: the frame slot of a context's entry, or no_index
  std::vector<Value> constants;
  std::vector<std::string> names;
  std::vector<RecordType const*> records;
  std::vector<std::unique_ptr<Shape>> shapes;
  std::vector<Type> types;
  std::vector<Loop> loops;
  std::vector<CallSite> calls;
  std::vector<Lookup> lookups;
  std::vector<std::unique_ptr<FunctionCode>> functions;
  std::vector<std::pair<Index, std::string>>
      paths;          // of instructions that load fields of records, as people name them
  Arena memory{256};  // of the constants
  Index root = no_index;
  Straight straight;  // of the root
  Index frame_size = 0;
  Index depth = 0;
  Profile profile = Profile::standard;
  bool reads_outside = false;  // inputs, the host or the clock

  [[nodiscard]] std::string_view path_of(Index instruction) const;

 private:
  Program() = default;
  friend class Emitter;
};

// Cannot fail.
[[nodiscard]] Program emit(Checked const& checked);
// For tests and maintainers: one instruction a line.
[[nodiscard]] std::string dump(Program const& program);

}  // namespace visado::feel
