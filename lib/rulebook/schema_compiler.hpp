// `esquema` and `tipos`: the types of a dossier's records.
#pragma once

#include "rulebook/contents.hpp"
#include "rulebook/log.hpp"

namespace visado::rulebook {

// What could not be compiled is reported, and has the type that goes with everything.
void compile_schema(PartDraft& draft, Contents& contents, Log& log);

}  // namespace visado::rulebook
