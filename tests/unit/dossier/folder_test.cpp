#include "file_samples.hpp"
#include "visado/diagnostics/dossier.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado {
namespace {

using namespace samples;

constexpr char const* dossier_file = R"({"expediente": "E-1", "monto": 100.00})";

TEST(DossierFolder, ReadsInvoicesByTheirPaths) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  folder.write("facturas/a.xml", dte(certification("d412a347-9720-44c0-a9cc-fde068f0a2e7")));
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 1U) << reading->said();
  Dossier const& dossier = reading->dossiers[0];
  EXPECT_TRUE(dossier.verifiable) << reading->said(0);
  EXPECT_EQ(dossier.key, "E-1");
  Value const invoice = at(dossier.root, "facturas", 0);
  EXPECT_EQ(to_feel(at(invoice, "autorizacion")), '"' + uuid_a + '"');
  EXPECT_EQ(to_feel(at(invoice, "tipo")), "\"FACT\"");
  EXPECT_EQ(to_feel(at(invoice, "fecha")), "date(\"2024-03-15\")") << "the first ten characters, not through UTC";
  EXPECT_EQ(to_feel(at(invoice, "nit_emisor")), "\"5K\"");
  EXPECT_EQ(to_feel(at(invoice, "municipio")), "\"\"") << "there, and empty";
  EXPECT_EQ(to_feel(at(invoice, "frases")), "[\"1\", \"4\"]");
  EXPECT_EQ(at(invoice, "total").as_number(), Decimal::integer(100)) << "not the 999 of the Adenda";
  EXPECT_EQ(at(invoice, "total").currency(), currency_code("GTQ"));
  EXPECT_EQ(to_feel(at(invoice, "items", 0, "descripcion")), "\"A & B\"");
  EXPECT_EQ(to_feel(at(invoice, "items", 0, "impuestos", 0, "monto")), "10.714286");
  EXPECT_TRUE(at(invoice, "impuestos").is_null()) << "absent is not an empty list";
}

TEST(DossierFolder, QuotesXmlInASingleLine) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  std::string const xml = dte(certification(uuid_a));
  folder.write("a.xml", xml);
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 1U);
  Context const& invoice = at(reading->dossiers[0].root, "facturas", 0).as_context();
  auto const quoted = [&](std::string_view name) {
    return reading->source->quote(reading->units[0], invoice, *invoice.record->find(name));
  };
  EXPECT_EQ(quoted("fecha").raw, "2024-03-15T23:59:59-06:00");
  std::string const column = std::to_string(xml.find("2024-03-15") + 1);
  EXPECT_EQ(quoted("fecha").place, "a.xml: DTE/DatosEmision/DatosGenerales/@FechaHoraEmision (línea 1, columna " + column + ")");
  EXPECT_EQ(quoted("nit_emisor").raw, "5-k");
  EXPECT_EQ(quoted("observacion").place, "");
  Context const& line = at(reading->dossiers[0].root, "facturas", 0, "items", 0).as_context();
  EXPECT_EQ(reading->source->quote(reading->units[0], line, 3).place.find("a.xml: DTE/DatosEmision/Items/Item/Total"), 0U);
  Context const& root = reading->dossiers[0].root.as_context();
  EXPECT_EQ(reading->source->quote(reading->units[0], root, *root.record->find("monto")).raw, "100.00");
}

TEST(DossierFolder, KeepsRequestsApart) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  folder.write("a.xml", dte(""));
  auto const reading = read(folder.path());
  Dossier const& dossier = reading->dossiers.at(0);
  EXPECT_TRUE(dossier.verifiable) << reading->said(0);
  EXPECT_TRUE(at(dossier.root, "facturas").is_null());
  EXPECT_TRUE(at(dossier.root, "documentos_sin_certificar", 0, "autorizacion").is_null());
  EXPECT_EQ(to_feel(at(dossier.root, "documentos_sin_certificar", 0, "tipo")), "\"FACT\"");
  EXPECT_TRUE(has(dossier.diagnostics, code::fel_request));
}

TEST(DossierFolder, ListsRequestsByNameWhereTheSchemaWantsTexts) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  folder.write("a.xml", dte(""));
  auto schema = invoices_schema();
  schema->root.fields.back().type = Type::list(Type::of(TypeKind::string));
  auto const reading = read(folder.path(), std::move(schema));
  EXPECT_EQ(to_feel(at(reading->dossiers.at(0).root, "documentos_sin_certificar")), "[\"a.xml\"]");
}

