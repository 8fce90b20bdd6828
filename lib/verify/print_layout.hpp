// What documents print of a dossier.
#pragma once

#include "verify/facts.hpp"

namespace visado::verify {

// As `DossierContent::printed`; empty when there is no layout. `currency`: of what is requested.
void print_layout(PrintLayout const& layout, Facts& facts, std::uint16_t currency, std::string& printed);

}  // namespace visado::verify
