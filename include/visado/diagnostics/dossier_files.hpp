// The codes of dossier_files.def (files of dossiers) as constants `visado::code::…`.
#pragma once

#define VISADO_CODES_ROOM dossier_files
#define VISADO_CODES_FIRST 3500
#define VISADO_CODES_TABLE "visado/diagnostics/dossier_files.def"
#include "visado/diagnostics/constants.inc"
