// The codes of feel.def (names, types and reasons) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM feel
#define VISADO_CODES_FIRST 1000
#define VISADO_CODES_TABLE "visado/diagnostics/feel.def"
#include "visado/diagnostics/constants.inc"
