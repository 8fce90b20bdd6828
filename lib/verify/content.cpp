#include "verify/content.hpp"

#include "support/sha256.hpp"
#include "verify/element_key.hpp"

namespace visado::verify {

void keep_content(Dossier const& dossier, DossierSource const* source, DossierSource::Unit const* unit,
                  DossierContent& content) {
  thread_local Sha256 hash;
  auto const text = canonical(dossier.root);
  bool const has_bytes = source != nullptr && unit != nullptr && !unit->bytes.empty();
  content.format = has_bytes ? source->format() : InputFormat::automatic;
  content.bytes = has_bytes ? unit->bytes : std::string_view(text);
  content.raw_hash = hash.update(content.bytes).digest();
  // What could not be read stands in no value: only the bytes say whether it changed.
  content.hash = dossier.diagnostics.has_errors() ? content.raw_hash : hash.update(text).digest();
}

}  // namespace visado::verify
