// «LCE art. 43 a»: a norm of the rulebook, and an article that it lists.
#pragma once

#include "rulebook/draft.hpp"
#include "rulebook/log.hpp"

namespace visado::rulebook {

// Those that resolve; the others are reported.
[[nodiscard]] std::vector<Citation> resolve_citations(std::vector<CitationDraft> const& citations,
                                                      std::vector<std::unique_ptr<Norm>> const& norms, Log& log);

}  // namespace visado::rulebook
