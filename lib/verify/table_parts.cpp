#include "verify/table_parts.hpp"

#include "verify/print.hpp"

namespace visado::verify {
namespace {

constexpr std::size_t most_rows = 10;  // of a table that gives a list

std::string one_line(EmbeddedText const& text) {
  std::string line;
  for (char const c : text.text()) {
    bool const blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// «monto <= tope», «modalidad en "a", "b"».
std::string tested(EmbeddedText const& input, EmbeddedText const& cell) {
  std::string const test = one_line(cell);
  bool const comparison = test.find_first_of("<>=!") == 0;
  return one_line(input) + (comparison ? " " : " en ") + test;
}

std::string row_name(Definition const& definition, std::size_t row) {
  std::string name = "fila " + std::to_string(row + 1) + " de " + definition.name;
  std::string basis;
  for (Citation const& citation : definition.table->rows[row].basis) basis += (basis.empty() ? "" : "; ") + citation.text;
  return basis.empty() ? name : name + " (" + basis + ")";
}

}  // namespace

void TableParts::add(std::uint32_t index, int depth, std::vector<ExplainedPart>& parts) {
  if (!told_.insert(index).second) return;
  Definition const& definition = rulebook_.definitions()[index];
  if (definition.table) return add_table(definition, depth, parts);
  for (Expression::Use const& use : definition.uses()) {
    if (use.role == Binding::Role::definition) add(use.index, depth, parts);
  }
}

void TableParts::add_table(Definition const& definition, int depth, std::vector<ExplainedPart>& parts) {
  DecisionTable const& table = definition.table->table;
  if (hidden_ || definition.table->sensitive) return;  // which row decides says what was read
  TableExplanation explanation;
  table.explain(facts_.activation(), facts_.arena(), explanation);
  if (explanation.by_default) parts.push_back({"ninguna fila de " + definition.name + " se cumple", "valor por defecto", depth});
  std::size_t told = 0;
  for (std::size_t const row : explanation.decisive) {
    if (told++ == most_rows) {
      parts.push_back({"más filas de " + definition.name,
                       std::to_string(explanation.decisive.size() - most_rows), depth});
      break;
    }
    TableText::Row const& cells = table.text().rows[row];
    std::string outputs;
    for (EmbeddedText const& cell : cells.outputs) outputs += (outputs.empty() ? "" : ", ") + one_line(cell);
    parts.push_back({row_name(definition, row), std::move(outputs), depth});
    for (std::size_t i = 0; i < cells.inputs.size(); ++i) {
      if (one_line(cells.inputs[i]) == "-") continue;
      parts.push_back({tested(table.text().inputs[i].expression, cells.inputs[i]),
                       for_people(explanation.inputs[i], table.input_types()[i]), depth + 1});
    }
  }
}

}  // namespace visado::verify
