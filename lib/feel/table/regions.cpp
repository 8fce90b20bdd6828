#include "feel/table/regions.hpp"

#include <algorithm>

#include "feel/grammar/parse.hpp"
#include "feel/table/table.hpp"
#include "feel/value/operations.hpp"

namespace visado::feel {

namespace {

// Gives parameters the values that are supposed.
class Supposed final : public Host {
 public:
  explicit Supposed(AnalysisInput const& input) : input_(input) {}
  Value definition(std::uint32_t) override { return {}; }
  Value parameter(std::uint32_t index) override {
    return input_.parameter ? input_.parameter(index).value_or(Value()) : Value();
  }
  Value parameter_at(std::uint32_t, Date) override { return {}; }

 private:
  AnalysisInput const& input_;
};

class Cutter {
 public:
  Cutter(AnalysisInput const& input, Arena& arena)
      : input_(input), table_(input.table.impl()), arena_(arena), host_(input), names_(input.scope) {}

  CutColumn column(std::size_t index) {
    column_ = index;
    type_ = input_.table.input_types()[index];
    points_.clear();
    TableText const& text = table_.text;
    bool const can_cut = is_cut();
    std::vector<bool> known;  // by row: the cell's answers change only at values that could be found
    for (TableText::Row const& row : text.rows) known.push_back(can_cut && read(row.inputs[index]));
    bool known_allowed = can_cut;
    for (EmbeddedText const& tests : text.inputs[index].allowed) known_allowed = known_allowed && read(tests);
    CutColumn column;
    column.regions = can_cut ? regions() : std::vector<Region>{{.witness = {}, .real = true, .whole = true}};
    restrict_to(known_allowed, column.regions);
    for (std::size_t row = 0; row < text.rows.size(); ++row)
      column.answers.push_back(answers(table_.rows[row].inputs[index], known[row], column.regions));
    return column;
  }

 private:
  [[nodiscard]] bool is_cut() const {
    switch (type_.kind()) {
      case TypeKind::boolean:
      case TypeKind::number:
      case TypeKind::money:
      case TypeKind::string:
      case TypeKind::date:
        return true;
      default:
        return false;
    }
  }

  // ---- the values that a cell names -----------------------------------------------------------------------------

  // Finds the values at which the answers of a cell change; false when they may change elsewhere.
  bool read(EmbeddedText const& cell) {
    ParseOptions const parsing{input_.language, Goal::unary_tests, true};
    Diagnostics ignored;
    std::optional<Ast> const tree = parse(cell, names_, parsing, ignored);
    return tree && read_test(cell, *tree, tree->root);
  }

  bool read_test(EmbeddedText const& cell, Ast const& tree, NodeId id) {
    Node const& node = tree[id];
    switch (node.kind) {
      case NodeKind::any_test:
      case NodeKind::null_literal:
        return true;
      case NodeKind::unary_tests:
        return std::all_of(node.children.begin(), node.children.end(),
                           [&](NodeId child) { return read_test(cell, tree, child); });
      case NodeKind::unary_comparison: {
        bool const order = node.op != Operator::eq && node.op != Operator::ne;
        return !(order && is_open_text()) && read_endpoint(cell, tree, node.children[0]);
      }
      case NodeKind::range: {
        auto const fine = [&](NodeId end) { return end == no_node || read_endpoint(cell, tree, end); };
        return !is_open_text() && fine(node.children[0]) && fine(node.children[1]);
      }
      default:
        return read_endpoint(cell, tree, id);
    }
  }

  // Text that is not enumerated: its order is not cut.
  [[nodiscard]] bool is_open_text() const { return type_.is(TypeKind::string) && type_.values().empty(); }

  template <class Test>
  static bool has(Ast const& tree, NodeId id, Test const& test) {
    std::vector<NodeId> const& children = tree[id].children;
    return test(tree[id]) || std::any_of(children.begin(), children.end(), [&](NodeId child) {
             return child != no_node && has(tree, child, test);
           });
  }
  static bool is_name(Node const& node) { return node.kind == NodeKind::name; }
  static bool is_tested(Node const& node) { return is_name(node) && node.text == "?"; }
  static bool is_call(Node const& node) {
    return node.kind == NodeKind::invocation || node.kind == NodeKind::named_invocation;
  }

