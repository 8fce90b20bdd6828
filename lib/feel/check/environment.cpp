#include "feel/check/environment.hpp"

#include "feel/check/types.hpp"

namespace visado::feel {

bool Environment::same(std::string_view a, std::string_view b) const { return same_name(a, b, fold_); }

void Environment::enter_element(LocalName item) { layers_.push_back({{std::move(item)}, true}); }

LocalId Environment::declare(std::string name, Type type, LocalName::Origin origin) {
  LocalId const id = new_local();
  layers_.back().names.push_back({std::move(name), id, std::move(type), origin});
  return id;
}

void Environment::set_type(LocalId id, Type type) {
  for (Layer& layer : layers_) {
    for (LocalName& name : layer.names) {
      if (name.id == id) name.type = type;
    }
  }
}

namespace {

Found found_local(LocalName const& local) {
  Found found;
  found.reference.kind = Reference::Kind::local;
  found.reference.local = local.id;
  found.type = local.type;
  found.local = &local;
  return found;
}

Found found_binding(Binding const& binding, Type type) {
  Found found;
  found.reference.kind = Reference::Kind::binding;
  found.reference.binding = &binding;
  found.type = std::move(type);
  return found;
}

}  // namespace

std::optional<Found> Environment::find_below(std::string_view name, std::size_t layers) const {
  std::vector<LocalId> elements;  // that may have an entry of that name when it runs
  for (std::size_t i = layers; i-- > 0;) {
    Layer const& layer = layers_[i];
    if (layer.element) {
      LocalName const& item = layer.names.front();
      if (std::optional<FieldFound> field = find_field(item.type, name, fold_)) {
        Found found = found_local(item);
        found.type = std::move(field->type);
        found.reference.field = std::move(field->name);
        found.reference.elements = std::move(elements);
        return found;
      }
      bool const may_have_more = item.type.is(TypeKind::any) || (!closed_ && item.type.is(TypeKind::context));
      if (may_have_more && !same(name, item.name)) elements.push_back(item.id);
    }
    for (std::size_t n = layer.names.size(); n-- > 0;) {
      LocalName const& local = layer.names[n];
      if (!same(local.name, name)) continue;
      Found found = found_local(local);
      found.reference.elements = std::move(elements);
      return found;
    }
  }
  std::optional<Found> found = find_in_scope(name);
  if (!found) {
    if (elements.empty()) return std::nullopt;
    found.emplace();
    found->reference.kind = Reference::Kind::unknown;
  }
  found->reference.elements = std::move(elements);
  return found;
}

std::optional<Found> Environment::find_in_scope(std::string_view name) const {
  for (Scope const* scope = &scope_; scope != nullptr; scope = scope->outer()) {
    for (Binding const& binding : scope->bindings()) {
      if (same(binding.name, name)) return found_binding(binding, binding.type);
    }
    for (Binding const& binding : scope->bindings()) {
      if (!binding.open) continue;
      if (std::optional<FieldFound> field = find_field(binding.type, name, fold_)) {
        Found found = found_binding(binding, std::move(field->type));
        found.reference.field = std::move(field->name);
        return found;
      }
    }
  }
  return std::nullopt;
}

std::optional<Found> Environment::find_outside(std::string_view name, LocalId inner) const {
  for (std::size_t i = layers_.size(); i-- > 0;) {
    for (LocalName const& local : layers_[i].names) {
      if (local.id == inner) return find_below(name, i);
    }
  }
  return std::nullopt;
}

LocalName const* Environment::find_declared(std::string_view name) const {
  for (std::size_t i = layers_.size(); i-- > 0;) {
    for (LocalName const& local : layers_[i].names) {
      if (local.origin != LocalName::Origin::entry && same(local.name, name)) return &local;
    }
  }
  return nullptr;
}

std::vector<std::string> Environment::all_names() const {
  std::vector<std::string> names;
  auto const add_fields = [&](Type const& type) {
    if (!type.is(TypeKind::context)) return;
    for (auto const& [field, ignored] : type.fields()) names.push_back(field);
  };
  for (std::size_t i = layers_.size(); i-- > 0;) {
    if (layers_[i].element) add_fields(layers_[i].names.front().type);
    for (LocalName const& local : layers_[i].names) names.push_back(local.name);
  }
  for (Scope const* scope = &scope_; scope != nullptr; scope = scope->outer()) {
    for (Binding const& binding : scope->bindings()) {
      names.push_back(binding.name);
      if (binding.open) add_fields(binding.type);
    }
  }
  return names;
}

}  // namespace visado::feel
