// `esquema`: what a dossier is; `tipos`: the types of its records.
#include "rulebook/readers.hpp"
#include "rulebook/words.hpp"

namespace visado::rulebook {
namespace {

std::vector<FieldDraft> read_fields(Section const& section, Log& log) {
  std::vector<FieldDraft> fields;
  for (auto const& [name, node] : section.named("campos")) fields.push_back(read_field(name, *node, log));
  return fields;
}

RecordTypeDraft read_record_type(EmbeddedText const& name, YamlNode const& node, Log& log) {
  Log::Inside const inside(log, "tipo " + name.text());
  Section const section(node, record_type_keys, log);
  RecordTypeDraft type;
  type.name = name;
  type.declared = label_of(name);
  type.source = section.text("fuente");
  type.key = section.texts("clave");
  type.fields = read_fields(section, log);
  return type;
}

}  // namespace

void read_types(Section const& section, PartDraft& draft, Log& log) {
  for (auto const& [name, node] : section.named("tipos")) draft.types.push_back(read_record_type(name, *node, log));
}

void read_schema(YamlNode const& node, Draft& draft, Log& log) {
  Section const section(node, schema_keys, log);
  SchemaDraft schema;
  schema.name = section.text("esquema");
  schema.declared = node.entries.front().key->label();
  schema.key = section.source_text("clave");
  schema.class_field = section.source_text("clase");
  schema.requested = section.source_text("solicitado");
  schema.reference_date = section.source_text("fecha_de_referencia");
  schema.currency = section.source_text("moneda");
  schema.stages = section.texts("etapas");
  if (YamlNode const* const roles = section.find("papeles")) {
    Section const parts(*roles, role_keys, log);
    for (Key const& role : role_keys.keys)
      if (auto path = parts.source_text(role.name)) schema.roles.emplace_back(role.name, std::move(*path));
  }
  schema.root.declared = schema.declared;
  schema.root.fields = read_fields(section, log);
  std::vector<int> const functions = read_functions(section, log);
  for (YamlNode const* item : section.items("obligatorios")) {
    RuleDraft& rule = schema.obligatory.emplace_back(read_obligatory(*item, schema.name, log));
    rule.rule.functions = functions;
  }
  read_types(section, draft.part(section.source_text("esquema")), log);
  draft.schemas.push_back(std::move(schema));
}

}  // namespace visado::rulebook