  bool read_endpoint(EmbeddedText const& cell, Ast const& tree, NodeId id) {
    if (has(tree, id, is_tested)) return false;
    CompileOptions options;
    options.profile = Profile::pack;
    options.language = input_.language;
    Scope const nothing;
    Result<Expression> const compiled =
        Expression::compile(cell.part(tree[id].span), has(tree, id, is_name) ? input_.scope : nothing, options);
    if (!compiled || !is_known(compiled.value(), has(tree, id, is_call))) return false;
    constants_.push_back(compiled.value());  // its value may stand in it
    Activation const activation{.inputs = {}, .host = &host_};
    return add_point(compiled->evaluate(activation, arena_), 3);
  }

  // A constant, or made of parameters without a call (which might read the clock).
  [[nodiscard]] bool is_known(Expression const& expression, bool calls) const {
    if (expression.constant()) return true;
    if (calls || expression.uses().empty()) return false;
    return std::all_of(expression.uses().begin(), expression.uses().end(), [&](Expression::Use const& use) {
      if (use.role == Binding::Role::parameter) return input_.parameter && input_.parameter(use.index).has_value();
      return false;
    });
  }

  bool add_point(Value const& value, int depth) {
    if (depth == 0) return false;
    if (value.is(Kind::list)) {
      return std::all_of(value.as_list().begin(), value.as_list().end(),
                         [&](Value const& item) { return add_point(item, depth - 1); });
    }
    if (value.is(Kind::range)) {
      if (is_open_text()) return false;
      Range const& range = value.as_range();
      return (range.low.is_null() || add_point(range.low, depth - 1)) &&
             (range.high.is_null() || add_point(range.high, depth - 1));
    }
    if (value.is_null()) return false;
    points_.push_back(value);
    return true;
  }

  // ---- regions --------------------------------------------------------------------------------------------------

  std::vector<Region> regions() {
    std::vector<Region> regions;
    switch (type_.kind()) {
      case TypeKind::boolean:
        regions = {{Value::boolean(true), true}, {Value::boolean(false), true}};
        break;
      case TypeKind::string:
        regions = text_regions();
        break;
      default:
        regions = ordered_regions();
    }
    regions.push_back({Value(), false});  // the datum is missing
    return regions;
  }

  std::vector<Region> text_regions() {
    std::vector<Region> regions;
    for (std::string const& text : type_.values()) regions.push_back({Value::string(text, arena_), true});
    if (!type_.values().empty()) return regions;
    std::string other = "otro texto";
    std::sort(points_.begin(), points_.end(), [](Value const& a, Value const& b) { return as_text(a) < as_text(b); });
    for (Value const& point : points_) {
      if (!point.is(Kind::string)) continue;
      if (point.as_string() == other) other += '.';
      bool const repeated = !regions.empty() && regions.back().witness.as_string() == point.as_string();
      if (!repeated) regions.push_back({Value::string(point.as_string(), arena_), true});
    }
    regions.push_back({Value::string(other, arena_), true});
    return regions;
  }

  static std::string_view as_text(Value const& value) {
    return value.is(Kind::string) ? value.as_string() : std::string_view();
  }

  std::vector<Region> ordered_regions() {
    std::vector<Decimal> marks;
    for (Value const& point : points_) {
      if (point.is(Kind::number)) marks.push_back(point.as_number());
      if (point.is(Kind::date)) marks.push_back(Decimal::integer(point.as_date().days));
    }
    std::sort(marks.begin(), marks.end());
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    if (marks.empty()) return {{witness(Decimal::integer(0)), true}};
    std::vector<Region> regions;
    add_between(std::nullopt, marks.front(), regions);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      add_mark(marks[i], regions);
      add_between(marks[i], i + 1 < marks.size() ? std::optional(marks[i + 1]) : std::nullopt, regions);
    }
    return regions;
  }

  // The step at which examples are chosen, and whether there is nothing between the steps.
  [[nodiscard]] Decimal step() const {
    std::optional<Decimal> const& unit = input_.inputs[column_].unit;
    if (unit) return *unit;
    return type_.is(TypeKind::money) ? Decimal::scaled(1, 2) : Decimal::integer(1);
  }
  [[nodiscard]] bool only_steps() const {
    return type_.is(TypeKind::date) || input_.inputs[column_].unit.has_value();
  }

  [[nodiscard]] bool on_step(Decimal const& mark) const {
    auto const steps = Decimal::divide(mark, step());
    return steps && steps->is_integer();
  }

