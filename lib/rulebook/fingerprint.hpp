// The fingerprint of a rulebook: what its files say, whatever they are called and in whatever order they are read.
#pragma once

#include <string>
#include <vector>

#include "support/yaml_tree.hpp"

namespace visado::rulebook {

// SHA-256 (hexadecimal) over the content of rule files and catalogues. Of a rule file its tree counts: comments,
// indentation, quotes and the order of keys do not. Of a catalogue its bytes count, line ends aside.
[[nodiscard]] std::string fingerprint(std::vector<std::shared_ptr<YamlNode const>> const& documents,
                                      std::vector<std::string> const& catalogues);

}  // namespace visado::rulebook
