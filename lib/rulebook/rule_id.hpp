// The identifier of a rule: what findings, adjustments and people call it.
#pragma once

#include <string>

#include "rulebook/log.hpp"

namespace visado::rulebook {

// Letters, digits, `-`, `_` and `.`, beginning with a letter; an empty one was reported already.
void check_rule_id(std::string const& id, Label const& at, Log& log);

}  // namespace visado::rulebook
