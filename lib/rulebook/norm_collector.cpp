// Norms of all files, by id.
#include <algorithm>

#include "rulebook/compilers.hpp"
#include "support/utf8.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {

void collect_norms(Draft& draft, Shared& shared, Log& log) {
  std::map<std::string, Norm const*> seen;
  for (auto& norm : draft.norms) {
    if (norm->id.empty()) continue;
    auto const [found, is_new] = seen.emplace(utf8::fold(norm->id), norm.get());
    if (!is_new) {
      Label first = found->second->declared;
      first.text = "declarada aquí";
      log.report(code::repeated_norm, norm->declared, {norm->id}).related.push_back(std::move(first));
      continue;
    }
    shared.norms.push_back(std::move(norm));
  }
  std::sort(shared.norms.begin(), shared.norms.end(), [](auto const& a, auto const& b) { return a->id < b->id; });
}

}  // namespace visado::rulebook
