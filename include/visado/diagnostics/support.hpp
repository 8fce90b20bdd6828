// The codes of support.def (what every room reports) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM support
#define VISADO_CODES_FIRST 0
#define VISADO_CODES_TABLE "visado/diagnostics/support.def"
#include "visado/diagnostics/constants.inc"
