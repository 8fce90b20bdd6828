// The twenty rules of reglamento/veinte, by hand.
#pragma once

#include "dossier.hpp"
#include "findings.hpp"

namespace yardstick {

void check(Dossier const& dossier, Findings& findings);

}  // namespace yardstick
