#include "file_samples.hpp"

#include <map>

#include <xlsxwriter.h>

#include "dossier/tables/xlsx.hpp"
#include "visado/diagnostics/dossier_files.hpp"

namespace visado {
namespace {

using namespace samples;

// A workbook written cell by cell.
class Book {
 public:
  explicit Book(std::filesystem::path const& path) : book_(workbook_new(path.string().c_str())) {
    date_ = workbook_add_format(book_);
    format_set_num_format(date_, "dd/mm/yyyy");
  }
  ~Book() { workbook_close(book_); }
  Book(Book const&) = delete;
  Book& operator=(Book const&) = delete;

  Book& sheet(char const* name) {
    sheet_ = workbook_add_worksheet(book_, name);
    row_ = 0;
    return *this;
  }
  Book& row(std::vector<std::string> const& cells, lxw_col_t first = 0) {
    for (std::string const& cell : cells) {
      if (!cell.empty()) worksheet_write_string(sheet_, row_, first, cell.c_str(), nullptr);
      ++first;
    }
    ++row_;
    return *this;
  }
  Book& number(lxw_col_t column, double value) { return worksheet_write_number(sheet_, row_ - 1, column, value, nullptr), *this; }
  Book& date(lxw_col_t column, double serial) { return worksheet_write_number(sheet_, row_ - 1, column, serial, date_), *this; }
  Book& boolean(lxw_col_t column, bool value) { return worksheet_write_boolean(sheet_, row_ - 1, column, value, nullptr), *this; }
  Book& formula(lxw_col_t column, char const* formula, double value) {
    return worksheet_write_formula_num(sheet_, row_ - 1, column, formula, nullptr, value), *this;
  }
  Book& formula(lxw_col_t column, char const* formula, char const* value) {
    return worksheet_write_formula_str(sheet_, row_ - 1, column, formula, nullptr, value), *this;
  }

 private:
  lxw_workbook* book_;
  lxw_format* date_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_row_t row_ = 0;
};

TEST(Workbook, ReadsSheetsAsTables) {
  Folder const folder;
  auto const file = folder.path() / "pagos.xlsx";
  Book(file)
      .sheet("Expedientes").row({"GOBIERNO DE GUATEMALA"}).row({}).row({"Expediente", "Monto", "Fecha ingreso", "Renglón"}, 1)
      .row({"E-1", "", "", "011"}, 1).number(2, 23038842430.080002).date(3, 45366)
      .row({"E-2"}, 1).formula(2, "=SUM(1,2)", 3.5).number(4, 11)
      .sheet("facturas").row({"expediente", "autorizacion", "total"}).row({"E-1", uuid_a}).number(2, 60.1)
      .sheet("notas").row({"x"}).sheet("_ocultas").row({"x"});
  auto const reading = read(file);
  ASSERT_EQ(reading->dossiers.size(), 2U) << reading->said();
  Value const one = reading->dossiers[0].root, two = reading->dossiers[1].root;
  EXPECT_EQ(to_feel(at(one, "monto")), "23038842430.08");
  EXPECT_EQ(to_feel(at(one, "fecha_ingreso")), "date(\"2024-03-15\")");
  EXPECT_EQ(to_feel(at(one, "renglon")), "\"011\"");
  EXPECT_EQ(to_feel(at(one, "facturas", 0, "total")), "60.1");
  EXPECT_EQ(to_feel(at(two, "monto")), "3.5") << "the cached value of a formula";
  EXPECT_TRUE(at(two, "renglon").is_null()) << "a code that became a number has lost its zeros";
  Context const& root = one.as_context();
  Quotation const quotation = reading->source->quote(reading->units[0], root, *root.record->find("monto"));
  EXPECT_EQ(quotation.place, "hoja Expedientes, celda C4");
  EXPECT_NE(reading->said().find("hoja notas"), std::string::npos);
  EXPECT_EQ(reading->said().find("_ocultas"), std::string::npos);
}

TEST(Workbook, ErrorsInCellsAreIllegible) {
  Folder const folder;
  auto const file = folder.path() / "pagos.xlsx";
  Book(file).sheet("expediente").row({"expediente", "monto"}).row({"E-1"}).formula(1, "=NA()", "#N/A");
  auto const reading = read(file);
  EXPECT_FALSE(reading->dossiers.at(0).verifiable);
  Value const amount = at(reading->dossiers[0].root, "monto");
  ASSERT_TRUE(amount.is_null());
  EXPECT_EQ(amount.null_reason(), NullReason::illegible);
}

TEST(Workbook, AsksForTheSheet) {
  Folder const folder;
  auto const file = folder.path() / "pagos.xlsx";
  Book(file).sheet("uno").row({"expediente", "monto"}).row({"E-1", "1.00"}).sheet("dos").row({"expediente"}).row({"E-2"});
  auto const two = read(file);
  EXPECT_TRUE(has(two->opening, code::table_missing_main));
  EXPECT_NE(two->said().find("uno, dos"), std::string::npos);
  ReadOptions options;
  options.mapping = folder.write("m.yaml", "mapeo: x\ntablas: {expediente: {hoja: UNO}}");
  auto const one = read(file, invoices_schema(), options);
  ASSERT_EQ(one->dossiers.size(), 1U) << one->said();
  EXPECT_EQ(one->dossiers[0].key, "E-1");
}

TEST(Workbook, RefusesWhatIsNone) {
  Folder const folder;
  ReadOptions options;
  options.format = InputFormat::xlsx;
  for (std::string const& content : {std::string("hola"), std::string("PK\5\6") + std::string(18, '\0'), std::string("\xD0\xCF\x11\xE0 xls"),
                                    std::string("PK\3\4 cortado"), std::string()}) {
    auto const reading = read(folder.write("x.xlsx", content), invoices_schema(), options);
    EXPECT_EQ(reading->source, nullptr);
    EXPECT_TRUE(has(reading->opening, code::sheet_unreadable)) << render(reading->opening);
  }
}

TEST(Workbook, RefusesDamagedOnes) {
  Folder const folder;
  auto const file = folder.path() / "pagos.xlsx";
  Book(file).sheet("expediente").row({"expediente", "monto"}).row({"E-1", "1.00"});
  std::ifstream stream(file, std::ios::binary);
  std::string const whole((std::istreambuf_iterator<char>(stream)), {});
  ReadOptions options;
  options.format = InputFormat::xlsx;
  for (std::size_t i = 0; i < whole.size(); i += 29) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
    auto const reading = read(folder.write("d.xlsx", damaged), invoices_schema(), options);  // no crash
    EXPECT_TRUE(reading->source != nullptr || reading->opening.has_errors());
  }
  for (std::size_t size = 0; size < whole.size(); size += 101) {
    EXPECT_EQ(read(folder.write("d.xlsx", whole.substr(0, size)), invoices_schema(), options)->source, nullptr);
  }
}

TEST(Template, ReadsBackWhatIsFilledIn) {
  Folder const folder;
  auto const schema = invoices_schema();
  auto const file = folder.path() / "plantilla.xlsx";
  auto const written = write_template(*schema, "compra_directa", file);
  ASSERT_TRUE(written) << render(written.diagnostics());
  auto const empty = read(file);
  ASSERT_EQ(empty->dossiers.size(), 1U) << empty->said();
  EXPECT_EQ(to_feel(at(empty->dossiers[0].root, "modalidad")), "\"compra_directa\"");
  EXPECT_FALSE(empty->dossiers[0].verifiable) << "not filled in yet";
  EXPECT_TRUE(at(empty->dossiers[0].root, "facturas").is_null()) << "an empty sheet is absent";
  EXPECT_TRUE(empty->opening.empty() && empty->source->diagnostics().empty()) << empty->said();
}

TEST(Template, IsTheSameEveryTime) {
  Folder const folder;
  auto const schema = invoices_schema();
  auto const bytes = [&](char const* name) {
    EXPECT_TRUE(write_template(*schema, "", folder.path() / name));
    std::ifstream stream(folder.path() / name, std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(stream)), {});
  };
  EXPECT_EQ(bytes("a.xlsx"), bytes("b.xlsx"));
}

