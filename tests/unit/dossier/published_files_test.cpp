// Files published by the tax administration, certifiers and the treasury, where they are at hand:
// VISADO_COMPARTIDO names the folder that holds data/.
#include "file_samples.hpp"

#include <cstdlib>
#include <iostream>
#include <sstream>

#include "dossier/fel/document.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado {
namespace {

using namespace samples;
namespace fs = std::filesystem;

class PublishedFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    char const* const shared = std::getenv("VISADO_COMPARTIDO");
    if (shared == nullptr) GTEST_SKIP() << "VISADO_COMPARTIDO is not set";
    data_ = fs::path(shared) / "data";
    ASSERT_TRUE(fs::is_directory(data_));
  }
  fs::path data_;
};

std::string content(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(stream)), {});
}

bool contains(std::string const& text, std::string_view part) { return text.find(part) != text.npos; }

// What a published XML must turn out to be, by a look at its text that knows nothing of the reader.
std::string expected(std::string const& xml) {
  if (contains(xml, "GTAnulacionDocumento")) return "anulación";
  if (!contains(xml, ":GTDocumento>")) return "rechazado";
  return contains(xml, ":Certificacion>") ? "factura" : "solicitud";
}

std::string found(Dossier const& dossier) {
  if (has(dossier.diagnostics, code::fel_annulment)) return "anulación";
  if (has(dossier.diagnostics, code::fel_request)) return "solicitud";
  if (dossier.diagnostics.has_errors()) return "rechazado";
  return at(dossier.root, "facturas").is(Kind::list) ? "factura" : "otro";
}

TEST_F(PublishedFiles, EveryDteIsWhatItIs) {
  std::size_t count = 0;
  for (fs::directory_entry const& entry : fs::directory_iterator(data_ / "fel-dte")) {
    if (entry.path().extension() != ".xml") continue;
    ++count;
    Folder const folder;
    std::string const xml = content(entry.path());
    folder.write("expediente.json", R"({"expediente": "E-1", "monto": 1})");
    folder.write("documento.xml", xml);
    auto const reading = read(folder.path());
    ASSERT_EQ(reading->dossiers.size(), 1U);
    Dossier const& dossier = reading->dossiers[0];
    std::cout << entry.path().filename().string() << ": " << found(dossier) << '\n';
    EXPECT_EQ(found(dossier), expected(xml)) << entry.path() << '\n' << reading->said(0);
    bool const request = found(dossier) == "solicitud";
    Value const document = at(dossier.root, request ? "documentos_sin_certificar" : "facturas", 0);
    if (!document.is(Kind::context)) continue;
    for (char const* const name : {"tipo", "fecha", "total"}) {
      EXPECT_FALSE(at(document, name).is_null()) << name << " of " << entry.path() << '\n' << reading->said(0);
    }
    EXPECT_FALSE(at(document, "items").as_list().empty());
    EXPECT_EQ(at(document, "autorizacion").is_null(), request);
  }
  EXPECT_GT(count, 10U);
}

TEST_F(PublishedFiles, TheUnclosedOneIsNamedByItsLine) {
  Folder const folder;
  folder.write("expediente.json", R"({"expediente": "E-1", "monto": 1})");
  folder.write("infile.xml", content(data_ / "fel-dte" / "infile-malformado.xml"));
  auto const reading = read(folder.path());
  EXPECT_FALSE(reading->dossiers.at(0).verifiable);
  EXPECT_TRUE(has(reading->dossiers[0].diagnostics, code::xml_unclosed));
  EXPECT_TRUE(contains(reading->said(0), "infile.xml:1:1")) << reading->said(0);
}

// The columns of a published budget file as a schema.
std::unique_ptr<Schema> budget_schema(std::string key, std::vector<SchemaField> fields) {
  auto schema = std::make_unique<Schema>();
  schema->name = "ingreso";
  schema->key_field = std::move(key);
  schema->root.fields = std::move(fields);
  schema->root.seal();
  return schema;
}

TEST_F(PublishedFiles, MunicipalIncome) {
  Type const text = Type::of(TypeKind::string);
  auto const reading = read(data_ / "presupuesto" / "munis2017.csv",
                            budget_schema("codigo_entidad", {required(field("codigo_entidad", text)), field("entidad", text),
                                                             field("codigo_departamento", text), amount("asignado"),
                                                             amount("modificado"), amount("vigente")}));
  ASSERT_EQ(reading->dossiers.size(), 7449U) << "the last row is empty";
  std::size_t legible = 0;
  for (Dossier const& dossier : reading->dossiers) {
    Value const assigned = at(dossier.root, "asignado"), modified = at(dossier.root, "modificado");
    if (assigned.is_null() || modified.is_null() || at(dossier.root, "vigente").is_null()) continue;
    ++legible;
    EXPECT_EQ(Decimal::add(assigned.as_number(), modified.as_number()), at(dossier.root, "vigente").as_number());
  }
  std::cout << "munis2017.csv: " << legible << " filas con sus tres montos legibles\n";
  EXPECT_GT(legible, 7000U);
  EXPECT_EQ(to_feel(at(reading->dossiers[0].root, "codigo_departamento")), "\"0100\"") << "codes keep their zeros";
}

TEST_F(PublishedFiles, BudgetWorkbook) {
  Folder const folder;
  auto const fields = [] {
    return std::vector<SchemaField>{required(field("descripcion", Type::of(TypeKind::string))), amount("presupuestado"),
                                    amount("modificado"), amount("vigente"), amount("devengado")};
  };
  auto const asked = read(data_ / "presupuesto" / "gasto.xlsx", budget_schema("descripcion", fields()));
  EXPECT_EQ(asked->source, nullptr) << "28 sheets: it asks which one";
  ReadOptions options;
  options.mapping = folder.write("m.yaml", "mapeo: sicoin\ntablas: {ingreso: {hoja: GTG_2010}}\n");
  auto const reading = read(data_ / "presupuesto" / "gasto.xlsx", budget_schema("descripcion", fields()), options);
  ASSERT_GE(reading->dossiers.size(), 22U) << reading->said();
  EXPECT_EQ(reading->dossiers[0].key, "GUATEMALA") << "the header stands below three rows of titles";
  EXPECT_EQ(to_feel(at(reading->dossiers[0].root, "presupuestado")), "14244686137.44");
  EXPECT_EQ(to_feel(at(reading->dossiers[0].root, "modificado")), "967334658.3");
  std::cout << "gasto.xlsx, hoja GTG_2010: " << reading->dossiers.size() << " filas\n";
}

}  // namespace
}  // namespace visado
