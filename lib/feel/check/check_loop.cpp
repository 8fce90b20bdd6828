// for, some, every: `para x en xs devolver …`.
#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

// The type of the variable of an iteration.
Type Checker::check_domain(NodeId iteration) {
  std::vector<NodeId> const& children = node(iteration).children;
  Type const first = check(children[0]);
  if (children.size() == 2) {  // from .. to
    Type const last = check(children[1]);
    bool const dates = first.is(TypeKind::date) && last.is(TypeKind::date);
    bool const numbers = (first.is_numeric() || is_open(first)) && (last.is_numeric() || is_open(last));
    if (dates || numbers || is_open(first) || is_open(last))
      return dates ? first : numbers ? Type::of(TypeKind::number) : Type();
    return report(code::not_iterable, node(iteration).span, {first.to_string() + " .. " + last.to_string()});
  }
  if (first.is(TypeKind::list)) return first.item();
  if (first.is(TypeKind::range)) return first.item();
  if (is_open(first) || (first.is(TypeKind::null) && !pack())) return Type();
  Type const wrong = report(code::not_iterable, node(children[0]).span, {first.to_string()},
                            "se recorren listas y series de números: 1..5");
  return pack() ? wrong : first;
}

Type Checker::check_loop(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  NodeId const body = children.back();
  bool const is_for = node(id).kind == NodeKind::for_loop;
  names_.enter();
  for (std::size_t i = 0; i + 1 < children.size(); ++i) {
    Type const item = check_domain(children[i]);
    declare(children[i], node(children[i]).text, item, LocalName::Origin::variable);
    out_.types[children[i]] = item;
  }
  if (is_for) out_.partials[id] = names_.declare("partial", Type::list(Type()), LocalName::Origin::partial);
  Type const result = check(body);
  if (!is_for) demand_boolean(body);
  names_.leave();
  return is_for ? Type::list(result) : Type::of(TypeKind::boolean);
}

}  // namespace visado::feel
