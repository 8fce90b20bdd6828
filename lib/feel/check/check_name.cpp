// Names: what each means, and the rules that keep a rule file readable by one person and meant by another.
#include <algorithm>
#include <array>

#include "feel/check/checker.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/feel.hpp"

namespace visado::feel {

namespace {

constexpr std::array<std::string_view, 4> reserved{"item", "raiz", "grupo", "origen"};

bool is_reserved(std::string_view name) {
  return std::find(reserved.begin(), reserved.end(), utf8::fold(name)) != reserved.end();
}

// What a name of the scope is, in words.
std::string kind_of_name(Found const& found) {
  if (found.reference.field) return "un campo del expediente";
  switch (found.reference.binding->role) {
    case Binding::Role::parameter:
      return "un parámetro";
    case Binding::Role::definition:
      return "una definición";
    case Binding::Role::constant:
      return "un catálogo";
    default:
      return "otro dato";
  }
}

}  // namespace

Type Checker::check_name(NodeId id) {
  std::string const& name = node(id).text;
  std::optional<Found> found = names_.find(name);
  if (!found) {
    if (!pack() && !find_builtin(name, options_.language).empty()) {
      out_.references[id].kind = Reference::Kind::builtin;
      return Type::of(TypeKind::function);
    }
    return unknown_name(id);
  }
  forbid_ambiguity(id, *found);
  Reference const& reference = found->reference;
  if (found->local != nullptr) note_use(*found->local);
  if (reference.field) {
    use_field(reference.kind == Reference::Kind::local ? found->local->type : reference.binding->type,
              *reference.field);
  }
  if (reference.kind == Reference::Kind::binding) note_use(*reference.binding, node(id).span);
  Type const type = reference.elements.empty() ? found->type : Type();
  out_.references[id] = std::move(found->reference);
  return type;
}

void Checker::note_use(LocalName const& local) {
  if (local.origin == LocalName::Origin::tested) tested_seen_ = true;
  if (local.origin != LocalName::Origin::partial) return;
  out_.used_partials.resize(names_.local_count());
  out_.used_partials[local.id] = true;
}

void Checker::note_use(Binding const& binding, Span at) {
  auto const same = [&](Expression::Use const& use) {
    return use.role == binding.role && use.index == binding.index && use.name == binding.name;
  };
  if (std::none_of(out_.uses.begin(), out_.uses.end(), same)) {
    out_.uses.push_back({binding.role, binding.index, binding.name, at});
  }
}

Type Checker::unknown_name(NodeId id) {
  out_.references[id].kind = Reference::Kind::unknown;
  std::string const& name = node(id).text;
  return report(code::unknown_name, node(id).span, {name}, unknown_name_hint(id));
}

std::string Checker::unknown_name_hint(NodeId id) const {
  std::string const& name = node(id).text;
  bool const is_beside = id == beside_node_;
  std::vector<std::string> const& values = beside_type_.values();
  if (is_beside && std::find(values.begin(), values.end(), name) != values.end())
    return "es un valor, y va entre comillas: \"" + name + "\"";
  std::span<Builtin const> const rows = find_builtin(name, options_.language);
  if (!rows.empty()) {
    bool const bare = rows.front().parameters.empty();
    return "\"" + name + "\" es una función: escriba " + name + (bare ? "()" : "(…)");
  }
  std::string hint = foreign_name_hint(name, options_.language);
  if (hint.empty() && is_beside) hint = suggestion_hint(name, values);
  if (hint.empty()) hint = suggestion_hint(name, names_.all_names());
  if (hint.empty() && is_beside && beside_type_.is(TypeKind::string)) hint = "si es un texto, va entre comillas: \"" + name + "\"";
  if (hint.empty() && pack()) hint = "no se parece a ningún campo, parámetro ni definición";
  return hint;
}

// In packs a bare name inside a filter, or after an entry of the same context, has one meaning only.
void Checker::forbid_ambiguity(NodeId id, Found const& found) {
  if (!pack() || found.local == nullptr) return;
  bool const element_field = found.reference.field.has_value();
  if (!element_field && found.local->origin != LocalName::Origin::entry) return;
  std::string const& name = node(id).text;
  std::optional<Found> const outside = names_.find_outside(name, found.local->id);
  if (!outside) return;
  std::string const inner = element_field ? "item." + *found.reference.field : name;
  bool const field_of_dossier =
      outside->reference.kind == Reference::Kind::binding && outside->reference.field;
  std::string hint =
      element_field ? "escriba " + inner + " si es el del elemento" : "cambie el nombre de la entrada";
  if (field_of_dossier) hint += ", o raíz." + *outside->reference.field + " si es el del expediente";
  report(code::ambiguous_name, node(id).span, {name}, std::move(hint));
}

// A name that the expression makes. In packs it may not hide another.
LocalId Checker::declare(NodeId id, std::string const& name, Type type, LocalName::Origin origin) {
  if (pack() && origin != LocalName::Origin::entry) {
    Span const at = caret(id);
    if (is_reserved(name)) {
      report(code::reserved_name, at, {name}, "use otro nombre");
    } else if (std::optional<Found> const outer = names_.find_in_scope(name)) {
      Diagnostic& diagnostic = report_at(code::shadowed_name, at, {name, kind_of_name(*outer)}, "use otro nombre para la variable");
      Binding const& binding = *outer->reference.binding;
      if (binding.declared.source != nullptr) {
        diagnostic.related.push_back({binding.declared.source, binding.declared.span, "declarado aquí"});
      }
    } else if (names_.find_declared(name) != nullptr) {
      report(code::shadowed_name, at, {name, "otra variable"}, "use otro nombre para la variable");
    }
  }
  LocalId const local = names_.declare(name, std::move(type), origin);
  out_.locals[id] = local;
  return local;
}

}  // namespace visado::feel
