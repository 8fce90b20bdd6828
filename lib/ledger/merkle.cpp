#include "ledger/merkle.hpp"

namespace visado::ledger {

Digest merkle_root(Sha256& hash, std::vector<Digest> leaves) {
  if (leaves.empty()) return hash.digest();
  constexpr std::string_view mark("\x01", 1);
  while (leaves.size() > 1) {
    std::size_t filled = 0;
    for (std::size_t i = 0; i < leaves.size(); i += 2)
      leaves[filled++] = i + 1 == leaves.size()
                             ? leaves[i]
                             : hash.update(mark).update(bytes_of(leaves[i])).update(bytes_of(leaves[i + 1])).digest();
    leaves.resize(filled);
  }
  return leaves.front();
}

}  // namespace visado::ledger
