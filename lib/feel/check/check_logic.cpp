// and, or, if: what stands as a condition must be boolean.
#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

void Checker::demand_boolean(NodeId id) {
  Type const& type = type_of(id);
  if (is_open(type) || type.is(TypeKind::boolean) || (type.is(TypeKind::null) && !pack())) return;
  report(code::condition_not_boolean, node(id).span, {type.to_string()}, condition_hint(side(id), options_.language));
}

Type Checker::check_logic(NodeId id) {
  for (NodeId const child : node(id).children) {
    check(child);
    demand_boolean(child);
  }
  return Type::of(TypeKind::boolean);
}

Type Checker::check_if(NodeId id) {
  NodeId const condition = node(id).children[0];
  NodeId const yes = node(id).children[1];
  NodeId const no = node(id).children[2];
  check(condition);
  demand_boolean(condition);
  Type const a = check(yes);
  Type const b = check(no);
  Joined const joined = join(a, b);
  if (joined.fit == Joined::Fit::currencies) {
    Diagnostic& diagnostic = report_at(code::currencies_mixed, node(no).span, {a.to_string(), b.to_string()},
                                       currencies_hint(side(yes), side(no)));
    diagnostic.related.push_back(place(node(yes).span, a.to_string()));
    return Type::of(TypeKind::error);
  }
  widen(yes, joined.type);
  widen(no, joined.type);
  return joined.type;
}

}  // namespace visado::feel
