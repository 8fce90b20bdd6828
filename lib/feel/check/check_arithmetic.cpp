#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

std::string_view symbol(Operator op) {
  switch (op) {
    case Operator::add:
      return "+";
    case Operator::subtract:
      return "-";
    case Operator::multiply:
      return "*";
    case Operator::divide:
      return "/";
    case Operator::power:
      return "**";
    default:
      return "";
  }
}

bool is_duration(Type const& type) {
  return type.is(TypeKind::day_time_duration) || type.is(TypeKind::year_month_duration);
}
bool is_moment(Type const& type) {
  return type.is(TypeKind::date) || type.is(TypeKind::date_time) || type.is(TypeKind::time);
}

Type const impossible = Type::of(TypeKind::error);

Type sum_type(Operator op, Type const& a, Type const& b) {
  bool const add = op == Operator::add;
  if (a.is_numeric() && b.is_numeric()) return join(a, b).type;
  if (add && a.is(TypeKind::string) && b.is(TypeKind::string)) return Type::of(TypeKind::string);
  if (is_duration(a) && a.kind() == b.kind()) return a;
  if (is_moment(a) && is_duration(b)) {
    bool const months_to_time = a.is(TypeKind::time) && b.is(TypeKind::year_month_duration);
    return months_to_time ? impossible : a;
  }
  if (add && is_duration(a) && is_moment(b)) return sum_type(op, b, a);
  if (!add && is_moment(a) && is_moment(b)) {
    bool const times = a.is(TypeKind::time) && b.is(TypeKind::time);
    bool const dates = !a.is(TypeKind::time) && !b.is(TypeKind::time);
    return times || dates ? Type::of(TypeKind::day_time_duration) : impossible;
  }
  return impossible;
}

Type product_type(Type const& a, Type const& b) {
  if (a.is(TypeKind::money) && b.is(TypeKind::money)) return impossible;
  if (a.is_numeric() && b.is_numeric()) return join(a, b).type;
  if (is_duration(a) && b.is(TypeKind::number)) return a;
  if (a.is(TypeKind::number) && is_duration(b)) return b;
  return impossible;
}

Type quotient_type(Type const& a, Type const& b) {
  if (a.is(TypeKind::money) && b.is(TypeKind::money)) return Type::of(TypeKind::number);
  if (a.is_numeric() && b.is(TypeKind::number)) return a;
  if (is_duration(a) && b.is(TypeKind::number)) return a;
  if (is_duration(a) && a.kind() == b.kind()) return Type::of(TypeKind::number);
  return impossible;
}

}  // namespace

Type Checker::arithmetic_type(Operator op, Type const& a, Type const& b) {
  switch (op) {
    case Operator::add:
    case Operator::subtract:
      return sum_type(op, a, b);
    case Operator::multiply:
      return product_type(a, b);
    case Operator::divide:
      return quotient_type(a, b);
    default:
      return a.is(TypeKind::number) && b.is(TypeKind::number) ? a : impossible;
  }
}

// 2024-01-31, all of it digits and dashes: in packs nobody means the subtraction.
std::optional<BareDate> Checker::bare_date_at(NodeId id) const {
  bool const fits = pack() && (node(id).op == Operator::subtract || node(id).op == Operator::divide) &&
                    node(id).span.size() <= 10;
  return fits ? bare_date(source_text(id)) : std::nullopt;
}

Type Checker::check_arithmetic(NodeId id) {
  NodeId const left = node(id).children[0];
  NodeId const right = node(id).children[1];
  Operator const op = node(id).op;
  if (std::optional<BareDate> const date = bare_date_at(id)) {
    return report(code::bare_date, node(id).span, {source_text(id), date->slashes ? "división" : "resta"},
                  "escriba @\"" + date->iso + "\"");
  }
  Type const a = check(left);
  Type const b = check(right);
  if (a.is(TypeKind::error) || b.is(TypeKind::error)) return impossible;
  if (is_open(a) || is_open(b)) return Type();
  if (two_currencies(a, b) && op != Operator::multiply) {
    Diagnostic& diagnostic = report_at(code::currencies_mixed, caret(id), {a.to_string(), b.to_string()},
                                       currencies_hint(side(left), side(right)));
    diagnostic.related.push_back(place(node(left).span, a.to_string()));
    diagnostic.related.push_back(place(node(right).span, b.to_string()));
    return impossible;
  }
  if (op == Operator::multiply && a.is(TypeKind::money) && b.is(TypeKind::money)) {
    return report(code::money_times_money, caret(id), {},
                  "multiplique un monto por un número; para un porcentaje, monto * 0.12");
  }
  Type const result = arithmetic_type(op, a, b);
  if (!result.is(TypeKind::error)) return result;
  bool const with_null = a.is(TypeKind::null) || b.is(TypeKind::null);
  if (with_null && !pack()) return Type::of(TypeKind::null);
  Diagnostic& diagnostic =
      report_at(code::arithmetic_types, caret(id), {a.to_string(), std::string(symbol(op)), b.to_string()},
                arithmetic_hint(op, side(left), side(right)));
  diagnostic.related.push_back(place(node(left).span, a.to_string()));
  diagnostic.related.push_back(place(node(right).span, b.to_string()));
  return impossible;
}

Type Checker::check_negation(NodeId id) {
  Type const type = check(node(id).children[0]);
  if (is_open(type) || type.is_numeric() || is_duration(type) || type.is(TypeKind::null)) return type;
  return report(code::negation_type, node(id).span, {type.to_string()});
}

}  // namespace visado::feel
