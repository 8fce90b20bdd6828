#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

std::string listed(std::vector<std::string> const& names) {
  constexpr std::size_t most = 8;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > most ? text + "…" : text;
}

}  // namespace

Type Checker::check_path(NodeId id) {
  Type const base = check(node(id).children[0]);
  return field_type(id, base, node(id).text);
}

// The type of `base.name`; a path over a list is the list of its items' fields.
Type Checker::field_type(NodeId id, Type const& base, std::string_view name) {
  if (base.is(TypeKind::error)) return base;
  if (base.is(TypeKind::any) || base.is(TypeKind::null)) return Type();
  if (base.is(TypeKind::list)) {
    Type const item = field_type(id, base.item(), name);
    return item.is(TypeKind::error) ? item : Type::list(item);
  }
  if (std::optional<Type> const property = property_type(base, name)) return *property;
  if (!base.is(TypeKind::context)) {
    std::vector<std::string> const names = property_names(base);
    bool const elsewhere = property_type(Type::of(TypeKind::date_time), name) ||
                           property_type(Type::of(TypeKind::day_time_duration), name) ||
                           property_type(Type::of(TypeKind::year_month_duration), name);
    bool const function = !elsewhere && !find_builtin(name, options_.language).empty();
    std::string hint = function ? "\"" + std::string(name) + "\" es una función, y va delante: " + std::string(name) + "(" +
                                      side(node(id).children[0]).text + ")"
                                : suggestion_hint(name, names);
    if (names.empty()) {
      return report(code::no_fields, caret(id), {base.to_string(), std::string(name)}, std::move(hint));
    }
    if (hint.empty()) hint = "tiene: " + listed(names);
    return report(code::unknown_field, caret(id), {base.to_string(), std::string(name)}, std::move(hint));
  }
  if (std::optional<FieldFound> field = find_field(base, name, spanish())) {
    use_field(base, field->name);
    out_.ast[id].text = std::move(field->name);
    return std::move(field->type);
  }
  std::vector<std::string> candidates;
  for (auto const& [field, type] : base.fields()) candidates.push_back(field);
  std::string hint = suggestion_hint(name, candidates);
  if (hint.empty() && !candidates.empty()) hint = "sus campos son: " + listed(candidates);
  Type const unknown =
      report(code::unknown_field, caret(id), {base.to_string(), std::string(name)}, std::move(hint));
  return pack() ? unknown : Type();
}

}  // namespace visado::feel
