// The codes of feel_syntax.def (the grammar) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM feel_syntax
#define VISADO_CODES_FIRST 500
#define VISADO_CODES_TABLE "visado/diagnostics/feel_syntax.def"
#include "visado/diagnostics/constants.inc"
