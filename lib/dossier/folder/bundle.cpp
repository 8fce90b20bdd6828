#include "dossier/folder/bundle.hpp"

#include <charconv>

namespace visado::dossier::folder {

// Each text is written as its size in decimal, a colon, and its bytes.
namespace {

void put(std::string& bundle, std::string_view text) {
  bundle += std::to_string(text.size());
  bundle += ':';
  bundle += text;
}

// An empty text when the bundle is not one.
std::string_view take(std::string_view& bundle) {
  std::size_t size = 0;
  char const* const end = bundle.data() + bundle.size();
  auto const [rest, error] = std::from_chars(bundle.data(), end, size);
  if (error != std::errc{} || rest == end || *rest != ':' || static_cast<std::size_t>(end - rest - 1) < size) {
    bundle = {};
    return {};
  }
  std::string_view const text(rest + 1, size);
  bundle.remove_prefix(static_cast<std::size_t>(rest + 1 - bundle.data()) + size);
  return text;
}

}  // namespace

void pack(std::string& bundle, BundlePart const& part) {
  put(bundle, part.name);
  put(bundle, part.failure);
  put(bundle, part.content);
}

std::vector<BundlePart> unpack(std::string_view bundle) {
  std::vector<BundlePart> parts;
  while (!bundle.empty()) {
    BundlePart part;
    part.name = take(bundle);
    part.failure = take(bundle);
    part.content = take(bundle);
    parts.push_back(part);
  }
  return parts;
}

}  // namespace visado::dossier::folder
