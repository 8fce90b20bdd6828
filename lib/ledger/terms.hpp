// Terms of acts: dated parameters by kind.
#pragma once

#include "ledger/acting.hpp"

namespace visado::ledger {

// The last day of a term that begins on the day of the act. Refuses when none is set for the kind.
[[nodiscard]] Date due(Acting& acting, std::string const& kind);
// The last day after an extension of a term that ends on `due`. Refuses when the term allows none.
[[nodiscard]] Date extended(Acting& acting, std::string const& kind, std::string const& what, Date due);

}  // namespace visado::ledger
