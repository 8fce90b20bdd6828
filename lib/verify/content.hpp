// What a ledger remembers of a dossier.
#pragma once

#include "visado/verify.hpp"

namespace visado::verify {

// `source` and `unit` may be null: the dossier is then known by its canonical form alone.
void keep_content(Dossier const& dossier, Schema const& schema, DossierSource const* source, DossierSource::Unit const* unit,
                  DossierContent& content);

}  // namespace visado::verify
