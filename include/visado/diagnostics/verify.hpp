// The codes of verify.def (verification) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM verify
#define VISADO_CODES_FIRST 4000
#define VISADO_CODES_TABLE "visado/diagnostics/verify.def"
#include "visado/diagnostics/constants.inc"
