// Diagnostics show the line where something is wrong; sensitive values on it are masked first.
#pragma once

#include <cstddef>
#include <string>

namespace visado::dossier {

// Masks letters and digits from `begin` to `end`, each by a sign of as many bytes: places stay what they are.
void mask_words(std::string& text, std::size_t begin, std::size_t end);

}  // namespace visado::dossier
