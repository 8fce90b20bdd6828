// The cases of the DMN Technology Compatibility Kit, one JSON object a line: reading them, running them with
// the standard profile, comparing what comes out.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "simdjson.h"
#include "visado/decision_table.hpp"

namespace visado::tck {

struct Outcome {
  std::string id;
  Value got;             // in the runner's memory
  Value expected;
  bool passed = false;
  bool expects_value = false;        // not null
  std::vector<std::string> reasons;  // messages of the diagnostics
};

// {"t":"number","v":"12.5"}…
[[nodiscard]] std::string typed_json(Value const& value);

// Runs one case at a time; what an outcome refers to lives until the next.
class Runner {
 public:
  Outcome run(std::string_view line);

 private:
  using Element = simdjson::dom::element;
  Value read_value(Element value);
  Type read_type(Element type, int depth);
  Type optional_type(Element record, char const* key);
  void bind(std::string name, Type type, Value value);
  void bind_inputs(Element record);
  void bind_logic(Element record, Outcome& outcome);
  Value evaluate(std::string const& text, Outcome& outcome);
  [[nodiscard]] Activation activation() const;
  static void note(Diagnostics const& reasons, Outcome& outcome);
  // tck_table.cpp
  std::optional<Element> output_type(std::optional<Element> type, HitPolicy policy, std::string const& name,
                                     bool several);
  std::optional<std::string> allowed_values(std::optional<Element> type);
  TableText read_table(Element table, std::string const& name, std::optional<Element> type);
  Value evaluate_table(Element table, std::string const& name, std::optional<Element> type, Outcome& outcome);

  simdjson::dom::parser parser_;
  std::map<std::string, Element> item_types_;
  Scope scope_;
  std::vector<Value> inputs_;
  std::vector<Expression> expressions_;
  std::vector<DecisionTable> tables_;
  Arena arena_;
};

}  // namespace visado::tck
