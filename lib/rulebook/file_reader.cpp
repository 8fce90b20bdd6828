// A file says what it is by its first key.
#include "rulebook/readers.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

std::vector<std::string> file_words() {
  std::vector<std::string> words;
  for (KeyTable const* table : file_tables()) words.emplace_back(table->keys.front().name);
  return words;
}

// The table whose first key is the first of the file; null, reported, when there is none.
KeyTable const* kind_of(YamlNode const& root, Log& log) {
  if (root.is_null() || (root.is_map() && root.entries.empty())) {
    log.report(code::empty_rule_file, {root.source, {}, {}});
    return nullptr;
  }
  if (!root.is_map()) {
    log.report(code::expected_map, root.label(), {"un archivo de reglas"});
    return nullptr;
  }
  YamlNode const& first = *root.entries.front().key;
  for (KeyTable const* table : file_tables()) {
    if (KeyTable const one{table->construct, table->keys.first(1)}; one.find(first.text.text())) return table;
  }
  std::string hint = suggestion_hint(first.text.text(), file_words());
  for (YamlNode::Entry const& entry : root.entries) {
    for (std::string const& word : file_words()) {
      if (entry.key->text.text() == word) hint = "ponga «" + word + ":» de primero";
    }
  }
  if (hint.empty()) hint = "la primera clave es esquema, paquete, norma, tipos, ajustes o confirmaciones";
  log.report(code::unknown_file_kind, first.label(), {first.text.text()}, hint);
  return nullptr;
}

}  // namespace

void read_file(NodePtr const& root, std::filesystem::path const& folder, Draft& draft, Log& log) {
  KeyTable const* const kind = kind_of(*root, log);
  if (kind == nullptr) return;
  draft.documents.push_back(root);
  if (kind == &schema_keys) return read_schema(root, draft, log);
  if (kind == &pack_keys) return read_pack(root, folder, draft, log);
  if (kind == &norm_keys) return read_norm(*root, draft, log);
  if (kind == &adjustments_keys) return read_adjustments(*root, draft, log);
  if (kind == &confirmations_keys) return read_confirmations(*root, folder, draft, log);
  Section const section(*root, *kind, log);  // a refused kind has been said by now
  if (kind == &types_keys) read_types(section, draft.part(section.source_text("esquema")), log);
}

}  // namespace visado::rulebook