TEST(DossierFolder, MergesWhatTheFileListsToo) {
  Folder const folder;
  folder.write("expediente.yaml",
               "expediente: E-1\nmonto: 100.00\nfacturas:\n  - {autorizacion: " + uuid_b + ", total: 1.00}\n"
               "  - {autorizacion: " + uuid_a + ", total: 90.00, observacion: revisada}\n");
  folder.write("a.xml", dte(certification(uuid_a)));
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 1U) << reading->said();
  Dossier const& dossier = reading->dossiers[0];
  EXPECT_TRUE(dossier.verifiable) << reading->said(0);
  ASSERT_EQ(at(dossier.root, "facturas").as_list().size(), 2U);
  EXPECT_EQ(at(dossier.root, "facturas", 0, "total").as_number(), Decimal::integer(1)) << "only in the file: stays";
  EXPECT_EQ(at(dossier.root, "facturas", 1, "total").as_number(), Decimal::integer(100)) << "the XML wins";
  EXPECT_EQ(to_feel(at(dossier.root, "facturas", 1, "observacion")), "\"revisada\"");
  ASSERT_TRUE(has(dossier.diagnostics, code::merge_difference));
  EXPECT_NE(reading->said(0).find("el XML dice 100.00 y el expediente 90.00"), std::string::npos) << reading->said(0);
  Context const& merged = at(dossier.root, "facturas", 1).as_context();
  EXPECT_EQ(reading->source->quote(reading->units[0], merged, *merged.record->find("observacion")).raw, "revisada");
  EXPECT_EQ(reading->source->quote(reading->units[0], merged, *merged.record->find("total")).place.find("a.xml: "), 0U);
}

TEST(DossierFolder, WhatOneHasTheOtherDoesNotMiss) {
  Folder const folder;
  folder.write("expediente.json", R"({"expediente": "E-1", "monto": 1, "facturas": [{"autorizacion": ")" + uuid_a + R"("}]})");
  folder.write("a.xml", dte(certification(uuid_a)));
  auto schema = invoices_schema();
  for (SchemaField& field : schema->types["Factura"]->fields) field.required = field.name == "total";
  auto const reading = read(folder.path(), std::move(schema));
  EXPECT_TRUE(reading->dossiers.at(0).verifiable) << reading->said(0);
}

TEST(DossierFolder, CountsOneInvoiceOnce) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  folder.write("a.xml", dte(certification(uuid_a)));
  folder.write("b.xml", dte(certification(uuid_a)));
  auto const same = read(folder.path());
  EXPECT_TRUE(same->dossiers.at(0).verifiable);
  EXPECT_TRUE(has(same->dossiers[0].diagnostics, code::fel_repeated));
  EXPECT_EQ(at(same->dossiers[0].root, "facturas").as_list().size(), 1U);
  folder.write("b.xml", dte(certification(uuid_a), "120.00"));
  auto const other = read(folder.path());
  EXPECT_FALSE(other->dossiers.at(0).verifiable);
  EXPECT_TRUE(has(other->dossiers[0].diagnostics, code::fel_conflicting));
}

TEST(DossierFolder, AnUnreadableInvoiceIsNeverSilent) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  std::string const whole = dte(certification(uuid_a));
  folder.write("a.xml", whole.substr(0, whole.rfind("</d:GTDocumento>")));
  folder.write("b.xml", dte(certification(uuid_b)));
  auto const reading = read(folder.path());
  EXPECT_FALSE(reading->dossiers.at(0).verifiable);
  EXPECT_TRUE(has(reading->dossiers[0].diagnostics, code::xml_unclosed));
  EXPECT_EQ(at(reading->dossiers[0].root, "facturas").as_list().size(), 1U) << "the other file is read";
}

TEST(DossierFolder, SaysWhatOtherXmlIs) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  folder.write("a.xml", dte(certification(uuid_a)));
  folder.write("anulacion.xml",
               "<GTAnulacionDocumento xmlns='http://www.sat.gob.gt/dte/fel/0.1.0'><SAT><AnulacionDTE><DatosGenerales "
               "NumeroDocumentoAAnular='" + uuid_a + "'/></AnulacionDTE></SAT></GTAnulacionDocumento>");
  folder.write("cfdi.xml", "<cfdi:Comprobante xmlns:cfdi='http://www.sat.gob.mx/cfd/3'/>");
  folder.write("soap.xml", "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>");
  folder.write("otro.xml", "<nota/>");
  auto const reading = read(folder.path());
  Dossier const& dossier = reading->dossiers.at(0);
  std::string const said = reading->said(0);
  EXPECT_TRUE(dossier.verifiable) << said;
  EXPECT_NE(said.find("anulacion.xml es la anulación del documento " + uuid_a), std::string::npos);
  EXPECT_TRUE(has(dossier.diagnostics, code::fel_annulled_invoice));
  EXPECT_NE(said.find("CFDI (factura electrónica de México)"), std::string::npos);
  EXPECT_NE(said.find("sobre SOAP"), std::string::npos);
  EXPECT_NE(said.find("un XML con raíz nota y sin espacio de nombres"), std::string::npos);
}

