#include "feel/grammar/parse.hpp"

#include "feel/grammar/config.hpp"
#include "feel/grammar/error_report.hpp"
#include "feel/grammar/rules.hpp"
#include "feel/grammar/syntax_error.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel_syntax.hpp"

namespace visado::feel {

namespace {

// Texts that the grammar need not look at.
void check_text(State const& state) {
  if (state.text.size() > Limits::text) throw SyntaxError{code::expression_too_long, {}, {std::to_string(Limits::text)}};
  if (std::optional<std::size_t> const bad = utf8::first_invalid(state.text)) {
    throw SyntaxError{code::invalid_encoding, state.span(state.begin() + *bad, state.begin() + *bad + 1)};
  }
  if (skip_blanks_and_comments(state.begin(), state.end()) == state.end()) {
    throw SyntaxError{code::empty_expression};
  }
}

template <class Rule>
NodeId apply(Rule const& rule, State& state) {
  using namespace grammar;
  Context const context = x3::make_context<state_tag>(state);
  Iterator at = state.begin();
  NodeId root = no_node;
  try {
    if (rule.parse(at, state.end(), context, x3::unused, root)) return root;
  } catch (x3::expectation_failure<Iterator> const& failure) {
    throw unmet_expectation(state, failure.which(), failure.where());
  }
  throw unmet_expectation(state, "operand", state.begin());
}

Ast read(State& state) {
  check_text(state);
  bool const tests = state.options.goal == Goal::unary_tests;
  NodeId const root = tests ? apply(grammar::whole_unary_tests, state) : apply(grammar::whole_expression, state);
  return std::move(state.build).finish(root, tests);
}

Diagnostic diagnose(SyntaxError error, EmbeddedText const& text) {
  auto const place = [&](Span span, std::string label) {
    return Label{text.source(), text.to_source(span), std::move(label)};
  };
  Diagnostic diagnostic = Diagnostic::make(error.code, place(error.at, std::move(error.label)),
                                           std::move(error.arguments), std::move(error.hint));
  for (auto& [span, label] : error.related) diagnostic.related.push_back(place(span, std::move(label)));
  return diagnostic;
}

}  // namespace

std::optional<Ast> parse(EmbeddedText const& text, NameTable const& names, ParseOptions const& options,
                         Diagnostics& diagnostics) {
  State state(text.text(), names, options);
  try {
    return read(state);
  } catch (SyntaxError& error) {
    diagnostics.add(diagnose(std::move(error), text));
    return std::nullopt;
  }
}

}  // namespace visado::feel
