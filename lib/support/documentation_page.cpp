#include "support/placeholders.hpp"
#include "support/severity.hpp"
#include "visado/diagnostic.hpp"

namespace visado {

namespace {

std::string example(std::string_view title, std::string_view text) {
  if (text.empty()) return {};
  return "\n## " + std::string(title) + "\n\n```\n" + std::string(text) + (text.ends_with('\n') ? "" : "\n") +
         "```\n";
}

}  // namespace

std::string documentation_page(CodeInfo const& info) {
  std::string page = "# " + std::string(info.name) + ": " + blank_placeholders(info.message) + "\n\n";
  page += "Gravedad: " + std::string(severity_name(info.severity)) + ".\n\n";
  page += std::string(info.explanation) + "\n";
  return page + example("Incorrecto", info.wrong) + example("Correcto", info.right);
}

}  // namespace visado
