#include "feel/builtins/rows.hpp"

namespace visado::feel::rows {

namespace {

Type argument(std::span<Type const> arguments, std::size_t index) {
  return index < arguments.size() ? arguments[index] : Type();
}

// The items of a list, or of the list of one that a single value stands for.
Type items_of(Type const& type) { return type.is(TypeKind::list) ? type.item() : type; }

}  // namespace

Type common(Type const& a, Type const& b) {
  if (a.is(TypeKind::null)) return b;
  if (b.is(TypeKind::null) || a == b) return a;
  if (a.is(TypeKind::error) || b.is(TypeKind::error)) return Type::of(TypeKind::error);
  if (a.is_numeric() && b.is_numeric()) {
    if (a.is(TypeKind::number)) return b;
    if (b.is(TypeKind::number)) return a;
    return Type::money(Type::dynamic_currency);
  }
  if (a.is(TypeKind::string) && b.is(TypeKind::string))
    return Type::of(TypeKind::string);  // unlike enumerations
  return {};
}

Type same_list(std::span<Type const> arguments) { return Type::list(items_of(argument(arguments, 0))); }

Type joined_lists(std::span<Type const> arguments) {
  if (arguments.empty()) return Type::list({});
  Type item = items_of(arguments[0]);
  for (Type const& list : arguments.subspan(1)) item = common(item, items_of(list));
  return Type::list(item);
}

Type list_and_items(std::span<Type const> arguments) {
  if (arguments.empty()) return Type::list({});
  Type item = items_of(arguments[0]);
  for (Type const& added : arguments.subspan(1)) item = common(item, added);
  return Type::list(item);
}

Type list_and_third(std::span<Type const> arguments) {
  return Type::list(common(items_of(argument(arguments, 0)), argument(arguments, 2)));
}

Type same_number(std::span<Type const> arguments) {
  Type const first = argument(arguments, 0);
  return first.is(TypeKind::money) ? first : Type::of(TypeKind::number);
}

Type same_as_first(std::span<Type const> arguments) { return argument(arguments, 0); }

Type common_item(std::span<Type const> arguments) {
  if (arguments.empty()) return {};
  if (arguments.size() == 1) return items_of(arguments[0]);
  Type item = arguments[0];
  for (Type const& other : arguments.subspan(1)) item = common(item, other);
  return item;
}

Type common_number(std::span<Type const> arguments) {
  Type const item = common_item(arguments);
  return item.is(TypeKind::money) ? item : Type::of(TypeKind::number);
}

Type common_numbers(std::span<Type const> arguments) { return Type::list(common_number(arguments)); }

}  // namespace visado::feel::rows
