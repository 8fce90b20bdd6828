// No rule is silenced by leaving a datum out, but where tests/rules/silencios.tsv says why it may be. Each case that a
// rule finds wrong is asked again without each of its data; if the rule then says nothing (neither a finding nor «no
// evaluable»), rule and datum must be in that list, and nothing else may be. With VISADO_ACTUALIZAR=1 the test prints
// what the list lacks.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "support/yaml_tree.hpp"
#include "verify/rule_tests.hpp"

namespace visado {
namespace {

using NodePtr = std::shared_ptr<YamlNode const>;
using Silence = std::pair<std::string, std::string>;  // rule, path of the datum: «facturas[].frases»

// What base_de_pruebas and the case give together.
NodePtr data_of(RuleTest const& test) {
  auto data = std::make_shared<YamlNode>();
  data->kind = YamlNode::Kind::map;
  if (test.given) data->entries = test.given->entries;
  if (test.base)
    for (auto const& entry : test.base->entries)
      if (data->find(entry.key->text.text()) == nullptr) data->entries.push_back(entry);
  return data;
}

struct Variant {
  NodePtr data;
  std::string path;
};

// The same data without one of them, each in turn.
std::vector<Variant> without_each(NodePtr const& node) {
  std::vector<Variant> variants;
  for (std::size_t i = 0; i < node->entries.size(); ++i) {
    std::string const name = node->entries[i].key->text.text();
    auto dropped = std::make_shared<YamlNode>(*node);
    dropped->entries.erase(dropped->entries.begin() + static_cast<std::ptrdiff_t>(i));
    variants.push_back({dropped, name});
    for (auto const& [data, path] : without_each(node->entries[i].value)) {
      auto changed = std::make_shared<YamlNode>(*node);
      changed->entries[i].value = data;
      variants.push_back({changed, name + (node->entries[i].value->is_list() ? "[]." : ".") + path});
    }
  }
  for (std::size_t i = 0; i < node->items.size(); ++i) {
    for (auto const& [data, path] : without_each(node->items[i])) {
      auto changed = std::make_shared<YamlNode>(*node);
      changed->items[i] = data;
      variants.push_back({changed, path});
    }
  }
  return variants;
}

// The outcomes as text: «incumple», or «a: cumple, b: incumple».
std::string outcomes(Rulebook const& part, Rule const& rule, RuleTest test, NodePtr data) {
  test.base = nullptr;
  test.given = std::move(data);
  test.expected_by_element.clear();
  test.expected = to_string(Outcome::error);  // what no case gives, so that all is told
  return verify::run_rule_test(part, rule, test).got;
}

bool says_something(std::string const& got) {
  return got.find("incumple") != std::string::npos || got.find("no evaluable") != std::string::npos ||
         got.find("error") != std::string::npos;
}

// A dossier without these is no verificado, whatever its rules say.
bool is_required(Schema const& schema, std::string const& path) {
  auto const slot = schema.root.find(path);
  return slot && (schema.root.fields[*slot].required || schema.key_field == path);
}

std::set<Silence> silences(Rulebook const& rulebook) {
  std::set<Silence> found;
  for (Rulebook const* part : rulebook.parts()) {
    for (Rule const& rule : part->rules()) {
      if (rule.type == Rule::Type::manual || rule.type == Rule::Type::obligatory) continue;
      for (RuleTest const& test : rule.tests) {
        NodePtr const data = data_of(test);
        if (outcomes(*part, rule, test, data).find("incumple") == std::string::npos) continue;
        for (auto const& [changed, path] : without_each(data)) {
          if (is_required(part->schema(), path) || says_something(outcomes(*part, rule, test, changed))) continue;
          found.emplace(rule.id, path);
        }
      }
    }
  }
  return found;
}

std::map<Silence, std::string> accepted() {
  std::map<Silence, std::string> list;
  std::ifstream in(VISADO_TESTS "/rules/silencios.tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    auto const first = line.find('\t');
    auto const second = line.find('\t', first + 1);
    if (first == std::string::npos || second == std::string::npos || second + 1 == line.size()) {
      ADD_FAILURE() << "cada línea es regla, dato y porqué: " << line;
      continue;
    }
    list[{line.substr(0, first), line.substr(first + 1, second - first - 1)}] = line.substr(second + 1);
  }
  return list;
}

TEST(Silences, AreThoseThatWereJudged) {
  auto const rulebook = Rulebook::load({VISADO_SOURCE_DIR "/rules"});
  ASSERT_TRUE(rulebook) << render(rulebook.diagnostics());
  auto const found = silences(rulebook.value());
  auto const known = accepted();
  bool const print = std::getenv("VISADO_ACTUALIZAR") != nullptr;
  for (auto const& silence : found) {
    if (known.contains(silence)) continue;
    ADD_FAILURE() << silence.first << " calla si falta " << silence.second << ", y silencios.tsv no dice por qué puede";
    if (print) std::printf("%s\t%s\t\n", silence.first.c_str(), silence.second.c_str());
  }
  for (auto const& [silence, why] : known)
    EXPECT_TRUE(found.contains(silence)) << silence.first << " ya no calla si falta " << silence.second << " (" << why << ")";
}

}  // namespace
}  // namespace visado
