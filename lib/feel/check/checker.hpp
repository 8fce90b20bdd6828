// The checker: one function for each construct, in check_<construct>.cpp. Each gives the type of its node.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feel/check/checked.hpp"
#include "feel/check/environment.hpp"
#include "feel/check/hints.hpp"
#include "feel/check/types.hpp"

namespace visado::feel {

class Checker {
 public:
  Checker(Ast ast, EmbeddedText const& text, Scope const& scope, CompileOptions const& options,
          Diagnostics& diagnostics);
  Checked run();

 private:
  // ---- the construct at a node: finds, keeps and gives its type
  // --------------------------------------------
  Type check(NodeId id);
  Type check_node(NodeId id);

  // check_literal.cpp
  Type check_at_literal(NodeId id);
  // check_name.cpp
  Type check_name(NodeId id);
  Type unknown_name(NodeId id);
  [[nodiscard]] std::string unknown_name_hint(NodeId id) const;
  void note_use(LocalName const& local);
  void note_use(Binding const& binding, Span at);
  void forbid_ambiguity(NodeId id, Found const& found);
  LocalId declare(NodeId id, std::string const& name, Type type, LocalName::Origin origin);
  // check_path.cpp
  Type check_path(NodeId id);
  Type field_type(NodeId id, Type const& base, std::string_view name);
  // check_arithmetic.cpp
  Type check_arithmetic(NodeId id);
  [[nodiscard]] std::optional<BareDate> bare_date_at(NodeId id) const;
  Type check_negation(NodeId id);
  Type arithmetic_type(Operator op, Type const& a, Type const& b);
  // check_comparison.cpp
  Type check_comparison(NodeId id);
  Type check_between(NodeId id);
  // Reports at `at` when the two can never be compared; `order`: with < or >.
  bool check_comparable(NodeId at, NodeId left, NodeId right, bool order);
  bool check_comparable(Span at, Type const& left, NodeId left_node, Type const& right, NodeId right_node,
                        bool order);
  [[nodiscard]] std::string relation_at(Span at) const;
  void check_value_of_enumeration(Type const& enumeration, NodeId literal);
  // check_logic.cpp
  Type check_logic(NodeId id);
  Type check_if(NodeId id);
  void demand_boolean(NodeId id);
  // check_loop.cpp
  Type check_loop(NodeId id);
  Type check_domain(NodeId iteration);
  // check_filter.cpp
  Type check_filter(NodeId id);
  // check_call.cpp
  Type check_invocation(NodeId id);
  Type check_named_argument_values(NodeId id);
  // check_builtin.cpp
  Type check_builtin_call(NodeId id, std::span<Builtin const> rows);
  Type check_negation_call(NodeId id);
  void check_contained_values(NodeId list, NodeId element);
  Type check_parameter_at(NodeId id);
  // check_function.cpp
  Type check_function(NodeId id, std::vector<Type> const& hints);
  Type check_function_call(NodeId id, Type const& callee);
  // check_collection.cpp
  Type check_list(NodeId id);
  Type check_context(NodeId id);
  Type check_range(NodeId id);
  Type check_half_range(NodeId id);
  // check_unary_tests.cpp
  Type check_in(NodeId id);
  Type check_unary_tests(NodeId id);
  Type check_test(NodeId test, NodeId tested_node, Type const& tested);
  // check_type.cpp
  Type check_instance_of(NodeId id);
  Type named_type(NodeId id);
  Type named_type_of(NodeId id);

  // ---- what the constructs share
  // ---------------------------------------------------------------------------
  [[nodiscard]] bool pack() const { return options_.profile == Profile::pack; }
  [[nodiscard]] bool spanish() const { return options_.language == Language::es; }
  [[nodiscard]] Node const& node(NodeId id) const { return out_.ast[id]; }
  [[nodiscard]] Type const& type_of(NodeId id) const { return out_.types[id]; }
  [[nodiscard]] bool is_null_literal(NodeId id) const { return node(id).kind == NodeKind::null_literal; }
  // An error in packs, a warning otherwise. Gives the `error` type, for `return report(…)`.
  Type report(Code code, Span at, std::vector<std::string> arguments, std::string hint = {},
              std::string label = {});
  Diagnostic& report_at(Code code, Span at, std::vector<std::string> arguments, std::string hint = {});
  [[nodiscard]] Label place(Span span, std::string text = {}) const;
  [[nodiscard]] Span caret(NodeId id) const;  // the operator or keyword, else the whole
  [[nodiscard]] std::string source_text(NodeId id) const;
  // A part as hints show it; no_node: a type alone.
  [[nodiscard]] Side side(NodeId id, Type const& type) const;
  [[nodiscard]] Side side(NodeId id) const { return side(id, type_of(id)); }
  // Of the two sides of an operator: a bare word on one may be a value of the other, without its quotes.
  void check_beside(NodeId left, NodeId right);
  // The last diagnostic is dropped when one of the same kind was added since `before`.
  void drop_repeated(std::size_t before);
  // The content of a record that is a whole value is needed: every field of it is read.
  void use_content(NodeId id) { use_content(type_of(id)); }
  void use_content(Type const& type);
  void use_field(Type const& record, std::string_view field);
  // A value of `type` goes where only `known` is known of it; records that lose their type are read whole.
  Type widen(NodeId id, Type known);

  Checked out_;
  EmbeddedText const& text_;
  Scope const& scope_;
  CompileOptions const& options_;
  Diagnostics& diagnostics_;
  Environment names_;
  NodeId beside_node_ = no_node;  // a bare word that stands beside…
  Type beside_type_;              // …a value of this type
  bool tested_seen_ = false;  // `?` was read in the test being checked
};

}  // namespace visado::feel
