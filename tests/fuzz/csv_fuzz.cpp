// Any bytes as a CSV of dossiers: read or refused, never a crash, and no row lost.
#include <cstddef>
#include <cstdint>
#include <string>

#include "dossier/readers.hpp"
#include "visado/schema.hpp"

namespace {

using namespace visado;

struct Target {
  Target() {
    for (char const* const name : {"expediente", "monto", "fecha"}) {
      SchemaField field;
      field.name = name;
      field.type = name[0] == 'm' ? Type::money(currency_code("GTQ"))
                                  : Type::of(name[0] == 'f' ? TypeKind::date : TypeKind::string);
      schema.root.fields.push_back(std::move(field));
    }
    schema.root.seal();
    schema.name = schema.key_field = "expediente";
  }
  Schema schema;
  FieldUse uses;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static Target const target;
  ReadOptions options;
  options.read_all = true;
  auto opened = dossier::csv_from_text("entrada.csv", std::string(reinterpret_cast<char const*>(data), size),
                                       {target.schema, target.uses, options});
  if (!opened) {
    if (!opened.diagnostics().has_errors()) __builtin_trap();
    return 0;
  }
  DossierSource& source = *opened.value();
  Arena arena;
  for (DossierSource::Unit unit; source.next(unit);) {
    Dossier const dossier = source.read(unit, arena);
    if (!dossier.root.is(Kind::context)) __builtin_trap();
    for (std::size_t slot = 0; slot < 3; ++slot) {
      static_cast<void>(source.quote(unit, dossier.root.as_context(), slot));
    }
  }
  return 0;
}
