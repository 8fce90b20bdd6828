// Expressions to read: those of the project's rules, and of the DMN TCK where it is.
#pragma once

#include <string>
#include <vector>

#include "feel/grammar/parse.hpp"

namespace visado::bench {

struct Text {
  EmbeddedText text;
  feel::ParseOptions options;
  std::size_t names;  // index in Texts::names
};

struct Texts {
  std::vector<Text> texts;
  std::vector<feel::NameTable> names;

  void add(std::string text, feel::ParseOptions options) {
    texts.push_back({EmbeddedText::of("<bench>", std::move(text)), options, names.size() - 1});
  }
  [[nodiscard]] std::size_t bytes() const;
};

// Conditions, definitions, lists and messages of rules/.
[[nodiscard]] Texts rule_texts();
// Empty when VISADO_COMPARTIDO does not name the folder that holds tck/feel.jsonl.
[[nodiscard]] Texts tck_texts();

}  // namespace visado::bench
