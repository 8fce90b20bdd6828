// The codes of table.def (decision tables) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM table
#define VISADO_CODES_FIRST 2000
#define VISADO_CODES_TABLE "visado/diagnostics/table.def"
#include "visado/diagnostics/constants.inc"
