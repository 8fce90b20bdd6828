// A small schema, and readers over it, for the tests of the room.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dossier/readers.hpp"
#include "visado/dossier.hpp"

namespace visado::sample {

inline SchemaField field(std::string name, Type type) {
  SchemaField field;
  field.name = std::move(name);
  field.type = std::move(type);
  return field;
}

inline std::uint16_t gtq() { return currency_code("GTQ"); }

// expediente (texto, key), clase (a, b), monto (dinero, required), fecha, dias (entero), tasa, firmado, nota,
// moneda + en_moneda (dinero of that currency), secreto (sensible), etiquetas (list of texts),
// proveedor {nit, nombre}, facturas [{autorizacion, total, lineas [{codigo, precio}]}].
inline std::unique_ptr<Schema> schema() {
  auto schema = std::make_unique<Schema>();
  auto add = [&](std::string name) {
    auto type = std::make_unique<RecordType>();
    type->name = name;
    return (schema->types[name] = std::move(type)).get();
  };
  RecordType* const line = add("Linea");
  line->fields = {field("codigo", Type::of(TypeKind::string)), field("precio", Type::money(gtq()))};
  RecordType* const invoice = add("Factura");
  invoice->key = {"autorizacion"};
  invoice->fields = {field("autorizacion", Type::of(TypeKind::string)), field("total", Type::money(gtq())),
                     field("lineas", Type::list(Type::record(line)))};
  invoice->fields[1].required = true;
  RecordType* const supplier = add("Proveedor");
  supplier->fields = {field("nit", Type::of(TypeKind::string)), field("nombre", Type::of(TypeKind::string))};
  supplier->fields[0].format = Format::nit;
  RecordType& root = schema->root;
  root.fields = {field("expediente", Type::of(TypeKind::string)),
                 field("clase", Type::enumeration({"a", "b"})),
                 field("monto", Type::money(gtq())),
                 field("fecha", Type::of(TypeKind::date)),
                 field("dias", Type::of(TypeKind::number)),
                 field("tasa", Type::of(TypeKind::number)),
                 field("firmado", Type::of(TypeKind::boolean)),
                 field("nota", Type::of(TypeKind::string)),
                 field("moneda", Type::of(TypeKind::string)),
                 field("en_moneda", Type::money(Type::dynamic_currency)),
                 field("secreto", Type::of(TypeKind::number)),
                 field("etiquetas", Type::list(Type::of(TypeKind::string))),
                 field("proveedor", Type::record(supplier)),
                 field("facturas", Type::list(Type::record(invoice)))};
  root.fields[2].required = true;
  root.fields[4].integer = true;
  root.fields[9].currency_field = "moneda";
  root.fields[10].data = DataClass::sensible;
  line->seal();
  invoice->seal();
  supplier->seal();
  root.seal();
  schema->name = "expediente";
  schema->key_field = "expediente";
  schema->class_field = "clase";
  schema->requested_field = "monto";
  schema->currency = gtq();
  return schema;
}

// Everything a source reads of a text, kept alive.
struct Reading {
  std::unique_ptr<Schema> schema = sample::schema();
  FieldUse uses;
  std::unique_ptr<DossierSource> source;
  std::vector<std::unique_ptr<DossierSource::Unit>> units;
  Arena arena;
  std::vector<Dossier> dossiers;
  Diagnostics failure;

  explicit Reading(bool all = true) {
    if (all) {
      uses.mark_all(&schema->root);
    }
  }
  [[nodiscard]] dossier::Opening opening() const { return {*schema, uses, {}}; }

  Reading& json(std::string text, std::size_t block = 64) {
    return take(dossier::open_json(dossier::TextStream::of("pagos.json", std::move(text), block), opening()));
  }
  Reading& lines(std::string text, std::size_t block = 64) {
    return take(dossier::open_json_lines(dossier::TextStream::of("pagos.jsonl", std::move(text), block), opening()));
  }
  Reading& yaml(std::string text) {
    return take(dossier::open_yaml(dossier::TextStream::of("pagos.yaml", std::move(text)), opening()));
  }

  Reading& take(dossier::Opened opened) {
    failure = opened.diagnostics();
    if (!opened) return *this;
    source = std::move(opened).value();
    DossierSource::Unit unit;
    while (source->next(unit)) {
      units.push_back(std::make_unique<DossierSource::Unit>(unit));
      dossiers.push_back(source->read(*units.back(), arena));
    }
    return *this;
  }

  // A field of the n-th dossier, by names: value(0, "proveedor", "nit").
  template <class... Names>
  [[nodiscard]] Value value(std::size_t dossier, Names... names) const {
    Value value = dossiers.at(dossier).root;
    ((value = *value.as_context().find(names)), ...);
    return value;
  }
  [[nodiscard]] std::string feel(std::size_t dossier, std::string_view name) const {
    return to_feel(value(dossier, name));
  }
};

// The codes of diagnostics, in order: «LEC-020 LEC-030».
inline std::string codes(Diagnostics const& diagnostics) {
  std::string text;
  for (Diagnostic const& diagnostic : diagnostics) {
    if (!text.empty()) text += ' ';
    text += info(diagnostic.code).name;
  }
  return text;
}

// «línea:columna» of the n-th diagnostic.
inline std::string place(Diagnostics const& diagnostics, std::size_t n = 0) {
  Label const& at = diagnostics.items().at(n).at;
  if (!at.source) return at.text;
  Location const location = at.source->locate(at.span.begin);
  return std::to_string(location.line) + ":" + std::to_string(location.column);
}

}  // namespace visado::sample
