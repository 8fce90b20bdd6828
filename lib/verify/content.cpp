#include "verify/content.hpp"

#include "support/sha256.hpp"
#include "verify/element_key.hpp"

namespace visado::verify {
namespace {

// As it was written, without marks of type.
std::string plain(Value const& value) {
  if (value.is(Kind::string)) return std::string(value.as_string());
  if (value.is(Kind::number)) return value.as_number().to_string();
  return to_feel(value);
}

void keep_roles(Dossier const& dossier, Schema const& schema, DossierContent& content) {
  for (auto const& role : schema.roles) {
    Value const* value = &dossier.root;
    for (auto const slot : role.slots) {
      if (!value->is(Kind::context)) break;
      value = &value->as_context().values[slot];
    }
    if (!value->is_null() && !value->is(Kind::context)) content.roles.emplace_back(role.role, plain(*value));
  }
}

}  // namespace

void keep_content(Dossier const& dossier, Schema const& schema, DossierSource const* source,
                  DossierSource::Unit const* unit, DossierContent& content) {
  thread_local Sha256 hash;
  auto const text = canonical(dossier.root);
  bool const has_bytes = source != nullptr && unit != nullptr && !unit->bytes.empty();
  keep_roles(dossier, schema, content);
  content.format = has_bytes ? source->format() : InputFormat::automatic;
  content.bytes = has_bytes ? unit->bytes : std::string_view(text);
  content.raw_hash = hash.update(content.bytes).digest();
  // What could not be read stands in no value: only the bytes say whether it changed.
  content.hash = dossier.diagnostics.has_errors() ? content.raw_hash : hash.update(text).digest();
}

}  // namespace visado::verify
