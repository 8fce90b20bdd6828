// The dossier in expressions: `raíz`, and its fields as names of their own.
#include "rulebook/compilers.hpp"

namespace visado::rulebook {

void declare_dossier(Compilation& compilation) {
  Schema const& schema = compilation.contents.schema;
  for (FieldDraft const& field : compilation.draft.schema.root.fields) {
    compilation.names.declare(field.name, "un campo del expediente", compilation.log);
  }
  compilation.fields.add({.name = "raíz",
                          .type = Type::record(&schema.root),
                          .open = true,
                          .declared = schema.root.declared});
}

void compile_reference_date(Compilation& compilation) {
  std::string const& field = compilation.contents.schema.reference_date;
  if (field.empty()) return;
  auto compiled = compilation.expressions.compile(EmbeddedText::of("<fecha_de_referencia>", field), compilation.fields,
                                                  Language::es, Type(), "fecha_de_referencia", compilation.log);
  if (compiled) compilation.contents.reference_date = std::move(compiled->expression);
}

}  // namespace visado::rulebook