  void add_mark(Decimal const& mark, std::vector<Region>& regions) {
    bool const real = on_step(mark) || (input_.inputs[column_].is_field && !only_steps());
    if (real || !only_steps()) regions.push_back({witness(mark), real});
  }

  void add_between(std::optional<Decimal> const& low, std::optional<Decimal> const& high,
                   std::vector<Region>& regions) {
    if (!low || !high) {
      auto const beyond = low ? next(*low) : before(*high);
      if (beyond) regions.push_back({witness(*beyond), true});
      return;
    }
    if (auto const inside = next(*low); inside && *inside < *high) {
      regions.push_back({witness(*inside), true});
      return;
    }
    if (only_steps()) return;
    auto const sum = Decimal::add(*low, *high);
    auto const middle = sum ? Decimal::divide(*sum, Decimal::integer(2)) : std::nullopt;
    if (middle) regions.push_back({witness(*middle), input_.inputs[column_].is_field});
  }

  // The first step above a mark, and the last below.
  [[nodiscard]] std::optional<Decimal> next(Decimal const& mark) const {
    return beside(mark, Rounding::floor, Decimal::integer(1));
  }
  [[nodiscard]] std::optional<Decimal> before(Decimal const& mark) const {
    return beside(mark, Rounding::ceiling, Decimal::integer(-1));
  }
  [[nodiscard]] std::optional<Decimal> beside(Decimal const& mark, Rounding rounding, Decimal const& more) const {
    auto const steps = Decimal::divide(mark, step());
    auto const whole = steps ? steps->round(0, rounding) : std::nullopt;
    auto const moved = whole ? Decimal::add(*whole, more) : std::nullopt;
    return moved ? Decimal::multiply(*moved, step()) : std::nullopt;
  }

  Value witness(Decimal const& value) {
    if (type_.is(TypeKind::date)) return Value::date(Date{value.to_int64().value_or(0)});
    return Value::number(value, arena_);
  }

  // ---- answers --------------------------------------------------------------------------------------------------

  Value ask(Expression const& cell, std::size_t column, Value const& witness) {
    std::vector<Value> inputs(table_.first_input + table_.inputs.size());
    inputs[table_.first_input + column] = witness;
    Activation const activation{.inputs = inputs, .host = &host_};
    return cell.evaluate(activation, arena_);
  }

  // Values that the input may not have are no part of it.
  void restrict_to(bool known, std::vector<Region>& regions) {
    std::vector<Expression> const& allowed = table_.inputs[column_].allowed.tests;
    if (allowed.empty()) return;
    if (!known) {
      for (Region& region : regions) region.real = false;
      return;
    }
    std::erase_if(regions, [&](Region const& region) {
      if (region.witness.is_null()) return false;
      return std::none_of(allowed.begin(), allowed.end(),
                          [&](Expression const& test) { return ask(test, 0, region.witness).is_true(); });
    });
  }

  std::vector<Answer> answers(std::optional<Expression> const& cell, bool known, std::vector<Region> const& regions) {
    std::vector<Answer> answers;
    for (Region const& region : regions) {
      if (!cell) {
        answers.push_back({true, true});
      } else if (!known || region.whole) {
        answers.push_back({true, false});
      } else {
        // Over a missing datum a row that may hit keeps those behind it from deciding, as one that does.
        Value const hit = ask(*cell, column_, region.witness);
        bool const missing = region.witness.is_null();
        answers.push_back({hit.is_true(), missing ? !hit.is_false() : hit.is_true()});
      }
    }
    return answers;
  }

  AnalysisInput const& input_;
  DecisionTable::Impl const& table_;
  Arena& arena_;
  Supposed host_;
  NameTable names_;
  std::size_t column_ = 0;
  Type type_;
  std::vector<Value> points_;
  std::vector<Expression> constants_;
};

}  // namespace

std::vector<CutColumn> cut(AnalysisInput const& input, Arena& arena) {
  Cutter cutter(input, arena);
  std::vector<CutColumn> columns;
  for (std::size_t i = 0; i < input.table.input_types().size(); ++i) columns.push_back(cutter.column(i));
  return columns;
}

std::string in_words(Value const& value) {
  switch (value.kind()) {
    case Kind::boolean:
      return value.as_boolean() ? "verdadero" : "falso";
    case Kind::number:
      return value.as_number().to_string();
    case Kind::date:
      return value.as_date().to_string();
    default:
      return to_feel(value);
  }
}

}  // namespace visado::feel
