#include "rulebook/document_hash.hpp"
#include "visado/acts.hpp"
#include "visado/diagnostics/support.hpp"

namespace visado {

Result<Evidence> evidence_of(std::filesystem::path const& file, Date date) {
  auto const hash = rulebook::document_hash(file);
  if (!hash) return Diagnostic::make(code::file_unreadable, {}, {file.string(), "no se puede leer"});
  return Evidence{file.filename().string(), *hash, date};
}

}  // namespace visado
