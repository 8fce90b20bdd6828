#include "visado/schema.hpp"

#include <algorithm>

namespace visado {

RecordType const* SchemaField::record() const {
  if (type.record() != nullptr) return type.record();
  return type.is(TypeKind::list) ? type.item().record() : nullptr;
}

std::optional<std::size_t> RecordType::find(std::string_view field) const {
  for (std::size_t slot = 0; slot < fields.size(); ++slot) {
    if (fields[slot].name == field) return slot;
  }
  return std::nullopt;
}

void RecordType::seal() {
  std::vector<std::string> names;
  names.reserve(fields.size());
  for (SchemaField const& field : fields) names.push_back(field.name);
  shape_ = Shape(std::move(names));
}

void FieldUse::mark(RecordType const* type, std::size_t slot) {
  std::vector<bool>& slots = used_[type];
  if (slots.size() < type->fields.size()) slots.resize(type->fields.size());
  slots[slot] = true;
}

void FieldUse::mark_all(RecordType const* type) {
  std::vector<RecordType const*> pending{type};
  for (std::size_t i = 0; i < pending.size(); ++i) {
    RecordType const* const current = pending[i];
    for (std::size_t slot = 0; slot < current->fields.size(); ++slot) {
      mark(current, slot);
      RecordType const* const below = current->fields[slot].record();
      bool const known = std::find(pending.begin(), pending.end(), below) != pending.end();
      if (below != nullptr && !known) pending.push_back(below);
    }
  }
}

bool FieldUse::uses(RecordType const* type, std::size_t slot) const {
  auto const found = used_.find(type);
  return found != used_.end() && slot < found->second.size() && found->second[slot];
}

}  // namespace visado
