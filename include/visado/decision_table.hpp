// Decision tables (DMN 1.5, chapter 8): compiled once, evaluated many times.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "visado/expression.hpp"

#pragma GCC visibility push(default)
namespace visado {

// How the rows that hit become the value. Priority and output order go by the order in which the outputs list their
// allowed values, most important first.
enum class HitPolicy : unsigned char {
  unique,         // U: at most one row hits
  any,            // A: the rows that hit all give the same
  priority,       // P: the row with the most important outputs
  first,          // F: the first row that hits
  rule_order,     // R: a list, in the order of the rows
  output_order,   // O: a list, most important first
  collect,        // C: a list
  collect_sum,    // C+
  collect_min,    // C<
  collect_max,    // C>
  collect_count,  // C#: how many rows hit
};
// «U», «C+».
[[nodiscard]] std::string_view to_string(HitPolicy policy);

// A decision table as written: texts with their places.
struct TableText {
  struct Input {
    EmbeddedText expression;
    Type type{};                              // any: that of the expression
    std::vector<EmbeddedText> allowed{};      // unary tests; without them, those of an enumeration
  };
  struct Output {
    std::string name{};                       // may be empty when it is the only one
    Type type{};                              // any: that of the cells
    std::vector<EmbeddedText> allowed{};      // unary tests, most important first
    std::optional<EmbeddedText> otherwise{};  // the value when no row hits
    Label declared{};
  };
  struct Row {
    std::vector<EmbeddedText> inputs;         // unary tests, one for each input
    std::vector<EmbeddedText> outputs;        // expressions, one for each output
    Label place{};
  };
  std::string name;  // for messages: «tabla modalidad que corresponde»
  HitPolicy policy = HitPolicy::unique;
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<Row> rows;
  Label place;
};

// Why a table has the value that it has.
struct TableExplanation {
  enum class Match : unsigned char { no, yes, unknown };
  std::vector<Value> inputs;             // the values tested, by input
  std::vector<Match> rows;               // by row
  std::vector<std::size_t> decisive;     // the rows that made the value, in the order of the value
  bool by_default = false;               // no row hit: the defaults
  std::vector<MissingData> missing{};    // when the value is null
  Diagnostics reasons{};                 // when the value is null: why
};

// A compiled decision table. Immutable, cheap to copy, shared between threads.
//
// Standard profile: a cell that is not true does not hit; a violated policy gives null. Pack profile: a cell over data
// that are missing is neither true nor false; the table has a value only if it is the same whatever the missing data
// turn out to be, else null. In both, an input outside its allowed values gives null.
//
// One output gives its value, several a context by their names; R, O and C give a list of them.
class DecisionTable {
 public:
  // Checks and compiles every cell in `scope`. As Expression::compile: in the standard profile only a syntax error (or
  // a table without meaning: rows of another size) fails, in the pack profile type errors fail too. `options.tested_input`
  // must be the number of activation inputs that `scope` knows: the table puts the values it tests behind them.
  static Result<DecisionTable> compile(TableText text, Scope const& scope, CompileOptions const& options);

  // The value, in memory of `arena` or of what the activation holds. Never throws for data.
  [[nodiscard]] Value evaluate(Activation const& activation, Arena& arena) const;
  // The same value, with what led to it.
  Value explain(Activation const& activation, Arena& arena, TableExplanation& explanation) const;

  [[nodiscard]] Type type() const;
  [[nodiscard]] TableText const& text() const;
  // The types of the values tested, by input, and of the outputs.
  [[nodiscard]] std::vector<Type> const& input_types() const;
  [[nodiscard]] std::vector<Type> const& output_types() const;
  // The names that its cells use from the scope, each once. Spans are those of the texts they stand in.
  [[nodiscard]] std::vector<Expression::Use> const& uses() const;

  struct Impl;
  [[nodiscard]] Impl const& impl() const { return *impl_; }  // for the library itself

 private:
  explicit DecisionTable(std::shared_ptr<Impl const> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<Impl const> impl_;
};

struct TableLimits {
  static constexpr std::size_t rows = 10'000;
  static constexpr std::size_t columns = 200;  // inputs and outputs together
};

}  // namespace visado
#pragma GCC visibility pop