TEST(DossierFolder, RefusesGTDocumentoThatIsNotADte) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  folder.write("a.xml", "<GTDocumento xmlns='http://www.sat.gob.gt/dte/fel/0.1.0'/>");
  folder.write("b.xml", "<GTDocumento xmlns='http://www.sat.gob.gt/dte/fel/0.2.0'><SAT/></GTDocumento>");
  auto const reading = read(folder.path());
  EXPECT_FALSE(reading->dossiers.at(0).verifiable);
  EXPECT_TRUE(has(reading->dossiers[0].diagnostics, code::fel_other_version));
  EXPECT_TRUE(has(reading->dossiers[0].diagnostics, code::fel_structure));
}

TEST(DossierFolder, SeveralValuesForAFieldAreNone) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  std::string xml = dte(certification(uuid_a));
  xml.insert(xml.find("<d:GranTotal>"), "<d:GranTotal>1</d:GranTotal>");
  folder.write("a.xml", xml);
  auto const reading = read(folder.path());
  Value const total = at(reading->dossiers.at(0).root, "facturas", 0, "total");
  ASSERT_TRUE(total.is_null());
  EXPECT_EQ(total.null_reason(), NullReason::illegible);
  EXPECT_TRUE(has(reading->dossiers[0].diagnostics, code::fel_several_matches));
}

TEST(DossierFolder, AnEmptyDateIsIllegible) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  folder.write("a.xml", dte(certification(uuid_a), "100.00", ""));
  auto const reading = read(folder.path());
  Value const date = at(reading->dossiers.at(0).root, "facturas", 0, "fecha");
  ASSERT_TRUE(date.is_null());
  EXPECT_EQ(date.null_reason(), NullReason::illegible);
}

TEST(DossierFolder, OneFolderADossier) {
  Folder const folder;
  folder.write("b/expediente.json", R"({"expediente": "B", "monto": 1})");
  folder.write("a/expediente.yml", "expediente: A\nmonto: 1\n");
  folder.write("a/facturas/x.XML", dte(certification(uuid_a)));
  folder.write("c/x.xml", dte(certification(uuid_b)));
  folder.write("suelta.xml", dte(certification(uuid_b)));
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 3U);
  EXPECT_EQ(reading->dossiers[0].key, "A");
  EXPECT_EQ(at(reading->dossiers[0].root, "facturas").as_list().size(), 1U);
  EXPECT_EQ(reading->dossiers[1].key, "B");
  EXPECT_FALSE(reading->dossiers[2].verifiable) << "invoices of no dossier are not silent";
  EXPECT_TRUE(has(reading->dossiers[2].diagnostics, code::folder_without_dossier_file));
  EXPECT_NE(reading->said().find("suelta.xml no se lee"), std::string::npos);
  folder.write("b/facturas/marzo/z.xml", dte(certification(uuid_b)));
  folder.write("b/facturas.csv", "x\n");
  auto const deep = read(folder.path());
  EXPECT_NE(deep->said().find("z.xml no se lee"), std::string::npos) << deep->said();
  EXPECT_NE(deep->said().find("facturas.csv no se lee"), std::string::npos);
  auto const unit = reading->source->again(0, 1);
  ASSERT_TRUE(unit);
  EXPECT_EQ(reading->source->read(*unit, reading->arena).key, "B");
}

TEST(DossierFolder, RefusesTwoDossierFilesAndEmptyFolders) {
  Folder const folder;
  EXPECT_TRUE(has(read(folder.path())->opening, code::folder_empty));
  folder.write("expediente.json", dossier_file);
  folder.write("expediente.yaml", "expediente: E-2\n");
  auto const reading = read(folder.path());
  EXPECT_FALSE(reading->dossiers.at(0).verifiable);
  EXPECT_TRUE(has(reading->dossiers[0].diagnostics, code::folder_two_dossier_files));
}

TEST(DossierFolder, ReadsXmlInOldEncodings) {
  Folder const folder;
  folder.write("expediente.json", dossier_file);
  std::string xml = dte(certification(uuid_a));
  xml.replace(xml.find("A &amp; B"), 9, "A\xD1O");
  folder.write("a.xml", xml);
  auto const reading = read(folder.path());
  EXPECT_EQ(to_feel(at(reading->dossiers.at(0).root, "facturas", 0, "items", 0, "descripcion")), "\"AÑO\"");
  EXPECT_TRUE(has(reading->dossiers[0].diagnostics, code::read_as_windows_1252));
}

}  // namespace
}  // namespace visado
