// The cases of the DMN Technology Compatibility Kit, one JSON object a line: reading them, running them with
// the standard profile, comparing what comes out.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/program/program.hpp"
#include "simdjson.h"
#include "tck/reason.hpp"
#include "visado/decision_table.hpp"
#include "visado/expression.hpp"

namespace visado::tck {

struct Outcome {
  std::string id;
  Value got;             // in the runner's memory
  Value expected;
  bool passed = false;
  bool expects_value = false;        // not null
  std::vector<Reason> reasons;
};

// {"t":"number","v":"12.5"}…
[[nodiscard]] std::string typed_json(Value const& value);

// Runs one case at a time; what an outcome refers to lives until the next.
class Runner {
 public:
  // With Language::es the texts are read as Spanish.
  explicit Runner(Language language = Language::en) : language_(language) {}
  // `expression`: another text in place of the case's own; what is expected does not count then.
  Outcome run(std::string_view line, std::optional<std::string> const& expression = std::nullopt);

 private:
  using Element = simdjson::dom::element;
  Value read_value(Element value);
  Type read_type(Element type, int depth);
  Type optional_type(Element record, char const* key);
  void bind(std::string name, Type type, Value value);
  void bind_inputs(Element record);
  void bind_logic(Element record, Outcome& outcome);
  Value evaluate(EmbeddedText const& text, std::string const& in, Outcome& outcome);
  Value declared_function(Value const& function, Element binding);
  // The value as the declared type, or null with the reason at the place of the whole text.
  Value convert(Value const& value, Type const& type, std::string const& text, std::string const& in,
                Outcome& outcome);
  void tell_unfit_inputs(Expression const& expression, std::string const& in, Outcome& outcome);
  static void tell_of_whole(Code code, std::vector<std::string> arguments, std::string const& text,
                            std::string const& in, Outcome& outcome);
  static void tell(Diagnostic diagnostic, std::string const& in, Outcome& outcome);
  [[nodiscard]] Activation activation() const;
  static void note(Diagnostics const& reasons, std::string const& in, Outcome& outcome);
  // tck_table.cpp
  std::optional<Element> output_type(std::optional<Element> type, HitPolicy policy, std::string const& name,
                                     bool several);
  std::optional<std::string> allowed_values(std::optional<Element> type);
  TableText read_table(Element table, std::string const& name, std::optional<Element> type);
  Value evaluate_table(Element table, std::string const& name, std::optional<Element> type,
                       std::string const& in, Outcome& outcome);

  Language language_;
  simdjson::dom::parser parser_;
  std::map<std::string, Element> item_types_;
  Scope scope_;
  std::vector<Value> inputs_;
  std::optional<std::string> illegible_;  // of the value being read: a text that is none of its kind
  std::map<std::uint32_t, std::vector<std::string>> unfit_inputs_;  // by index: what was wrong with them
  std::vector<Expression> expressions_;
  std::deque<feel::FunctionCode> functions_;
  std::vector<DecisionTable> tables_;
  Arena arena_;
};

}  // namespace visado::tck
