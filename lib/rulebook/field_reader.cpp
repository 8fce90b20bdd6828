// A field of a dossier or of a type.
#include "rulebook/readers.hpp"
#include "rulebook/words.hpp"

namespace visado::rulebook {

FieldDraft read_field(EmbeddedText const& name, YamlNode const& node, Log& log) {
  Log::Inside const inside(log, "campo " + name.text());
  Section const section(node, field_keys, log);
  FieldDraft draft;
  draft.name = name;
  draft.type = section.source_text("tipo");
  draft.values = section.texts("valores");
  draft.currency = section.find("moneda");
  draft.decimals = section.key("decimales");
  draft.format = section.key("formato");
  SchemaField& field = draft.field;
  field.name = name.text();
  field.declared = label_of(name);
  field.required = section.yes_no("requerido", false);
  field.decimals = section.integer("decimales").value_or(field.decimals);
  if (std::optional<std::size_t> const format = section.word("formato")) {
    field.format = static_cast<Format>(*format + 1);
  }
  field.data = section.word("datos", DataClass::publico);
  field.path = section.text("ruta");
  field.document = section.text("documento");
  field.description = section.text("descripcion");
  return draft;
}

}  // namespace visado::rulebook
