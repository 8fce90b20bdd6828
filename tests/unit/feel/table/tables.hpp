// Decision tables of tests, written in a few lines:
//   F x:number, y -> z:string=alta/media/baja ("otro")
//   > 1 | "a" -> "alta"
// Columns after the policy; behind an output its type, its values in order, and its default in parentheses.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "unit/feel/evaluation.hpp"
#include "visado/decision_table.hpp"

namespace visado::test {

inline std::string trim(std::string const& text) {
  std::size_t const first = text.find_first_not_of(" \n");
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

inline std::vector<std::string> split(std::string const& text, std::string const& by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, begin)) {
    parts.push_back(trim(text.substr(begin, at - begin)));
    begin = at + by.size();
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

inline EmbeddedText cell(std::string const& text) { return EmbeddedText::of("<tabla>", text); }

inline Type type_named(std::string const& name) {
  if (name == "number") return Type::of(TypeKind::number);
  if (name == "string") return Type::of(TypeKind::string);
  if (name == "boolean") return Type::of(TypeKind::boolean);
  if (name == "date") return Type::of(TypeKind::date);
  if (name == "money") return Type::money(currency_code("GTQ"));
  return {};
}

inline HitPolicy policy_named(std::string const& name) {
  for (int i = 0; i <= static_cast<int>(HitPolicy::collect_count); ++i) {
    if (to_string(static_cast<HitPolicy>(i)) == name) return static_cast<HitPolicy>(i);
  }
  ADD_FAILURE() << "no policy " << name;
  return {};
}

inline TableText read_table(std::string const& written) {
  std::istringstream lines(written);
  std::string head;
  while (trim(head).empty() && std::getline(lines, head)) {
  }
  head = trim(head);
  TableText table;
  table.name = "tabla";
  table.place = {std::make_shared<Source>("<tabla>", written), {0, 1}, {}};
  std::size_t const blank = head.find(' ');
  table.policy = policy_named(head.substr(0, blank));
  auto const sides = split(head.substr(blank), "->");
  for (std::string const& input : split(sides[0], ",")) {
    if (input.empty()) continue;
    auto const parts = split(input, ":");
    table.inputs.push_back({cell(parts[0]), parts.size() > 1 ? type_named(parts[1]) : Type(), {}});
    if (parts.size() > 2) table.inputs.back().allowed = {cell(parts[2])};
  }
  for (std::string output : split(sides[1], ",")) {
    TableText::Output& column = table.outputs.emplace_back();
    if (std::size_t const open = output.find('('); open != std::string::npos) {
      column.otherwise = cell(output.substr(open + 1, output.rfind(')') - open - 1));
      output = trim(output.substr(0, open));
    }
    if (std::size_t const equal = output.find('='); equal != std::string::npos) {
      column.type = Type::enumeration(split(output.substr(equal + 1), "/"));
      output = output.substr(0, equal);
    }
    auto const parts = split(output, ":");
    column.name = parts[0];
    if (parts.size() > 1 && column.type.is(TypeKind::any)) column.type = type_named(parts[1]);
  }
  std::string line;
  while (std::getline(lines, line)) {
    if (trim(line).empty()) continue;
    auto const row = split(line, "->");
    TableText::Row& cells = table.rows.emplace_back();
    if (!table.inputs.empty()) {
      for (std::string const& text : split(row[0], "|")) cells.inputs.push_back(cell(text));
    }
    for (std::string const& text : split(row[1], "|")) cells.outputs.push_back(cell(text));
    cells.place = table.place;
  }
  return table;
}

// The value over a context of names, without and with explanations, which must agree; then the codes of the reasons.
inline std::string evaluate_table(std::string const& written, std::string const& context, Profile profile,
                                  TableExplanation* told = nullptr) {
  Names const names(context);
  CompileOptions options{.profile = profile, .language = Language::en};
  options.tested_input = static_cast<std::uint32_t>(names.inputs.size());
  Result<DecisionTable> const table = DecisionTable::compile(read_table(written), names.scope, options);
  if (!table) return messages(table.diagnostics());
  Arena arena;
  Activation const activation = at_noon(names.inputs);
  std::string const plain = to_feel(table.value().evaluate(activation, arena));
  TableExplanation explanation;
  std::string text = to_feel(table.value().explain(activation, arena, explanation));
  EXPECT_EQ(plain, text) << written << context;
  for (Diagnostic const& reason : explanation.reasons) {
    EXPECT_FALSE(reason.message().empty());
    text += " " + std::string(info(reason.code).name);
  }
  if (told != nullptr) *told = std::move(explanation);
  return text;
}

}  // namespace visado::test
