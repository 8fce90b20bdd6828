// Any bytes as a YAML file: read with places, every place inside the text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "support/yaml_tree.hpp"

namespace {

void walk(visado::YamlNode const& node) {
  for (std::uint32_t i = 0; i <= node.text.text().size(); ++i)
    if (node.text.source() && node.text.to_source(i) > node.text.source()->text().size()) std::abort();
  for (auto const& item : node.items) walk(*item);
  for (auto const& entry : node.entries) {
    walk(*entry.key);
    if (entry.value) walk(*entry.value);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size > 16384) return 0;
  visado::Diagnostics diagnostics;
  auto const source = std::make_shared<visado::Source const>("fuzz.yaml", std::string(reinterpret_cast<char const*>(data), size));
  auto const tree = visado::read_yaml(source, diagnostics, {.depth = 64, .nodes = 10000});
  (void)visado::render(diagnostics);
  if (tree) walk(*tree);
  return 0;
}
