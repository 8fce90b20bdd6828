// Any bytes as a FEL invoice: read or refused, never a crash.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/fel/record_reader.hpp"
#include "visado/schema.hpp"

namespace {

using namespace visado;

// A schema with one of each: attribute, text, list of records, list of texts.
struct Target {
  Target() {
    RecordType& line = type("Linea");
    add(line, "numero", Type::of(TypeKind::number), "@NumeroLinea");
    add(line, "total", Type::money(currency_code("GTQ")), "Total");
    line.seal();
    RecordType& invoice = type("Factura");
    invoice.source = "fel-dte";
    add(invoice, "autorizacion", Type::of(TypeKind::string), "Certificacion/NumeroAutorizacion");
    add(invoice, "fecha", Type::of(TypeKind::date), "DatosEmision/DatosGenerales/@FechaHoraEmision");
    add(invoice, "frases", Type::list(Type::of(TypeKind::string)), "DatosEmision/Frases/Frase/@TipoFrase");
    add(invoice, "items", Type::list(Type::record(&line)), "DatosEmision/Items/Item");
    invoice.seal();
    add(schema.root, "expediente", Type::of(TypeKind::string), {});
    add(schema.root, "facturas", Type::list(Type::record(&invoice)), {});
    schema.root.seal();
    schema.key_field = "expediente";
  }
  RecordType& type(char const* name) {
    auto made = std::make_unique<RecordType>();
    made->name = name;
    return *(schema.types[name] = std::move(made));
  }
  static void add(RecordType& type, char const* name, Type of, std::string path) {
    SchemaField field;
    field.name = name;
    field.type = std::move(of);
    field.path = std::move(path);
    type.fields.push_back(std::move(field));
  }
  Schema schema;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static Target const target;
  static dossier::ReadPlan const plan(target.schema, FieldUse{}, true);
  static dossier::fel::RecordReader const reader(plan);
  std::string_view const xml(reinterpret_cast<char const*>(data), size);
  std::optional<dossier::fel::XmlFault> fault;
  auto const document = dossier::fel::Document::parse(xml, fault);
  if (document.has_value() == fault.has_value()) __builtin_trap();
  if (!document || !document->dte()) return 0;
  Arena arena;
  Dossier dossier;
  dossier::Building building{plan, arena, dossier, [](std::uint32_t) { return Label{}; }};
  dossier::RecordPath const path{};
  Value const record = reader.read(building, *document, plan.of(target.schema.types.at("Factura").get()), path, 0);
  for (std::uint32_t const place : {record.as_context().places[0], record.as_context().places[1]}) {
    static_cast<void>(dossier::fel::place_at(*document, place));
  }
  return 0;
}
