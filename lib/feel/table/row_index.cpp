#include "feel/table/row_index.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "feel/expression_impl.hpp"

namespace visado::feel {
namespace {

// The texts of a cell that is a list of them, "a", "b"; nothing of any other.
std::optional<std::vector<std::string_view>> texts_of(Expression const& cell) {
  Program const& program = cell.impl().program;
  Instruction const& root = program.code[program.root];
  if (root.op != Opcode::let || program.code[root.b].op != Opcode::input) return std::nullopt;
  Instruction const& tests = program.code[root.c];
  if (tests.op != Opcode::any_of) return std::nullopt;
  std::vector<std::string_view> texts;
  for (Index i = 0; i < tests.b; ++i) {
    Instruction const& test = program.code[program.operands[tests.a + i]];
    if (test.op != Opcode::test_value) return std::nullopt;
    Instruction const& tested = program.code[test.a];
    Instruction const& text = program.code[test.b];
    bool const is_text = tested.op == Opcode::local && tested.a == root.a && text.op == Opcode::constant &&
                         program.constants[text.a].is(Kind::string);
    if (!is_text) return std::nullopt;
    texts.push_back(program.constants[text.a].as_string());
  }
  return texts;
}

}  // namespace

TextColumn::TextColumn(std::span<Expression const* const> cells)
    : others_(words_for(cells.size())), decided_(others_.size()) {
  std::vector<std::pair<std::string_view, std::size_t>> named;
  for (std::size_t row = 0; row < cells.size(); ++row) {
    auto const texts = cells[row] != nullptr ? texts_of(*cells[row]) : std::nullopt;
    if (texts || cells[row] == nullptr) insert(decided_, row);
    if (!texts) {
      insert(others_, row);
      continue;
    }
    for (auto const text : *texts) named.emplace_back(text, row);
  }
  std::ranges::sort(named);
  for (auto const& [text, row] : named) {
    if (texts_.empty() || texts_.back().first != text) texts_.emplace_back(text, others_);
    insert(texts_.back().second, row);
  }
}

RowSet const& TextColumn::rows(std::string_view text) const {
  auto const found = std::ranges::lower_bound(texts_, text, {}, [](auto const& entry) { return std::string_view(entry.first); });
  return found != texts_.end() && found->first == text ? found->second : others_;
}

}  // namespace visado::feel
