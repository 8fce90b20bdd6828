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
  explicit Reader(Rulebook const& rulebook) : rulebook_(rulebook) {}

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
      case Opcode::input_slot: return flag(program, in);
      case Opcode::equal:
      case Opcode::not_equal: return equality(program, in);
      case Opcode::one_of: return one_of(program, in);
      case Opcode::negation: {
        auto inner = test(program, in.a, depth);
        if (inner) inner->negated = !inner->negated;
        return inner;
      }
      case Opcode::disjunction: {
        auto a = test(program, in.a, depth);
        auto b = test(program, in.b, depth);
        if (!a || !b || a->slot != b->slot || a->negated || b->negated) return std::nullopt;
        a->values.insert(a->values.end(), b->values.begin(), b->values.end());
        return a;
      }
      default: return std::nullopt;
    }
  }

  [[nodiscard]] bool is_field(Program const& program, Instruction const& in) const {
    return in.op == Opcode::input_slot && in.a == 0 && program.records[in.extra] == &rulebook_.schema().root;
  }

  std::optional<FieldTest> flag(Program const& program, Instruction const& in) const {
    if (!is_field(program, in) || !rulebook_.schema().root.fields[in.b].type.is(TypeKind::boolean)) return std::nullopt;
    return FieldTest{in.b, {"true"}};
  }

  std::optional<FieldTest> equality(Program const& program, Instruction const& in) const {
    auto const* field = &program.code[in.a];
    auto const* constant = &program.code[in.b];
    if (field->op == Opcode::constant) std::swap(field, constant);
    std::string_view text;
    if (!is_field(program, *field) || constant->op != Opcode::constant ||
        !test_text(program.constants[constant->a], text))
      return std::nullopt;
    return FieldTest{field->b, {std::string(text)}, in.op == Opcode::not_equal};
  }

  std::optional<FieldTest> one_of(Program const& program, Instruction const& in) const {
    auto const& field = program.code[in.c];
    if (!is_field(program, field)) return std::nullopt;
    FieldTest test{field.b, {}};
    for (feel::Index i = 0; i < in.b; ++i) {
      std::string_view text;
      if (!test_text(program.constants[program.operands[in.a + i]], text)) return std::nullopt;
      test.values.emplace_back(text);
    }
    return test;
  }

  Rulebook const& rulebook_;
  FieldTests found_;
};

}  // namespace

bool FieldTest::allows(std::string_view value) const {
  return (std::ranges::find(values, value) != values.end()) != negated;
}

FieldTests field_tests(Expression const& condition, Rulebook const& rulebook) { return Reader(rulebook).read(condition); }

bool test_text(Value const& value, std::string_view& text) {
  if (value.is(Kind::string)) text = value.as_string();
  else if (value.is(Kind::boolean)) text = value.as_boolean() ? "true" : "false";
  else return false;
  return true;
}

}  // namespace visado::verify
