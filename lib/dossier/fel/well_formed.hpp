// Whether a text is namespace-well-formed XML that may be read at all. Strict on purpose: the tree is then built by
// a lenient parser, which would read a good part of what is refused here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "visado/diagnostic.hpp"
#include "visado/source.hpp"

namespace visado::dossier::fel {

struct XmlLimits {
  std::size_t bytes = std::size_t{4} << 20;
  std::size_t depth = 64;
  std::size_t attributes = 256;    // of one element, namespace declarations among them
  std::size_t declarations = 256;  // of namespaces, in force at one place
};

// The first thing that is wrong.
struct XmlFault {
  Code code{};
  Span span;
  std::vector<std::string> arguments;
  std::string hint;
  std::optional<Span> opened;  // the start tag that does not match
};

// Nothing when `xml` (UTF-8) is one well-formed document with declared prefixes, no DOCTYPE, and inside the limits.
[[nodiscard]] std::optional<XmlFault> first_fault(std::string_view xml, XmlLimits const& limits = {});

}  // namespace visado::dossier::fel
