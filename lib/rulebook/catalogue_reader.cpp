// A catalogue, as the pack declares it; its file is read when the types are known.
#include "rulebook/readers.hpp"

namespace visado::rulebook {

CatalogueDraft read_catalogue(EmbeddedText const& name, YamlNode const& node, PackContext const& pack, Log& log) {
  Log::Inside const inside(log, "catálogo " + name.text());
  Section const section(node, catalogue_keys, log);
  CatalogueDraft draft{name, pack.name, section.source_text("archivo"), pack.folder, {}};
  for (auto const& [column, type] : section.named("columnas")) {
    if (expect_text(*type, column.text(), log)) draft.columns.push_back({column, trimmed(type->text)});
  }
  return draft;
}

}  // namespace visado::rulebook
