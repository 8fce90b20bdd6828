// [a, b], {a: 1} and [a..b].
#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

Type Checker::check_list(NodeId id) {
  std::vector<NodeId> const& items = node(id).children;
  if (items.empty()) return Type::list(Type());
  Type common = check(items[0]);
  bool reported = false;
  for (std::size_t i = 1; i < items.size(); ++i) {
    Type const type = check(items[i]);
    Joined const joined = join(common, type);
    bool const mixed = joined.fit != Joined::Fit::same && !reported;
    if (mixed && joined.fit == Joined::Fit::currencies) {
      Diagnostic& diagnostic = report_at(code::currencies_mixed, node(items[i]).span,
                                         {common.to_string(), type.to_string()},
                                         currencies_hint(side(items[0]), side(items[i])));
      diagnostic.related.push_back(place(node(items[0]).span, common.to_string()));
    } else if (mixed && pack()) {
      Diagnostic& diagnostic =
          report_at(code::list_mixed, node(items[i]).span, {common.to_string(), type.to_string()});
      diagnostic.related.push_back(place(node(items[0]).span, common.to_string()));
    }
    reported = reported || mixed;
    common = joined.type;
  }
  for (NodeId const item : items) widen(item, common);
  return Type::list(common.is(TypeKind::error) ? Type() : common);
}

// Later entries see the earlier ones; a function sees itself.
Type Checker::check_context(NodeId id) {
  std::vector<std::pair<std::string, Type>> fields;
  names_.enter();
  for (NodeId const entry : node(id).children) {
    std::string const key = node(entry).text;
    for (auto const& [other, type] : fields) {
      bool const repeated = pack() ? names_.same(other, key) : other == key;
      if (repeated)
        report(code::duplicate_name, caret(entry), {key}, "cada entrada lleva un nombre distinto");
    }
    NodeId const value = node(entry).children[0];
    bool const is_function = node(value).kind == NodeKind::function;
    if (is_function) declare(entry, key, Type::of(TypeKind::function), LocalName::Origin::entry);
    Type const type = check(entry);
    if (is_function) {
      names_.set_type(out_.locals[entry], type);
    } else {
      declare(entry, key, type, LocalName::Origin::entry);
    }
    fields.emplace_back(key, type.is(TypeKind::error) ? Type() : type);
  }
  names_.leave();
  return Type::context(std::move(fields));
}

// (< 5) where a value is wanted: the range without a lower limit.
Type Checker::check_half_range(NodeId id) { return Type::range(check(node(id).children[0])); }

Type Checker::check_range(NodeId id) {
  Type item = Type::of(TypeKind::null);
  std::vector<NodeId> const& ends = node(id).children;
  for (NodeId const end : ends) {
    if (end == no_node) continue;
    item = join(item, check(end)).type;
  }
  if (ends[0] != no_node && ends[1] != no_node)
    check_comparable(node(id).span, type_of(ends[0]), ends[0], type_of(ends[1]), ends[1], true);
  return Type::range(item);
}

}  // namespace visado::feel
