// The codes of rulebook.def (rule files) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM rulebook
#define VISADO_CODES_FIRST 2500
#define VISADO_CODES_TABLE "visado/diagnostics/rulebook.def"
#include "visado/diagnostics/constants.inc"
