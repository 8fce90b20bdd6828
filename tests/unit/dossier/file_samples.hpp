// A small schema of dossiers with invoices, and folders to put files in.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "visado/dossier.hpp"
#include "visado/schema.hpp"

namespace visado::samples {

inline SchemaField field(std::string name, Type type, std::string path = {}) {
  SchemaField made;
  made.name = std::move(name);
  made.type = std::move(type);
  made.path = std::move(path);
  return made;
}
inline SchemaField amount(std::string name, std::string path = {}, int decimals = 2) {
  SchemaField made = field(std::move(name), Type::money(currency_code("GTQ")), std::move(path));
  made.decimals = decimals;
  return made;
}
inline SchemaField with_format(SchemaField made, Format format) {
  made.format = format;
  return made;
}
inline SchemaField required(SchemaField made) {
  made.required = true;
  return made;
}

inline RecordType* add_type(Schema& schema, std::string name, std::vector<SchemaField> fields,
                            std::vector<std::string> key = {}, std::string source = {}) {
  auto type = std::make_unique<RecordType>();
  type->name = name;
  type->fields = std::move(fields);
  type->key = std::move(key);
  type->source = std::move(source);
  type->seal();
  return (schema.types[name] = std::move(type)).get();
}

// expediente, modalidad, monto, fecha_ingreso, renglon, guatecompras{nog, estado}, documentos, facturas, and the
// requests that come without certification.
inline std::unique_ptr<Schema> invoices_schema() {
  Type const text = Type::of(TypeKind::string);
  auto schema = std::make_unique<Schema>();
  schema->name = "expediente";
  schema->key_field = "expediente";
  schema->class_field = "modalidad";
  schema->currency = currency_code("GTQ");
  RecordType* const tax = add_type(*schema, "Impuesto", {field("nombre", text, "NombreCorto"), amount("monto", "MontoImpuesto", 10)});
  RecordType* const line = add_type(
      *schema, "Linea",
      {field("numero", Type::of(TypeKind::number), "@NumeroLinea"), field("descripcion", text, "Descripcion"),
       field("cantidad", Type::of(TypeKind::number), "Cantidad"), amount("total", "Total", 10),
       field("impuestos", Type::list(Type::record(tax)), "Impuestos/Impuesto")},
      {"numero"});
  RecordType* const invoice = add_type(
      *schema, "Factura",
      {with_format(field("autorizacion", text, "Certificacion/NumeroAutorizacion"), Format::uuid),
       field("serie", text, "Certificacion/NumeroAutorizacion/@Serie"),
       field("tipo", text, "DatosEmision/DatosGenerales/@Tipo"),
       field("fecha", Type::of(TypeKind::date), "DatosEmision/DatosGenerales/@FechaHoraEmision"),
       with_format(field("nit_emisor", text, "DatosEmision/Emisor/@NITEmisor"), Format::nit),
       field("municipio", text, "DatosEmision/Emisor/DireccionEmisor/Municipio"),
       field("frases", Type::list(text), "DatosEmision/Frases/Frase/@TipoFrase"),
       amount("total", "DatosEmision/Totales/GranTotal", 10),
       field("impuestos", Type::list(Type::record(tax)), "DatosEmision/Totales/TotalImpuestos/TotalImpuesto"),
       field("items", Type::list(Type::record(line)), "DatosEmision/Items/Item"), field("observacion", text)},
      {"autorizacion"}, "fel-dte");
  RecordType* const tender = add_type(*schema, "Guatecompras", {with_format(field("nog", text), Format::nog), field("estado", text)});
  schema->root.fields = {required(field("expediente", text)),
                         field("modalidad", Type::enumeration({"baja_cuantia", "compra_directa", "cotizacion"})),
                         required(amount("monto")),
                         field("fecha_ingreso", Type::of(TypeKind::date)),
                         field("renglon", text),
                         field("guatecompras", Type::record(tender)),
                         field("documentos", Type::list(text)),
                         field("facturas", Type::list(Type::record(invoice))),
                         field("documentos_sin_certificar", Type::list(Type::record(invoice)))};
  schema->root.seal();
  return schema;
}

// A folder that is gone with the test.
class Folder {
 public:
  Folder() {
    auto const* const test = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::temp_directory_path() /
            (std::string("visado-") + test->test_suite_name() + "-" + test->name());
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;

  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  std::filesystem::path write(std::string const& name, std::string const& content) const {
    std::filesystem::path const file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }

 private:
  std::filesystem::path path_;
};

// Every dossier of an input, each with its unit.
struct Reading {
  std::unique_ptr<Schema> schema;
  FieldUse uses;
  std::unique_ptr<DossierSource> source;
  Diagnostics opening;
  Arena arena;
  std::vector<DossierSource::Unit> units;
  std::vector<Dossier> dossiers;

