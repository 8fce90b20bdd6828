// The codes of ledger.def (the ledger) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM ledger
#define VISADO_CODES_FIRST 4500
#define VISADO_CODES_TABLE "visado/diagnostics/ledger.def"
#include "visado/diagnostics/constants.inc"
