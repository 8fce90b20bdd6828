// The codes of feel_builtins.def (the functions) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM feel_builtins
#define VISADO_CODES_FIRST 1500
#define VISADO_CODES_TABLE "visado/diagnostics/feel_builtins.def"
#include "visado/diagnostics/constants.inc"
