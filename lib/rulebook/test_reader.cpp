// A case of `pruebas`.
#include "rulebook/readers.hpp"
#include "rulebook/words.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

// The canonical word of an outcome; empty, reported, when it is none.
std::string read_outcome(YamlNode const& node, Log& log) {
  if (!expect_text(node, "espera", log)) return {};
  std::string const text = trimmed(node.text).text();
  if (std::optional<std::size_t> const index = find_word(text, outcome_words)) {
    return std::string(outcome_words[*index]);
  }
  std::string known;
  for (std::string_view const word : outcome_words) known += (known.empty() ? "" : ", ") + std::string(word);
  log.report(code::unknown_word, node.label(), {text, "espera"}, "puede ser: " + known);
  return {};
}

void read_expected(YamlNode const* node, RuleTest& test, Log& log) {
  if (node == nullptr) return;
  if (!node->is_map()) {
    test.expected = read_outcome(*node, log);
    return;
  }
  for (YamlNode::Entry const& entry : node->entries) {
    test.expected_by_element.emplace_back(entry.key->text.text(), read_outcome(*entry.value, log));
  }
}

}  // namespace

NodePtr read_test_base(NodePtr const& document, Section const& section, Log& log) {
  YamlNode const* const base = section.find("base_de_pruebas");
  if (base == nullptr) return nullptr;
  if (base->is_map()) return NodePtr(document, base);  // keeps the whole document alive
  log.report(code::expected_map, base->label(), {"\"base_de_pruebas\""});
  return nullptr;
}

RuleTest read_case(Section const& section, NodePtr const& document, PackContext const& pack, Log& log) {
  RuleTest test;
  test.name = section.text("caso");
  test.base = pack.test_base;
  test.date = section.date("fecha");
  test.declared = section.find("caso") != nullptr ? section.find("caso")->label() : section.label();
  if (YamlNode const* const expected = section.find("espera")) test.expected_at = expected->label();
  if (YamlNode const* const given = section.find("dado"); given != nullptr && !given->is_null()) {
    if (given->is_map()) {
      test.given = NodePtr(document, given);
    } else {
      log.report(code::expected_map, given->label(), {"\"dado\""});
    }
  }
  return test;
}

RuleTest read_test(NodePtr const& document, YamlNode const& node, PackContext const& pack, Log& log) {
  Log::Inside const inside(log, "pruebas");
  Section const section(node, test_keys, log);
  RuleTest test = read_case(section, document, pack, log);
  test.stage = section.text("etapa");
  read_expected(section.find("espera"), test, log);
  return test;
}

}  // namespace visado::rulebook