  void run() {
    if (source == nullptr) return;
    for (DossierSource::Unit unit; source->next(unit);) units.push_back(unit);
    for (DossierSource::Unit const& unit : units) dossiers.push_back(source->read(unit, arena));
  }
  // Text of what is said of a dossier, or of the input.
  [[nodiscard]] std::string said() const { return render(opening) + (source ? render(source->diagnostics()) : ""); }
  [[nodiscard]] std::string said(std::size_t dossier) const { return render(dossiers.at(dossier).diagnostics); }
};

inline std::unique_ptr<Reading> read(std::filesystem::path const& path, std::unique_ptr<Schema> schema = invoices_schema(),
                                     ReadOptions options = {}) {
  auto reading = std::make_unique<Reading>();
  reading->schema = std::move(schema);
  options.read_all = true;
  auto opened = DossierSource::open(path, *reading->schema, reading->uses, options);
  reading->opening = opened.diagnostics();
  if (opened) reading->source = std::move(opened).value();
  reading->run();
  return reading;
}

// A value below a record, by names and positions from 0: at(root, "facturas", 0, "total").
struct Step {
  Step(char const* field) : name(field) {}  // NOLINT
  Step(int index) : position(static_cast<std::size_t>(index)) {}  // NOLINT
  char const* name = nullptr;
  std::size_t position = 0;
};
template <class... Steps>
Value at(Value value, Steps... steps) {
  for (Step const& step : {Step(steps)...}) {
    if (step.name != nullptr) {
      Value const* const found = value.is(Kind::context) ? value.as_context().find(step.name) : nullptr;
      value = found == nullptr ? Value::null(NullReason::no_such_entry) : *found;
    } else {
      bool const inside = value.is(Kind::list) && step.position < value.as_list().size();
      value = inside ? value.as_list()[step.position] : Value::null(NullReason::no_such_entry);
    }
  }
  return value;
}

inline bool has(Diagnostics const& diagnostics, Code code) {
  for (Diagnostic const& diagnostic : diagnostics) {
    if (diagnostic.code == code) return true;
  }
  return false;
}

// A DTE; `certification` empty makes it a request.
inline std::string certification(std::string const& number) {
  return "<d:Certificacion><d:NumeroAutorizacion Serie=\"" + number.substr(0, 8) + "\" Numero=\"1\">" + number +
         "</d:NumeroAutorizacion></d:Certificacion>";
}
inline std::string dte(std::string const& certification, std::string const& total = "100.00",
                       std::string const& date = "2024-03-15T23:59:59-06:00") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><d:GTDocumento xmlns:d=\"http://www.sat.gob.gt/dte/fel/0.2.0\" "
         "Version=\"0.4\"><d:SAT ClaseDocumento=\"dte\"><d:DTE ID=\"DatosCertificados\"><d:DatosEmision>"
         "<d:DatosGenerales Tipo=\"FACT\" FechaHoraEmision=\"" + date + "\" CodigoMoneda=\"GTQ\"/>"
         "<d:Emisor NITEmisor=\"5-k\"><d:DireccionEmisor><d:Municipio/></d:DireccionEmisor></d:Emisor>"
         "<d:Frases><d:Frase TipoFrase=\"1\"/><!-- ojo --><d:Frase TipoFrase=\"4\"/></d:Frases>"
         "<d:Items><d:Item NumeroLinea=\"1\"><d:Cantidad>3.0000000000</d:Cantidad><d:Descripcion>A &amp; B</d:Descripcion>"
         "<d:Impuestos><d:Impuesto><d:NombreCorto>IVA</d:NombreCorto><d:MontoImpuesto>10.714286</d:MontoImpuesto>"
         "</d:Impuesto></d:Impuestos><d:Total>" + total + "</d:Total></d:Item></d:Items>"
         "<d:Totales><d:GranTotal>" + total + "</d:GranTotal></d:Totales></d:DatosEmision>" + certification +
         "</d:DTE><d:Adenda><GranTotal>999</GranTotal></d:Adenda></d:SAT></d:GTDocumento>";
}
inline std::string const uuid_a = "D412A347-9720-44C0-A9CC-FDE068F0A2E7";
inline std::string const uuid_b = "DBB51AE2-3A62-4437-9F4A-0123456789AB";

}  // namespace visado::samples
