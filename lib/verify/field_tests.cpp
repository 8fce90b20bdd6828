#include "verify/field_tests.hpp"

#include <algorithm>
#include <optional>

#include "feel/expression_impl.hpp"

namespace visado::verify {
namespace {

using feel::Instruction;
using feel::Opcode;
using feel::Program;

constexpr int deepest = 8;  // definitions within definitions that are looked into

class Reader {
 public:
  Reader(Rulebook const& rulebook, ForEach const* each) : rulebook_(rulebook), each_(each) {}

  FieldTests read(Expression const& condition) {
    conjunct(condition.impl().program, condition.impl().program.root, 0);
    return std::move(found_);
  }

 private:
  void conjunct(Program const& program, feel::Index index, int depth) {
    auto const& in = program.code[index];
    if (in.op == Opcode::conjunction) {
      conjunct(program, in.a, depth);
      conjunct(program, in.b, depth);
    } else if (auto const* inner = definition(in, depth)) {
      conjunct(*inner, inner->root, depth + 1);
    } else if (auto test = this->test(program, index, depth)) {
      found_.tests.push_back(std::move(*test));
    } else {
      found_.rest = found_.whole && depth == 0 ? std::optional(index) : std::nullopt;
      found_.whole = false;
    }
  }

  Program const* definition(Instruction const& in, int depth) const {
    if (in.op != Opcode::definition || depth == deepest) return nullptr;
    return &rulebook_.definitions()[in.a].expression.impl().program;
  }

  std::optional<FieldTest> test(Program const& program, feel::Index index, int depth) const {
    auto const& in = program.code[index];
    if (auto const* inner = definition(in, depth)) return test(*inner, inner->root, depth + 1);
    switch (in.op) {
      case Opcode::input_slot:
      case Opcode::slot: return flag(program, in);
      case Opcode::equal:
      case Opcode::not_equal: return equality(program, in);
      case Opcode::one_of: return one_of(program, in);
      case Opcode::is_null:
      case Opcode::is_not_null: return presence(program, in);
      case Opcode::negation: {
        auto inner = test(program, in.a, depth);
        if (inner) inner->negated = !inner->negated;
        return inner;
      }
      case Opcode::disjunction: {
        auto a = test(program, in.a, depth);
        auto b = test(program, in.b, depth);
        if (!a || !b || a->field != b->field || a->negated || b->negated || a->field.only_presence) return std::nullopt;
        a->values.insert(a->values.end(), b->values.begin(), b->values.end());
        return a;
      }
      default: return std::nullopt;
    }
  }

  // The field that an instruction loads, when it is one of the dossier or of the element.
  [[nodiscard]] std::optional<TestedField> field(Program const& program, Instruction const& in) const {
    if (in.op == Opcode::input_slot) {
      auto const* const record = program.records[in.extra];
      bool const known = (in.a == 0 && record == &rulebook_.schema().root) ||
                         (each_ != nullptr && in.a == each_->input && record == each_->element);
      return known ? std::optional(TestedField{in.a, in.b}) : std::nullopt;
    }
    if (in.op != Opcode::slot || program.code[in.a].op != Opcode::input_slot) return std::nullopt;
    auto const outer = field(program, program.code[in.a]);
    if (!outer) return std::nullopt;
    // A list of records there would give the list of their fields.
    auto const& holder = program.records[program.code[in.a].extra]->fields[outer->slot];
    if (holder.type.record() != program.records[in.extra]) return std::nullopt;
    return TestedField{outer->input, outer->slot, in.b};
  }

  std::optional<FieldTest> flag(Program const& program, Instruction const& in) const {
    auto const tested = field(program, in);
    if (!tested || !program.records[in.extra]->fields[in.b].type.is(TypeKind::boolean)) return std::nullopt;
    return FieldTest{*tested, {"true"}};
  }

  std::optional<FieldTest> equality(Program const& program, Instruction const& in) const {
    auto const* loaded = &program.code[in.a];
    auto const* constant = &program.code[in.b];
    if (loaded->op == Opcode::constant) std::swap(loaded, constant);
    auto const tested = field(program, *loaded);
    std::string_view text;
    if (!tested || constant->op != Opcode::constant || !test_text(program.constants[constant->a], text)) return std::nullopt;
    return FieldTest{*tested, {std::string(text)}, in.op == Opcode::not_equal};
  }

  std::optional<FieldTest> one_of(Program const& program, Instruction const& in) const {
    auto const tested = field(program, program.code[in.c]);
    if (!tested) return std::nullopt;
    FieldTest test{*tested};
    for (feel::Index i = 0; i < in.b; ++i) {
      std::string_view text;
      if (!test_text(program.constants[program.operands[in.a + i]], text)) return std::nullopt;
      test.values.emplace_back(text);
    }
    return test;
  }

  std::optional<FieldTest> presence(Program const& program, Instruction const& in) const {
    auto tested = field(program, program.code[in.a]);
    if (!tested) return std::nullopt;
    tested->only_presence = true;
    return FieldTest{*tested, {}, in.op == Opcode::is_null};
  }

  Rulebook const& rulebook_;
  ForEach const* each_;
  FieldTests found_;
};

}  // namespace

bool FieldTest::allows(std::string_view value) const {
  return (std::ranges::find(values, value) != values.end()) != negated;
}

FieldTests field_tests(Expression const& condition, Rulebook const& rulebook, ForEach const* each) {
  return Reader(rulebook, each).read(condition);
}

bool test_text(Value const& value, std::string_view& text) {
  if (value.is(Kind::string)) text = value.as_string();
  else if (value.is(Kind::boolean)) text = value.as_boolean() ? "true" : "false";
  else return false;
  return true;
}

}  // namespace visado::verify
