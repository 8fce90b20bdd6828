#include "parts/texts.hpp"

#include <simdjson.h>

#include <cstdlib>
#include <fstream>

#include "visado/rulebook.hpp"

namespace visado::bench {

std::size_t Texts::bytes() const {
  std::size_t sum = 0;
  for (auto const& one : texts) sum += one.text.text().size();
  return sum;
}

Texts rule_texts() {
  Texts result;
  auto const rulebook = Rulebook::load({std::string(VISADO_SOURCE_DIR) + "/rules"});
  if (!rulebook) return result;
  auto& names = result.names.emplace_back(rulebook->scope());
  feel::ParseOptions const options{Language::es, Goal::expression, true};
  auto const add = [&](Expression const& expression) { result.add(expression.text().text(), options); };
  for (auto const& rule : rulebook->rules()) {
    for (auto const& each : rule.for_each) {
      names.add(each.variable);
      add(each.list);
    }
    if (rule.applies) add(*rule.applies);
    if (rule.demands) add(*rule.demands);
    if (rule.observed_amount) add(*rule.observed_amount);
    for (auto const& part : rule.finding.parts)
      if (part.expression) add(*part.expression);
  }
  for (auto const& definition : rulebook->definitions()) add(definition.expression);
  return result;
}

Texts tck_texts() {
  Texts result;
  char const* const root = std::getenv("VISADO_COMPARTIDO");
  if (root == nullptr) return result;
  std::ifstream in(std::string(root) + "/tck/feel.jsonl");
  simdjson::dom::parser json;
  for (std::string line; std::getline(in, line);) {
    simdjson::dom::element const record = json.parse(line);
    auto& names = result.names.emplace_back(Scope());
    for (auto const& field : simdjson::dom::object(record["context"])) names.add(field.key);
    auto const add_text = [&](simdjson::dom::element holder) {
      std::string_view text;
      if (holder["expr"].get(text) == simdjson::SUCCESS) result.add(std::string(text), {});
    };
    simdjson::dom::array bindings;
    if (record["bindings"].get(bindings) == simdjson::SUCCESS) {
      for (auto const binding : bindings) names.add(std::string_view(binding["name"]));
      for (auto const binding : bindings) add_text(binding);
    }
    add_text(record);
  }
  return result;
}

}  // namespace visado::bench
