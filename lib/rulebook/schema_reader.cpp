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

void read_schema(NodePtr const& root, Draft& draft, Log& log) {
  YamlNode const& node = *root;
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
  if (YamlNode const* const unit = section.find("unidad")) {
    Section const words(*unit, unit_keys, log);
    schema.unit = words.text("singular");
    schema.units = words.text("plural");
  }
  PackContext context;
  context.name = schema.name;
  context.functions = read_functions(section, log);
  context.test_base = read_test_base(root, section, log);
  for (YamlNode const* item : section.items("obligatorios"))
    schema.obligatory.push_back(read_obligatory(root, *item, context, log));
  if (YamlNode const* const layout = section.find("hoja")) schema.print_layout = read_print_layout(*layout, log);
  read_types(section, draft.part(section.source_text("esquema")), log);
  draft.schemas.push_back(std::move(schema));
}

}  // namespace visado::rulebook
