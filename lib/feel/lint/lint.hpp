// What is allowed, but hardly meant: conditions that are always or never true, branches that are never reached,
// variables that are not used, `or` and `and` without parentheses, parts that are always null. Certain by the schema
// and by what is written, or not said.
#pragma once

#include "feel/check/checked.hpp"
#include "feel/lint/constraint.hpp"

namespace visado::feel {

// Of a tree without errors, in the pack profile.
void find_suspicious(Checked const& checked, EmbeddedText const& text, Diagnostics& diagnostics);

// What the single searches share.
struct Lint {
  Checked const& checked;
  EmbeddedText const& text;
  Constants& constants;
  Diagnostics& diagnostics;

  [[nodiscard]] Node const& node(NodeId id) const { return checked.ast[id]; }
  [[nodiscard]] std::string source_text(NodeId id) const;
  [[nodiscard]] Span caret(NodeId id) const { return node(id).token.size() != 0 ? node(id).token : node(id).span; }
  [[nodiscard]] Label place(Span span, std::string words = {}) const {
    return {text.source(), text.to_source(span), std::move(words)};
  }
  Diagnostic& report(Code code, Span at, std::vector<std::string> arguments = {}, std::string hint = {}) {
    return diagnostics.add(Diagnostic::make(code, place(at), std::move(arguments), std::move(hint)));
  }
};

// certainty.cpp: conditions that no data make false, or true.
void find_certain_conditions(Lint& lint);

}  // namespace visado::feel
