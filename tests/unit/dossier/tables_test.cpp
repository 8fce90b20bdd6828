#include "file_samples.hpp"

#include "dossier/tables/sheet_numbers.hpp"
#include "visado/diagnostics/dossier.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado {
namespace {

using namespace samples;

ReadOptions mapped(std::filesystem::path mapping) {
  ReadOptions options;
  options.mapping = std::move(mapping);
  return options;
}

TEST(CsvFolder, JoinsListsByTheKey) {
  Folder const folder;
  folder.write("expedientes.csv", "expediente,monto,guatecompras.nog\nE-1,100.00,12345678\nE-2,5,\n");
  folder.write("facturas.csv", "expediente,autorizacion,total\nE-1," + uuid_a + ",60.00\nE-1," + uuid_b + ",40.00\n");
  folder.write("facturas.items.csv", "expediente,autorizacion,numero,descripcion,total\nE-1," + uuid_b + ",1,Papel,15.00\nE-1," +
                                         uuid_b + ",2,\"Tinta, negra\",25.00\n");
  folder.write("documentos.csv", "expediente;valor\nE-2;acta\nE-2;oficio\n");
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 2U) << reading->said();
  EXPECT_EQ(reading->source->format(), InputFormat::csv);
  Value const one = reading->dossiers[0].root, two = reading->dossiers[1].root;
  EXPECT_TRUE(reading->dossiers[0].verifiable) << reading->said(0);
  EXPECT_EQ(reading->dossiers[0].key, "E-1");
  EXPECT_EQ(to_feel(at(one, "guatecompras", "nog")), "\"12345678\"");
  EXPECT_TRUE(at(two, "guatecompras").is_null()) << "empty cells are absent";
  EXPECT_EQ(at(one, "facturas").as_list().size(), 2U);
  EXPECT_EQ(at(two, "facturas").as_list().size(), 0U) << "the table is there, and has none of this dossier";
  EXPECT_EQ(to_feel(at(one, "facturas", 1, "items", 1, "descripcion")), "\"Tinta, negra\"");
  EXPECT_EQ(at(one, "facturas", 0, "items").as_list().size(), 0U);
  EXPECT_EQ(to_feel(at(two, "documentos")), "[\"acta\", \"oficio\"]");
}

TEST(CsvFolder, QuotesLinesAndColumns) {
  Folder const folder;
  folder.write("expediente.csv", "expediente,observa,monto\r\n\"E\n1\",x,100\r\nE-2,y,\"1,250.50\"\r\n");
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 2U);
  Context const& root = reading->dossiers[1].root.as_context();
  Quotation const quotation = reading->source->quote(reading->units[1], root, *root.record->find("monto"));
  EXPECT_EQ(quotation.raw, "1,250.50");
  EXPECT_EQ(quotation.place, "expediente.csv, línea 4, columna C");
  EXPECT_EQ(to_feel(at(reading->dossiers[1].root, "monto")), "1250.50");
}

TEST(CsvFolder, FindsTheHeaderBelowTitles) {
  Folder const folder;
  folder.write("pagos.csv", "\xEF\xBB\xBFGOBIERNO DE GUATEMALA;;;\n;;;\nFecha actual: 27/11/2017;;;\n Núm ;Expediente;MONTO;Fecha Ingreso;\n"
                            "1;E-1;1.234,56;03/04/2026;\n;;;;\n");
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 1U) << reading->said();
  EXPECT_EQ(to_feel(at(reading->dossiers[0].root, "monto")), "1234.56");
  EXPECT_EQ(to_feel(at(reading->dossiers[0].root, "fecha_ingreso")), "date(\"2026-04-03\")");
  EXPECT_NE(reading->said().find("\"Núm\" de la tabla pagos no es un campo"), std::string::npos) << reading->said();
}

