// No null without a reason: over the kit, and over its expressions with literals replaced by values that do not fit.
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>

#include "feel/grammar/parse.hpp"
#include "feel/value/operations.hpp"
#include "tck/tck.hpp"

namespace visado::tck {
namespace {

// The nulls of a value: those that were written or given, and the others.
struct Nulls {
  bool given = false;
  bool made = false;
};

void find_nulls(Value const& value, Nulls& nulls) {
  switch (value.kind()) {
    case Kind::null:
      (feel::is_given_null(value) ? nulls.given : nulls.made) = true;
      return;
    case Kind::list:
      for (Value const& item : value.as_list()) find_nulls(item, nulls);
      return;
    case Kind::context:
      for (Value const& entry : value.as_context().entries()) find_nulls(entry, nulls);
      return;
    case Kind::range:
    case Kind::function:
      nulls.made = true;  // typed values have no form for them
      return;
    default:
      return;
  }
}

// What is wrong with the reasons of a case; empty when nothing is. `written`: all its texts and inputs.
std::string fault_of(Outcome const& outcome, std::string_view written) {
  Nulls nulls;
  find_nulls(outcome.got, nulls);
  if (nulls.made && outcome.reasons.empty()) return "a null without a reason";
  bool const may_be_given = written.find("null") != std::string_view::npos;
  if (nulls.given && !may_be_given && outcome.reasons.empty()) return "a null that nobody gave";
  for (Reason const& reason : outcome.reasons) {
    Label const& at = reason.diagnostic.at;
    if (!at.source) return "a reason without a place";
    std::size_t const size = at.source->text().size();
    if (at.span.begin > at.span.end || at.span.begin > size || at.span.end > size + 1) return "a place outside of the text";
    if (info(reason.diagnostic.code).name.substr(0, 5) != "FEEL-") return "a reason without a code";
    if (reason.diagnostic.message().empty()) return "a reason without words";
  }
  return {};
}

bool is_literal(feel::Node const& node) {
  using feel::NodeKind;
  return node.kind == NodeKind::number_literal || node.kind == NodeKind::string_literal ||
         node.kind == NodeKind::boolean_literal || node.kind == NodeKind::at_literal;
}

// The tree with a literal replaced.
feel::Ast with(feel::Ast tree, feel::NodeId id, int choice) {
  using feel::NodeKind;
  feel::Node& node = tree[id];
  node.text.clear();
  switch (choice) {
    case 0:
      node.kind = NodeKind::null_literal;
      break;
    case 1:
      node.kind = NodeKind::string_literal;
      node.text = "otra cosa";
      break;
    case 2:
      node.kind = NodeKind::number_literal;
      node.text = "-0.5";
      break;
    case 3:
      node.kind = NodeKind::list;
      break;
    case 4:
      node.kind = NodeKind::context;
      break;
    default:
      node.kind = NodeKind::at_literal;
      node.text = "P1D";
  }
  return tree;
}

class EveryNull : public testing::Test {
 protected:
  void SetUp() override {
    char const* const folder = std::getenv("VISADO_COMPARTIDO");
    if (folder == nullptr) GTEST_SKIP() << "VISADO_COMPARTIDO no está definida";
    file_.open(std::string(folder) + "/tck/feel.jsonl");
    ASSERT_TRUE(file_);
  }
  std::ifstream file_;
};

TEST_F(EveryNull, OfTheKitHasAReason) {
  Runner runner;
  for (std::string line; std::getline(file_, line);) {
    Outcome const outcome = runner.run(line);
    std::string_view const written = std::string_view(line).substr(0, line.find("\"expect\""));
    EXPECT_EQ(fault_of(outcome, written), "") << outcome.id;
  }
}

TEST_F(EveryNull, OfGeneratedCasesHasAReason) {
  Runner runner;
  simdjson::dom::parser json;
  std::size_t generated = 0;
  std::size_t nulls = 0;
  for (std::string line; std::getline(file_, line);) {
    simdjson::dom::element const record = json.parse(line);
    feel::NameTable names{Scope()};
    for (auto const [name, value] : record["context"].get_object()) names.add(name);
    for (auto const binding : record["bindings"].get_array()) names.add(binding["name"].get_string().value());
    Diagnostics diagnostics;
    EmbeddedText const text = EmbeddedText::of("<tck>", std::string(record["expr"].get_string().value()));
    auto const tree = feel::parse(text, names, {}, diagnostics);
    if (!tree) continue;
    for (feel::NodeId id = 0; id < tree->size(); ++id) {
      if (!is_literal((*tree)[id])) continue;
      for (int choice = 0; choice < 6; ++choice) {
        if ((id + static_cast<feel::NodeId>(choice)) % 2 != 0) continue;
        std::string const changed = feel::print(with(*tree, id, choice), Language::en);
        Outcome const outcome = runner.run(line, changed);
        ++generated;
        nulls += outcome.got.is_null() ? 1 : 0;
        ASSERT_EQ(fault_of(outcome, changed + line), "") << outcome.id << "\n" << changed;
      }
    }
  }
  RecordProperty("generated", static_cast<int>(generated));
  EXPECT_GT(generated, 10'000U);
  EXPECT_GT(nulls, 3'000U);
}

}  // namespace
}  // namespace visado::tck
