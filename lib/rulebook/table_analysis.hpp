// What is wrong with a table of a pack whatever the dossier: gaps, overlaps, rows that never decide.
#pragma once

#include "rulebook/compilers.hpp"

namespace visado::rulebook {

void analyse_table(Compilation& compilation, DecisionTable const& table, Scope const& scope, Language language);

}  // namespace visado::rulebook
