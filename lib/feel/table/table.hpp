// What a compiled decision table holds.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "feel/table/row_index.hpp"
#include "visado/decision_table.hpp"

namespace visado {

struct DecisionTable::Impl {
  // The values that an input or output may have: tests, in order of importance; or the texts of an enumeration.
  struct Allowed {
    std::vector<Expression> tests{};  // look at the activation input `first_input`
    std::vector<std::string> texts{};
    [[nodiscard]] bool empty() const { return tests.empty() && texts.empty(); }
  };
  struct Input {
    Expression expression;
    Type type;         // of the values tested
    Allowed allowed{};
  };
  struct Output {
    Type type;
    Allowed allowed{};
    std::optional<Expression> otherwise{};
  };
  struct Row {
    std::vector<std::optional<Expression>> inputs;  // nothing: `-`
    std::vector<Expression> outputs;
  };

  TableText text;
  Profile profile = Profile::standard;
  std::uint32_t first_input = 0;  // where the values tested stand: behind the inputs of the scope
  std::vector<Input> inputs{};
  std::vector<Output> outputs{};
  std::vector<Row> rows{};
  std::vector<feel::TextColumn> columns{};  // by input
  std::optional<Expression> aggregate{};  // over a list at `first_input`
  Shape shape{};                          // of the context that several outputs make
  Type type{};
  std::vector<Type> input_types{};
  std::vector<Type> output_types{};
  std::vector<Expression::Use> uses{};

  [[nodiscard]] bool pack() const { return profile == Profile::pack; }
  [[nodiscard]] bool has_defaults() const;
};

}  // namespace visado

namespace visado::feel {

// Whether a table under the policy gives a list.
[[nodiscard]] bool gives_list(HitPolicy policy);
// Whether the order of allowed values matters.
[[nodiscard]] bool ranks(HitPolicy policy);
[[nodiscard]] bool aggregates(HitPolicy policy);

// «entrada monto»: an input as its expression is written, on one line.
[[nodiscard]] std::string input_name(TableText::Input const& input);
// The place of a text.
[[nodiscard]] Label place_of(EmbeddedText const& text);

}  // namespace visado::feel
