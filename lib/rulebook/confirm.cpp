// Writing confirmations: the entry for a document, and a file with one entry more.
#include <algorithm>

#include "rulebook/document_hash.hpp"
#include "support/utf8.hpp"
#include "support/yaml_quoted.hpp"
#include "support/yaml_tree.hpp"
#include "visado/diagnostics/rulebook.hpp"
#include "visado/diagnostics/support.hpp"
#include "visado/norms.hpp"

namespace visado {
namespace {

std::shared_ptr<YamlNode const> read(std::string const& name, std::string const& text, Diagnostics& diagnostics) {
  return read_yaml(std::make_shared<Source const>(name, text), diagnostics);
}

YamlNode const* confirmations_of(YamlNode const& root) {
  if (!root.is_map() || root.entries.size() != 1) return nullptr;
  bool const named = utf8::fold(root.entries.front().key->text.text()) == "confirmaciones";
  YamlNode const& list = *root.entries.front().value;
  return named && (list.is_list() || list.is_null()) && !list.flow ? &list : nullptr;
}

// The blanks before the dashes of its elements.
std::size_t indentation(YamlNode const& list, std::string_view text) {
  if (list.items.empty()) return 2;
  std::size_t const line = text.rfind('\n', list.items.front()->span.begin);
  std::size_t const begin = line == text.npos ? 0 : line + 1;
  std::size_t const dash = text.find('-', begin);
  return dash == text.npos ? 2 : dash - begin;
}

}  // namespace

Result<Confirmation> confirm_document(std::string norm, std::filesystem::path const& file, std::string person,
                                      Date date) {
  auto hash = rulebook::document_hash(file);
  if (!hash) {
    std::error_code error;
    bool const exists = std::filesystem::exists(file, error);
    return Diagnostic::make(code::file_unreadable, {},
                            {file.generic_string(), exists ? "no se puede abrir" : "no existe"});
  }
  return Confirmation{std::move(norm), file.generic_string(), std::move(*hash), std::move(person), date, {}};
}

std::string to_yaml(Confirmation const& confirmation) {
  return "- {norma: " + yaml_quoted(confirmation.norm) + ", archivo: " + yaml_quoted(confirmation.file) +
         ", sha256: " + confirmation.sha256 + ", persona: " + yaml_quoted(confirmation.person) +
         ", fecha: " + (confirmation.date ? confirmation.date->to_string() : "") + "}\n";
}

Result<std::string> add_confirmation(std::string const& name, std::string text, Confirmation const& confirmation) {
  if (text.find_first_not_of(" \t\r\n") == text.npos) return "confirmaciones:\n  " + to_yaml(confirmation);
  Diagnostics diagnostics;
  auto const before = read(name, text, diagnostics);
  if (!before) return diagnostics;
  YamlNode const* const list = confirmations_of(*before);
  if (list == nullptr)
    return Diagnostic::make(code::expected_list, before->label(), {"confirmaciones"},
                            "el archivo tiene solo la clave confirmaciones, con un guion por cada una");
  if (text.back() != '\n') text += '\n';
  text += std::string(indentation(*list, text), ' ') + to_yaml(confirmation);
  // What was there stays as it was, and there is one more.
  auto const after = read(name, text, diagnostics);
  YamlNode const* const grown = after ? confirmations_of(*after) : nullptr;
  if (grown == nullptr || grown->items.size() != list->items.size() + 1) {
    diagnostics.add(Diagnostic::make(code::expected_list, before->label(), {"confirmaciones"}));
    return diagnostics;
  }
  return text;
}

}  // namespace visado
