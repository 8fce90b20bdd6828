// What the parser of the command knows, written as manual pages and shell completions.
#pragma once

#include <filesystem>

#include "command.hpp"

namespace visado::command {

// visado.1 and visado-VERBO.1 (Spanish), visado.bash and _visado (zsh), into a folder that exists.
int write_manual(CLI::App const& app, std::filesystem::path const& folder);

}  // namespace visado::command
