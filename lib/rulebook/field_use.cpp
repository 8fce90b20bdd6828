// Fields that are read whatever the rules say.
#include <algorithm>

#include "rulebook/compilers.hpp"

namespace visado::rulebook {
namespace {

void mark_named(RecordType const& type, std::string const& name, FieldUse& uses) {
  if (std::optional<std::size_t> const slot = type.find(name)) uses.mark(&type, *slot);
}

// The record types that hold a required field, at any depth.
std::vector<RecordType const*> with_required(std::vector<RecordType const*> const& types) {
  std::vector<RecordType const*> found;
  auto const known = [&](RecordType const* type) { return std::find(found.begin(), found.end(), type) != found.end(); };
  for (bool grown = true; grown;) {
    grown = false;
    for (RecordType const* type : types) {
      auto const asks = [&](SchemaField const& field) {
        return field.required || (field.record() != nullptr && known(field.record()));
      };
      if (known(type) || std::none_of(type->fields.begin(), type->fields.end(), asks)) continue;
      found.push_back(type);
      grown = true;
    }
  }
  return found;
}

}  // namespace

void mark_fields_of_schema(Schema const& schema, FieldUse& uses) {
  std::vector<RecordType const*> const types = record_types(schema);
  std::vector<RecordType const*> const required = with_required(types);
  for (RecordType const* type : types) {
    for (std::size_t slot = 0; slot < type->fields.size(); ++slot) {
      SchemaField const& field = type->fields[slot];
      bool const leads_to_required =
          field.record() != nullptr && std::find(required.begin(), required.end(), field.record()) != required.end();
      if (field.required || leads_to_required) uses.mark(type, slot);
      if (field.currency_field.empty()) continue;
      for (RecordType const* holder : types) mark_named(*holder, field.currency_field, uses);
    }
    for (std::string const& key : type->key) mark_named(*type, key, uses);
  }
  for (std::string const* name :
       {&schema.key_field, &schema.class_field, &schema.requested_field, &schema.reference_date}) {
    mark_named(schema.root, *name, uses);
  }
}

}  // namespace visado::rulebook
