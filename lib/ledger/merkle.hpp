// One hash for many rows.
#pragma once

#include <vector>

#include "support/sha256.hpp"

namespace visado::ledger {

// The root of the tree over the leaves, in their order; one without a partner goes up as it is (as RFC 6962 does).
// Of no leaves: the hash of nothing. `leaves` is used as scratch.
[[nodiscard]] Digest merkle_root(Sha256& hash, std::vector<Digest> leaves);

}  // namespace visado::ledger
