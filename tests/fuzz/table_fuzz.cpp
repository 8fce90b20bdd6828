// Decision tables: any cells compile or are refused, evaluate to the same value with and without explanations, and are
// analysed within bounds. Input: a policy letter line, then a row a line, cells between bars; the last one is the output.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "feel/table/analysis.hpp"
#include "visado/decision_table.hpp"

namespace {

using namespace visado;

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr std::size_t inputs = 3;  // a number, a text, a date

EmbeddedText cell(std::string const& text) { return EmbeddedText::of("<fuzz>", text); }

TableText read(std::string const& text) {
  TableText table;
  table.name = "tabla";
  table.place = {std::make_shared<Source>("<fuzz>", text), {0, 0}, {}};
  for (char const* name : {"n", "s", "d"}) table.inputs.push_back({cell(name), {}, {}});
  table.outputs.push_back({.name = "x"});
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  for (int i = 0; i <= static_cast<int>(HitPolicy::collect_count); ++i) {
    if (to_string(static_cast<HitPolicy>(i)) == line) table.policy = static_cast<HitPolicy>(i);
  }
  while (std::getline(lines, line) && table.rows.size() < 30) {
    TableText::Row& row = table.rows.emplace_back();
    row.place = table.place;
    std::istringstream cells(line);
    std::string one;
    while (std::getline(cells, one, '|') && row.inputs.size() + row.outputs.size() < 6)
      (row.inputs.size() < inputs ? row.inputs : row.outputs).push_back(cell(one));
  }
  return table;
}

void try_table(TableText const& text, Profile profile, Language language) {
  Scope scope;
  scope.add({.name = "n", .type = Type::of(TypeKind::number), .index = 0});
  scope.add({.name = "s", .type = Type::enumeration({"a", "b"}), .index = 1});
  scope.add({.name = "d", .type = Type::of(TypeKind::date), .index = 2});
  CompileOptions options{.profile = profile, .language = language};
  options.tested_input = inputs;
  Result<DecisionTable> const table = DecisionTable::compile(text, scope, options);
  for (Diagnostic const& diagnostic : table.diagnostics()) require(!render(diagnostic).empty());
  if (!table) return require(table.diagnostics().has_errors());
  Value const given[][inputs] = {{Value::number(3), Value::string("a"), Value::date(Date{19800})}, {}};
  for (auto const& values : given) {
    Arena arena;
    Activation const activation{.inputs = values};
    TableExplanation explanation;
    std::string const plain = to_feel(table.value().evaluate(activation, arena));
    require(plain == to_feel(table.value().explain(activation, arena, explanation)));
    require(explanation.rows.size() == text.rows.size());
  }
  if (profile == Profile::standard) return;
  feel::AnalysisInput analysis{table.value(), scope, language};
  analysis.inputs.resize(inputs);
  for (Diagnostic const& diagnostic : feel::analyse(analysis)) require(!render(diagnostic).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size > 4000) return 0;
  TableText const text = read(std::string(reinterpret_cast<char const*>(data), size));
  try_table(text, Profile::standard, Language::en);
  try_table(text, Profile::pack, Language::es);
  return 0;
}
