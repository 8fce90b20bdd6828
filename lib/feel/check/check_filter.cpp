// list[condition] and list[index].
#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

Type Checker::check_filter(NodeId id) {
  NodeId const base = node(id).children[0];
  NodeId const condition = node(id).children[1];
  Type const list = check(base);
  bool const is_list = list.is(TypeKind::list);
  if (!is_list && !is_open(list) && pack()) {
    report(code::filter_of_no_list, node(base).span, {list.to_string()});
  }
  Type const item = is_list ? list.item() : list.is(TypeKind::null) ? Type() : list;
  LocalId const item_id = names_.new_local();
  out_.locals[id] = item_id;
  out_.local_types[item_id] = item;
  names_.enter_element({"item", item_id, item, LocalName::Origin::item});
  Type const test = check(condition);
  names_.leave();
  if (test.is(TypeKind::number)) return item;
  if (test.is(TypeKind::boolean)) return is_list ? list : Type::list(item);
  if (is_open(test)) return Type();
  if (!test.is(TypeKind::null) || pack()) {
    report(code::filter_condition, node(condition).span, {test.to_string()});
  }
  return pack() ? Type::of(TypeKind::error) : Type();
}

}  // namespace visado::feel
