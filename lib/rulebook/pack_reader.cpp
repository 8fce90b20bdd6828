// `paquete`: rules, and the parameters, definitions, tables and catalogues they use.
#include "rulebook/readers.hpp"
#include "visado/diagnostics/rulebook.hpp"

namespace visado::rulebook {
namespace {

DefinitionDraft read_definition(EmbeddedText const& name, YamlNode const& node, PackContext const& pack, Log& log) {
  Log::Inside const inside(log, "definición " + name.text());
  DefinitionDraft draft{name, pack.name, pack.language, std::nullopt, std::nullopt};
  if (expect_text(node, name.text(), log)) draft.expression = trimmed(node.text);
  return draft;
}

}  // namespace

void read_pack(NodePtr const& root, std::filesystem::path const& folder, Draft& draft, Log& log) {
  Section const section(*root, pack_keys, log);
  PartDraft& part = draft.part(section.source_text("esquema"));
  PackContext pack;
  pack.name = section.text("paquete");
  pack.version = section.text("version");
  pack.language = section.word("idioma").value_or(0) == 1 ? Language::en : Language::es;
  pack.functions = read_functions(section, log);
  pack.folder = folder;
  part.packs.push_back({pack.name, section.text("titulo"), pack.version, pack.functions,
                        read_explained_mutants(section, log),
                        section.find("paquete") != nullptr ? section.find("paquete")->label() : section.label()});
  pack.test_base = read_test_base(root, section, log);
  for (auto const& [name, node] : section.named("parametros")) {
    part.parameters.push_back(read_parameter(name, *node, pack, log));
  }
  for (auto const& [name, node] : section.named("definiciones")) {
    part.definitions.push_back(read_definition(name, *node, pack, log));
  }
  for (auto const& [name, node] : section.named("tablas")) {
    part.definitions.push_back(read_table(root, name, *node, pack, log));
  }
  for (auto const& [name, node] : section.named("catalogos")) {
    part.catalogues.push_back(read_catalogue(name, *node, pack, log));
  }
  for (YamlNode const* item : section.items("reglas")) part.rules.push_back(read_rule(root, *item, pack, log));
}

}  // namespace visado::rulebook