TEST(CsvFolder, NamesUnknownAndRepeatedColumns) {
  Folder const folder;
  folder.write("expediente.csv", "expediente,monto,fecha_ingrezo\nE-1,1,\n");
  EXPECT_NE(read(folder.path())->said().find("fecha_ingreso"), std::string::npos);
  folder.write("expediente.csv", "expediente,monto,Monto\nE-1,1,2\n");
  auto const repeated = read(folder.path());
  EXPECT_EQ(repeated->source, nullptr);
  EXPECT_TRUE(has(repeated->opening, code::table_repeated_column));
}

TEST(CsvFolder, NeverLosesARow) {
  Folder const folder;
  folder.write("expediente.csv", "expediente,monto\nE-1,1\n,2\nE-1,3\n");
  folder.write("facturas.csv", "expediente,autorizacion\nE-9," + uuid_a + "\n," + uuid_b + "\n");
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 3U) << "two rows with one key are two dossiers; the engine compares them";
  EXPECT_FALSE(reading->dossiers[1].verifiable);
  EXPECT_NE(reading->units[0].bytes, reading->units[2].bytes);
  EXPECT_TRUE(has(reading->source->diagnostics(), code::table_orphan_row));
  EXPECT_TRUE(has(reading->source->diagnostics(), code::table_row_without_key));
  EXPECT_NE(reading->said().find("facturas.csv, línea 2: la fila es de E-9"), std::string::npos) << reading->said();
}

TEST(CsvFolder, CellsThatMovedAreAnError) {
  Folder const folder;
  folder.write("expediente.csv", "expediente,monto\nE-1,1,250.00\nE-2,5,,\n");
  auto const reading = read(folder.path());
  EXPECT_FALSE(reading->dossiers.at(0).verifiable);
  EXPECT_TRUE(has(reading->dossiers[0].diagnostics, code::table_extra_cells));
  EXPECT_TRUE(reading->dossiers.at(1).verifiable) << "trailing separators are nothing";
}

TEST(CsvFolder, RefusesBrokenQuotes) {
  Folder const folder;
  folder.write("expediente.csv", "expediente,monto\n\"E-1,1\nE-2,2\n");
  EXPECT_TRUE(has(read(folder.path())->opening, code::csv_unclosed_quote));
  folder.write("expediente.csv", "expediente,monto\n\"E\"-1,1\n");
  EXPECT_TRUE(has(read(folder.path())->opening, code::csv_text_after_quote));
  folder.write("expediente.csv", "expediente,monto\n5\" tubo,1\n\"a \"\"b\"\"\",2\n");
  auto const reading = read(folder.path());
  ASSERT_EQ(reading->dossiers.size(), 2U);
  EXPECT_EQ(reading->dossiers[0].key, "5\" tubo");
  EXPECT_EQ(reading->dossiers[1].key, "a \"b\"");
}

TEST(CsvFolder, ReadsOldEncodingsAndSaysSo) {
  Folder const folder;
  folder.write("expediente.csv", "expediente,monto,renglon\nA\xD1O-1,1,011\n");
  auto const reading = read(folder.path());
  EXPECT_EQ(reading->dossiers.at(0).key, "AÑO-1");
  EXPECT_EQ(to_feel(at(reading->dossiers[0].root, "renglon")), "\"011\"");
  EXPECT_TRUE(has(reading->source->diagnostics(), code::read_as_windows_1252));
  folder.write("expediente.csv", std::string("expediente,monto\nE\0,1\n", 22));
  EXPECT_EQ(read(folder.path())->source, nullptr);
}

TEST(CsvFolder, AsksForWhatIsMissing) {
  Folder const folder;
  folder.write("a.csv", "x\n1\n");
  EXPECT_TRUE(has(read(folder.path())->opening, code::table_without_header));
  folder.write("b.csv", "x\n1\n");
  EXPECT_TRUE(has(read(folder.path())->opening, code::table_missing_main));
  folder.write("expediente.csv", "expediente\nE-1\n");
  folder.write("expedientes.csv", "expediente\nE-1\n");
  EXPECT_TRUE(has(read(folder.path())->opening, code::table_twice));
}