TEST(Template, RefusesClassesThatAreNone) {
  Folder const folder;
  auto const schema = invoices_schema();
  auto const wrong = write_template(*schema, "cotizasion", folder.path() / "a.xlsx");
  ASSERT_FALSE(wrong);
  EXPECT_NE(render(wrong.diagnostics()).find("cotizacion"), std::string::npos);
  EXPECT_FALSE(write_template(*schema, "", folder.path() / "no" / "hay" / "a.xlsx"));
}

// Every sheet of the template with its own headers, filled in column by column.
TEST(Template, FilledInIsADossier) {
  Folder const folder;
  auto const schema = invoices_schema();
  ASSERT_TRUE(write_template(*schema, "cotizacion", folder.path() / "plantilla.xlsx"));
  std::ifstream stream(folder.path() / "plantilla.xlsx", std::ios::binary);
  std::string const bytes((std::istreambuf_iterator<char>(stream)), {});
  auto const sheets = dossier::tables::read_xlsx("plantilla.xlsx", bytes);
  ASSERT_TRUE(sheets);
  std::map<std::string, std::string> const content{
      {"expediente", "E-1"}, {"monto", "100.00"},    {"modalidad", "cotizacion"}, {"guatecompras.nog", "12345678"},
      {"valor", "acta"},     {"autorizacion", uuid_a}, {"numero", "1"},           {"nombre", "IVA"},
      {"total", "100.00"}};
  auto const file = folder.path() / "llena.xlsx";
  {
    Book book(file);
    for (auto const& sheet : sheets.value()) {
      std::vector<std::string> headers, cells;
      for (std::size_t column = 0; column < sheet.width(0); ++column) {
        headers.emplace_back(sheet.text(0, column));
        auto const found = content.find(headers.back());
        cells.push_back(found == content.end() ? "" : found->second);
      }
      book.sheet(sheet.name().c_str()).row(headers).row(cells);
    }
  }
  auto const reading = read(file);
  ASSERT_EQ(reading->dossiers.size(), 1U) << reading->said();
  EXPECT_TRUE(reading->said().empty()) << reading->said();
  Dossier const& dossier = reading->dossiers[0];
  EXPECT_TRUE(dossier.verifiable) << reading->said(0);
  EXPECT_EQ(to_feel(at(dossier.root, "guatecompras", "nog")), "\"12345678\"");
  EXPECT_EQ(to_feel(at(dossier.root, "facturas", 0, "items", 0, "impuestos", 0, "nombre")), "\"IVA\"");
  EXPECT_EQ(to_feel(at(dossier.root, "documentos", 0)), "\"acta\"");
}

}  // namespace
}  // namespace visado
