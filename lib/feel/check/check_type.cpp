// Types written in expressions: x instance of T, parameters of functions.
#include <algorithm>
#include <array>

#include "feel/check/checker.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

struct NamedType {
  std::string_view name;
  TypeKind kind;
};
constexpr std::array<NamedType, 17> named_types{{
    {"Any", TypeKind::any},
    {"Null", TypeKind::null},
    {"null", TypeKind::null},
    {"boolean", TypeKind::boolean},
    {"number", TypeKind::number},
    {"string", TypeKind::string},
    {"date", TypeKind::date},
    {"time", TypeKind::time},
    {"date and time", TypeKind::date_time},
    {"days and time duration", TypeKind::day_time_duration},
    {"day and time duration", TypeKind::day_time_duration},
    {"years and months duration", TypeKind::year_month_duration},
    {"year and month duration", TypeKind::year_month_duration},
    {"list", TypeKind::list},
    {"context", TypeKind::context},
    {"range", TypeKind::range},
    {"function", TypeKind::function},
}};

// A name without parts: of anything.
Type whole_type(TypeKind kind) {
  if (kind == TypeKind::list) return Type::list(Type());
  return kind == TypeKind::range ? Type::range(Type()) : Type::of(kind);
}

// A record type of the schema that bindings lead to.
std::optional<Type> reachable_type(Type const& from, std::string_view name, int depth) {
  if (depth == 0) return std::nullopt;
  if (from.is(TypeKind::list)) return reachable_type(from.item(), name, depth);
  if (from.record() != nullptr && from.record()->name == name) return from;
  if (!from.is(TypeKind::context)) return std::nullopt;
  for (auto const& [field, type] : from.fields()) {
    if (std::optional<Type> found = reachable_type(type, name, depth - 1)) return found;
  }
  return std::nullopt;
}

// The names of the record types of the schema that bindings lead to.
void add_reachable_names(Type const& from, std::vector<std::string>& names, int depth) {
  if (depth == 0) return;
  if (from.is(TypeKind::list)) return add_reachable_names(from.item(), names, depth);
  if (!from.is(TypeKind::context)) return;
  if (from.record() != nullptr && !from.record()->name.empty()) {
    if (std::find(names.begin(), names.end(), from.record()->name) != names.end()) return;
    names.push_back(from.record()->name);
  }
  for (auto const& [field, type] : from.fields()) add_reachable_names(type, names, depth - 1);
}

}  // namespace

Type Checker::check_instance_of(NodeId id) {
  check(node(id).children[0]);
  named_type(node(id).children[1]);
  return Type::of(TypeKind::boolean);
}

Type Checker::named_type(NodeId id) {
  Type type = named_type_of(id);
  out_.named_types[id] = type;
  return type;
}

Type Checker::named_type_of(NodeId id) {
  std::vector<NodeId> const& children = node(id).children;
  switch (node(id).kind) {
    case NodeKind::type_list:
      return Type::list(named_type(children[0]));
    case NodeKind::type_range:
      return Type::range(named_type(children[0]));
    case NodeKind::type_context: {
      std::vector<std::pair<std::string, Type>> fields;
      for (NodeId const entry : children)
        fields.emplace_back(node(entry).text, named_type(node(entry).children[0]));
      return Type::context(std::move(fields));
    }
    case NodeKind::type_function: {
      std::vector<Type> parameters;
      for (std::size_t i = 0; i + 1 < children.size(); ++i) parameters.push_back(named_type(children[i]));
      return Type::function(std::move(parameters), named_type(children.back()));
    }
    default:
      break;
  }
  std::string const& name = node(id).text;
  for (Scope const* scope = &scope_; scope != nullptr; scope = scope->outer()) {
    for (auto const& [declared, type] : scope->types()) {
      if (names_.same(declared, name)) return type;
    }
    for (Binding const& binding : scope->bindings()) {
      if (std::optional<Type> const type = reachable_type(binding.type, name, 6)) return *type;
    }
  }
  std::vector<std::string> candidates;
  for (NamedType const& named : named_types) {
    if (named.name == name) return whole_type(named.kind);
    candidates.emplace_back(named.name);
  }
  for (Scope const* scope = &scope_; scope != nullptr; scope = scope->outer()) {
    for (auto const& [declared, type] : scope->types()) candidates.push_back(declared);
    for (Binding const& binding : scope->bindings()) add_reachable_names(binding.type, candidates, 6);
  }
  return report(code::unknown_type, node(id).span, {name}, suggestion_hint(name, candidates));
}

}  // namespace visado::feel
