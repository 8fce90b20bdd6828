// The codes of dossier.def (payment dossiers) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM dossier
#define VISADO_CODES_FIRST 3000
#define VISADO_CODES_TABLE "visado/diagnostics/dossier.def"
#include "visado/diagnostics/constants.inc"
