// Builds the schema: fields with their types, keys that exist.
#pragma once

#include "rulebook/contents.hpp"
#include "rulebook/log.hpp"

namespace visado::rulebook {

// False, reported, when there is no schema, or more than one: nothing else can be checked then.
[[nodiscard]] bool compile_schema(Draft& draft, Contents& contents, Log& log);

}  // namespace visado::rulebook
