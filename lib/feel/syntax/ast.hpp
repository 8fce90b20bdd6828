// The syntax tree of FEEL: meaning-shaped, untyped, as parsed. Types and resolved names are side tables of the
// checker, keyed by node id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "visado/source.hpp"

namespace visado::feel {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xffffffff;

// No parsed tree is deeper, chains of operators included: walks may recurse.
inline constexpr int deepest_tree = 1000;

enum class NodeKind : std::uint8_t {
  // literals: `text` is the decoded value
  null_literal,
  boolean_literal,   // text: "true" or "false"
  number_literal,    // text: digits as written
  string_literal,    // text: unescaped
  at_literal,        // @"…": text: the inside
  // names
  name,              // text: as declared when it is declared, else as written with single blanks
  // operators
  negation,          // -a
  arithmetic,        // a op b
  comparison,        // a op b
  conjunction,       // a and b (binary, left-associative chains stay binary)
  disjunction,       // a or b
  between,           // value, low, high
  in,                // value, then the tests (unary tests or expressions) one child each
  instance_of,       // value, type
  // control
  if_then_else,      // condition, then, else
  for_loop,          // iterations…, body
  some,              // iterations…, condition
  every,             // iterations…, condition
  iteration,         // text: variable; children: domain, or from and to (`1..5`)
  // structure
  path,              // base; text: property as written (of several words: as declared)
  filter,            // list, condition
  invocation,        // callee, arguments…
  named_invocation,  // callee, named arguments…
  named_argument,    // text: parameter; child: value
  function,          // parameters…, body
  parameter,         // text: name; child: type, or none
  list,              // items…
  context,           // entries…
  entry,             // text: key (decoded); child: value
  range,             // low, high; flags closed_low, closed_high; (a missing end of `(..5]` is no_node)
  // unary tests
  unary_comparison,  // op value: `< 5`
  unary_tests,       // tests…; flag negated: not(…)
  any_test,          // -
  // types (of `instance of` and parameters)
  type_name,         // text: canonical English name («number», «date and time», a declared type)
  type_list,         // item
  type_range,        // item
  type_context,      // fields as `entry` nodes whose child is a type
  type_function,     // parameter types…, result (last)
};

enum class Operator : std::uint8_t { none, add, subtract, multiply, divide, power, eq, ne, lt, le, gt, ge };

struct Node {
  NodeKind kind{};
  Operator op = Operator::none;
  bool closed_low = false;   // range
  bool closed_high = false;  // range
  bool negated = false;      // unary_tests
  bool builtin = false;      // name: known to the parser as a built-in only (printing translates it)
  Span span{};               // in the text of the expression; parentheses around it are not of it
  Span token{};              // operator, keyword, property, key or variable, for carets; may be empty
  std::string text{};
  std::vector<NodeId> children{};
};

class Ast {
 public:
  NodeId add(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<NodeId>(nodes_.size() - 1);
  }
  [[nodiscard]] Node const& operator[](NodeId id) const { return nodes_[id]; }
  [[nodiscard]] Node& operator[](NodeId id) { return nodes_[id]; }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  void reserve(std::size_t nodes) { nodes_.reserve(nodes); }

  NodeId root = no_node;

 private:
  std::vector<Node> nodes_;
};

// Same tree, spans aside.
[[nodiscard]] bool equal(Ast const& a, Ast const& b);
// For tests: (comparison < (name monto) (number 3)).
[[nodiscard]] std::string dump(Ast const& ast);
// The sign of an operator: «<=».
[[nodiscard]] std::string_view sign(Operator op);
// The text of a string as FEEL writes it, quotes included.
[[nodiscard]] std::string quote(std::string_view text);

}  // namespace visado::feel
