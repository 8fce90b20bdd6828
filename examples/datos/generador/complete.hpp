// What a dossier carries besides its purchase: planning, registrations, certificates, reception, forms. Added to a correct
// dossier without drawing from the common generator, so that what was already there does not change.
#pragma once

#include "dossiers.hpp"

namespace datos {

void complete(Node& dossier, Order const& order, int number);

// A correct payroll's detail by position: three positions that add up to it.
void detail_payroll(Node& dossier);

}  // namespace datos