TEST(Mapping, RenamesColumnsAndDeclaresFormats) {
  Folder const folder;
  folder.write("t/compras.csv", "No. Exp.;Total Q\nE-1;1,234\n");
  folder.write("t/det.csv", "Exp;UUID;Total;Día\nE-1;" + uuid_a + ";1.234,50;45366\n");
  auto const mapping = folder.write("sistema.yaml",
                                    "mapeo: compras\ntablas:\n"
                                    "  expedientes: {archivo: compras.csv, columnas: {No. Exp.: expediente, Total Q: {campo: monto, numeros: punto}}}\n"
                                    "  facturas:\n    archivo: det.csv\n    números: coma\n    fechas: excel\n"
                                    "    columnas: {Exp: expediente, UUID: autorizacion, Día: fecha}\n");
  auto const reading = read(folder.path() / "t", invoices_schema(), mapped(mapping));
  ASSERT_EQ(reading->dossiers.size(), 1U) << reading->said();
  EXPECT_EQ(at(reading->dossiers[0].root, "monto").as_number(), Decimal::integer(1234)) << reading->said(0);
  EXPECT_EQ(to_feel(at(reading->dossiers[0].root, "facturas", 0, "total")), "1234.50");
  EXPECT_EQ(to_feel(at(reading->dossiers[0].root, "facturas", 0, "fecha")), "date(\"2024-03-15\")");
}

TEST(Mapping, IsNotUsedByHalves) {
  Folder const folder;
  auto const csv = folder.write("pagos.csv", "expediente,monto\nE-1,1\n");
  for (std::string const text :
       {"tablas: {expediente: {columnas: {NoHay: monto}}}", "tablas: {expediente: {columnas: {monto: montoo}}}",
        "tablas: {facturaz: {archivo: x.csv}}", "tablas: {facturas: {archivo: no.csv}}", "tablas: {expediente: {numeros: tres}}",
        "mapeo: x", "tablas: {expediente: {colunas: {}}}", "- 1"}) {
    auto const mapping = folder.write("m.yaml", text);
    auto const reading = read(csv, invoices_schema(), mapped(mapping));
    EXPECT_EQ(reading->source, nullptr) << text;
    EXPECT_TRUE(reading->opening.has_errors()) << text;
  }
}

TEST(SheetNumbers, KeepFifteenDigits) {
  using namespace dossier::tables;
  EXPECT_EQ(fifteen_digits("23038842430.080002"), "23038842430.08");
  EXPECT_EQ(fifteen_digits("461220457.19999999"), "461220457.2");
  EXPECT_EQ(fifteen_digits("-0"), "0");
  EXPECT_EQ(fifteen_digits("1E3"), "1000");
  EXPECT_FALSE(fifteen_digits("x"));
  EXPECT_FALSE(fifteen_digits("nan"));
}

TEST(SheetNumbers, TellDatesByTheirFormat) {
  using namespace dossier::tables;
  for (std::string_view const code : {"dd/mm/yyyy", "[$-es-GT]d mmm yy", "yyyy\\-mm"}) EXPECT_TRUE(shows_dates(code)) << code;
  for (std::string_view const code : {"General", "0.00E+00", "\"dia\" 0", "[h]:mm", "#,##0.00;[Red]-0", "\\d0", "\"abierta", "[x"}) {
    EXPECT_FALSE(shows_dates(code)) << code;
  }
  EXPECT_EQ(serial_date("45366", false), "2024-03-15");
  EXPECT_EQ(serial_date("45366.5", false), "2024-03-15T12:00:00");
  EXPECT_EQ(serial_date("1", false), "1900-01-01");
  EXPECT_FALSE(serial_date("60", false)) << "a day that never was";
  EXPECT_EQ(serial_date("61", false), "1900-03-01");
  EXPECT_EQ(serial_date("43904", true), "2024-03-15");
  EXPECT_FALSE(serial_date("1e300", false));
}

}  // namespace
}  // namespace visado
