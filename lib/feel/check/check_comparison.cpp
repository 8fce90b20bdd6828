// =, !=, <, <=, >, >= and between: the two sides must be able to be alike.
#include <algorithm>

#include "feel/check/checker.hpp"

namespace visado::feel {

namespace {

bool is_order(Operator op) { return op != Operator::eq && op != Operator::ne; }

std::string quoted(std::string const& text) { return '"' + text + '"'; }

std::string quoted_values(std::vector<std::string> const& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size() && i < 8; ++i) text += (i == 0 ? "" : ", ") + quoted(values[i]);
  return values.size() > 8 ? text + "…" : text;
}

bool is_temporal(Type const& type) {
  switch (type.kind()) {
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::date_time:
    case TypeKind::day_time_duration:
    case TypeKind::year_month_duration:
      return true;
    default:
      return false;
  }
}

std::string comparison_hint(Type const& a, Type const& b) {
  Type const& other = a.is(TypeKind::string) ? b : a;
  bool const one_text = a.is(TypeKind::string) != b.is(TypeKind::string);
  if (one_text && is_temporal(other)) {
    return other.is(TypeKind::date)
               ? "una fecha se escribe sin comillas solas: @\"2024-03-15\" o fecha(\"2024-03-15\")"
               : "escríbalo con arroba: @\"…\", o conviértalo con su función";
  }
  if (one_text && other.is_numeric())
    return "un número se escribe sin comillas; un código se declara como texto";
  if (one_text && other.is(TypeKind::boolean)) return "una pregunta de sí o no se escribe sola: x, o no(x)";
  if (a.is(TypeKind::list) != b.is(TypeKind::list)) {
    return "para preguntar por los elementos: algún x en lista cumple …, o x en lista";
  }
  bool const date = a.is(TypeKind::date) || b.is(TypeKind::date);
  bool const number = a.is_numeric() || b.is_numeric();
  if (date && number) return "reste las fechas y compare duraciones: fecha1 - fecha2 > @\"P30D\"";
  return {};
}

}  // namespace

Type Checker::check_comparison(NodeId id) {
  NodeId const left = node(id).children[0];
  NodeId const right = node(id).children[1];
  check(left);
  check(right);
  bool const presence = is_null_literal(left) || is_null_literal(right);
  if (!presence && !is_order(node(id).op)) {
    use_content(left);
    use_content(right);
  }
  bool const fine = check_comparable(id, left, right, is_order(node(id).op));
  return fine || !pack() ? Type::of(TypeKind::boolean) : Type::of(TypeKind::error);
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
    report(Code::comparison_with_null, at, {}, "para saber si un dato falta: x = nulo");
    return false;
  }
  Comparability const comparability = equality_of(left, right);
  switch (comparability) {
    case Comparability::date_and_time: {
      NodeId const moment = left.is(TypeKind::date_time) ? left_node : right_node;
      std::string const text = moment == no_node ? "x" : source_text(moment);
      return label_operands(report_at(Code::date_with_date_time, at, {}, "compare con fecha(" + text + ")"));
    }
    case Comparability::currencies:
      return label_operands(report_at(Code::currencies_mixed, at, {left.to_string(), right.to_string()}));
    case Comparability::disjoint:
      return label_operands(
          report_at(Code::never_equal, at, {quoted_values(left.values()), quoted_values(right.values())}));
    case Comparability::no:
      return label_operands(report_at(Code::comparison_types, at, {left.to_string(), right.to_string()},
                                      comparison_hint(left, right)));
    case Comparability::yes:
      break;
  }
  if (order && !(is_open(left) || is_ordered(left))) {
    return label_operands(report_at(Code::not_ordered, at, {left.to_string()}));
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
  report(Code::impossible_value, node(literal).span, {text}, std::move(hint));
}

Type Checker::check_between(NodeId id) {
  for (NodeId const child : node(id).children) check(child);
  NodeId const value = node(id).children[0];
  bool const low = check_comparable(id, value, node(id).children[1], true);
  bool const high = check_comparable(id, value, node(id).children[2], true);
  return (low && high) || !pack() ? Type::of(TypeKind::boolean) : Type::of(TypeKind::error);
}

}  // namespace visado::feel
