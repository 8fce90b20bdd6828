// =, !=, <, <=, >, >= and between: the two sides must be able to be alike.
#include <algorithm>

#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

bool is_order(Operator op) { return op != Operator::eq && op != Operator::ne; }

std::string quoted(std::string const& text) { return '"' + text + '"'; }

std::string quoted_values(std::vector<std::string> const& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size() && i < 8; ++i) text += (i == 0 ? "" : ", ") + quoted(values[i]);
  return values.size() > 8 ? text + "…" : text;
}

}  // namespace

Type Checker::check_comparison(NodeId id) {
  NodeId const left = node(id).children[0];
  NodeId const right = node(id).children[1];
  check_beside(left, right);
  bool const presence = is_null_literal(left) || is_null_literal(right);
  if (!presence && !is_order(node(id).op)) {
    use_content(left);
    use_content(right);
  }
  bool const fine = check_comparable(id, left, right, is_order(node(id).op));
  return fine || !pack() ? Type::of(TypeKind::boolean) : Type::of(TypeKind::error);
}

// The sign of the comparison at a place; empty when something else is there: `in`, `between`.
std::string Checker::relation_at(Span at) const {
  std::string const text = text_.text().substr(at.begin, at.size());
  bool const sign = !text.empty() && text.size() <= 2 && std::string_view("=<>!").find(text[0]) != std::string_view::npos;
  return sign ? text : std::string();
}

bool Checker::check_comparable(NodeId at, NodeId left, NodeId right, bool order) {
  return check_comparable(caret(at), type_of(left), left, type_of(right), right, order);
}

bool Checker::check_comparable(Span at, Type const& left, NodeId left_node, Type const& right,
                               NodeId right_node, bool order) {
  auto const label_operands = [&](Diagnostic& diagnostic) {
    if (left_node != no_node) diagnostic.related.push_back(place(node(left_node).span, left.to_string()));
    if (right_node != no_node) diagnostic.related.push_back(place(node(right_node).span, right.to_string()));
    return false;
  };
  if (order && (left.is(TypeKind::null) || right.is(TypeKind::null))) {
    NodeId const other = left.is(TypeKind::null) ? right_node : left_node;
    std::string const text = other == no_node ? std::string() : side(other).text;
    report(code::comparison_with_null, at, {},
           "para saber si el dato falta: " + (text.empty() ? "x" : text) + (spanish() ? " = nulo" : " = null"));
    return false;
  }
  Comparability const comparability = equality_of(left, right);
  switch (comparability) {
    case Comparability::date_and_time: {
      NodeId const moment = left.is(TypeKind::date_time) ? left_node : right_node;
      std::string const text = moment == no_node ? "x" : source_text(moment);
      return label_operands(report_at(code::date_with_date_time, at, {}, "compare con fecha(" + text + ")"));
    }
    case Comparability::currencies:
      return label_operands(report_at(code::currencies_mixed, at, {left.to_string(), right.to_string()},
                                      currencies_hint(side(left_node, left), side(right_node, right))));
    case Comparability::disjoint:
      return label_operands(
          report_at(code::never_equal, at, {quoted_values(left.values()), quoted_values(right.values())}));
    case Comparability::no:
      return label_operands(report_at(code::comparison_types, at, {left.to_string(), right.to_string()},
                                      comparison_hint(side(left_node, left), side(right_node, right),
                                                      relation_at(at), options_.language)));
    case Comparability::yes:
      break;
  }
  if (order && !(is_open(left) || is_ordered(left))) {
    return label_operands(report_at(code::not_ordered, at, {left.to_string()}));
  }
  if (left_node != no_node) check_value_of_enumeration(right, left_node);
  if (right_node != no_node) check_value_of_enumeration(left, right_node);
  return true;
}

// A text literal beside a field that has `valores` must be one of them.
void Checker::check_value_of_enumeration(Type const& enumeration, NodeId literal) {
  std::vector<std::string> const& values = enumeration.values();
  if (values.empty() || node(literal).kind != NodeKind::string_literal) return;
  std::string const& text = node(literal).text;
  if (std::find(values.begin(), values.end(), text) != values.end()) return;
  std::string hint = suggestion_hint(text, values);
  if (hint.empty()) hint = "los valores son " + quoted_values(values);
  report(code::impossible_value, node(literal).span, {text}, std::move(hint));
}

Type Checker::check_between(NodeId id) {
  for (NodeId const child : node(id).children) check(child);
  NodeId const value = node(id).children[0];
  std::size_t const before = diagnostics_.size();
  bool const low = check_comparable(id, value, node(id).children[1], true);
  bool const high = check_comparable(id, value, node(id).children[2], true);
  drop_repeated(before);
  return (low && high) || !pack() ? Type::of(TypeKind::boolean) : Type::of(TypeKind::error);
}

}  // namespace visado::feel
