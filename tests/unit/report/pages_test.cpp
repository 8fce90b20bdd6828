// Pages in each format: what is written is what was asked, and names from the data are text, whatever they hold.
#include "visado/ledger_pages.hpp"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace visado {
namespace {

Date day(char const* text) { return Date::parse(text).value(); }
Decimal amount(char const* text) { return Decimal::parse(text).value(); }

// Names as somebody who wants to harm would write them.
std::vector<std::string> const hostile{
    "=HYPERLINK(\"http://x\",\"pague aquí\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "x;=1+1", "\n=1",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "&lt;b&gt;", "</style></title>",
    "\x1b[31mrojo\x1b[0m\a", "\xe2\x80\xaegnitnirp", "\xff\xfe no UTF-8", std::string("con\0nulo", 8), "dos\nlíneas, \"comillas\"",
    "\xef\xbc\x9d" "1+1", "javascript:alert(1)", "{\"a\":1}", "'; DROP TABLE reparos; --", "{{7*7}}", "normal, S. A."};

ReparoRow row(std::int64_t id, std::string const& name) {
  ReparoRow row;
  row.id = id;
  row.dossier = name;
  row.unit = name;
  row.class_value = "baja_cuantia";
  row.supplier = name;
  row.supplier_name = name;
  row.rule = "ADQ-002";
  row.title = "La compra no supera su tope";
  row.severity = "alta";
  row.effect = "devuelve";
  row.state = "notificado";
  row.amount = Amount{amount("30000.50"), "GTQ"};
  row.present = true;
  row.formulated = day("2024-06-01");
  row.notified = day("2024-06-03");
  row.due = day("2024-06-10");
  row.owner = name;
  row.message = "Dice: " + name;
  row.cause = name;
  return row;
}

std::string written(auto const& what, PageFormat format, std::string const& section = {}) {
  std::ostringstream out;
  EXPECT_TRUE(write_page(out, what, {.format = format, .section = section, .ledger = "visado.db", .day = day("2024-06-12")}));
  return out.str();
}

std::vector<ReparoRow> hostile_rows() {
  std::vector<ReparoRow> rows;
  for (auto const& name : hostile) rows.push_back(row(static_cast<std::int64_t>(rows.size()) + 1, name));
  return rows;
}

// The cells of a CSV, by the rules of RFC 4180.
std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    auto& cell = rows.back().back();
    if (quoted) {
      if (c != '"') cell += c;
      else if (i + 1 < text.size() && text[i + 1] == '"') cell += text[++i];
      else quoted = false;
    } else if (c == '"') quoted = true;
    else if (c == ',') rows.back().emplace_back();
    else if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i, rows.push_back({""});
    else cell += c;
  }
  rows.pop_back();
  return rows;
}

TEST(Pages, CsvCellsAreNoFormulas) {
  auto const text = written(hostile_rows(), PageFormat::csv);
  ASSERT_EQ(text.substr(0, 3), "\xEF\xBB\xBF");
  auto const rows = read_csv(std::string_view(text).substr(3));
  ASSERT_EQ(rows.size(), hostile.size() + 1);
  for (auto const& cells : rows) {
    ASSERT_EQ(cells.size(), rows.front().size());
    for (auto const& cell : cells) {
      // In whatever separator the spreadsheet believes: no piece begins a formula.
      std::string piece;
      for (char const c : cell + ";") {
        if (c != ';' && c != '\n' && c != '\r' && c != '\t') {
          piece += c;
          continue;
        }
        auto const first = piece.find_first_not_of(' ');
        if (first != std::string::npos) {
          EXPECT_EQ(std::string("=+-@").find(piece[first]), std::string::npos) << cell;
          EXPECT_NE(piece.compare(first, 3, "\xef\xbc\x9d"), 0) << cell;
        }
        piece.clear();
      }
      if (!cell.empty()) {
        EXPECT_TRUE(cell[0] != '\t' && cell[0] != '\r' && cell[0] != '\n') << cell;
      }
    }
  }
  EXPECT_EQ(rows[1][1], "'=HYPERLINK(\"http://x\",\"pague aquí\")");
  EXPECT_EQ(rows[1][10], "30000.50");
  EXPECT_EQ(rows[1][11], "GTQ");
}

TEST(Pages, JsonKeepsTheNames) {
  auto const text = written(hostile_rows(), PageFormat::json);
  simdjson::dom::parser parser;
  simdjson::padded_string const padded(text);
  auto const document = parser.parse(padded);
  ASSERT_EQ(document.error(), simdjson::SUCCESS);
  simdjson::dom::array rows = document["secciones"]["reparos"].get_array();
  ASSERT_EQ(rows.size(), hostile.size());
  std::size_t i = 0;
  for (auto const one : rows) {
    std::string const name(one["expediente"].get_string().value());
    if (hostile[i].find('\xff') == std::string::npos) {
      EXPECT_EQ(name, hostile[i]);
    }
    ++i;
  }
  EXPECT_EQ(rows.at(0)["monto"].at(0)["monto"].get_double().value(), 30000.5);
  EXPECT_EQ(rows.at(0)["dias_vencido"].get_int64().value(), 2);
}

TEST(Pages, HtmlHasNoMarkupOfTheData) {
  auto const text = written(hostile_rows(), PageFormat::html);
  // Every «<» begins a tag of ours, and no attribute is the data's.
  std::vector<std::string> const ours{"!DOCTYPE html", "html", "head", "meta", "title", "style", "body", "header", "h1", "dl", "dt", "dd",
                                      "main", "section", "h2", "p", "table", "thead", "tr", "th", "tbody", "td", "footer", "code"};
  for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    auto const begin = at + (text[at + 1] == '/' ? 2U : 1U);
    auto const name = text.substr(begin, text.find_first_of(" >", begin) - begin);
    EXPECT_TRUE(std::find(ours.begin(), ours.end(), name) != ours.end() || name == "!DOCTYPE") << name;
    auto const tag = text.substr(at, text.find('>', at) - at);
    for (auto const* word : {"onerror", "onmouseover", "src=", "href="}) EXPECT_EQ(tag.find(word), std::string::npos) << tag;
  }
  for (auto const* word : {"<script", "<img", "http-equiv=\"refresh", "url(", "@import", "\x1b", "\xe2\x80\xae"})
    EXPECT_EQ(text.find(word), std::string::npos) << word;
  EXPECT_NE(text.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(text.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
  EXPECT_EQ(text.find('\0'), std::string::npos);
}

TEST(Pages, TextObeysNoControl) {
  auto const text = written(hostile_rows(), PageFormat::texto);
  for (char const c : text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << static_cast<int>(c);
  EXPECT_EQ(text.find("\xe2\x80\xae"), std::string::npos);
  // A name of two lines makes no line of its own.
  EXPECT_EQ(text.find("\nlíneas"), std::string::npos);
}

ReparosReport reparos() {
  ReparosReport report{*Period::parse("2024-C2"), {row(7, "IGM-2024-00001"), row(8, "IGM-2024-00002")}, 2, {}, {}};
  report.rows[1].due.reset();
  report.rows[1].amount = Amount{amount("12.5"), "USD"};
  report.rows[1].present = false;
  report.requested = {{"GTQ", amount("30000.50")}, {"USD", amount("12.5")}};
  report.excluded = {{"GTQ", amount("0")}};
  return report;
}

HallazgosReport hallazgos() {
  HallazgosReport report;
  report.period = *Period::parse("2024-C2");
  HallazgoRow row;
  row.id = 1;
  row.number = "HAL-2024-00001";
  row.origin = "Contraloría";
  row.reference = "=DAG-1";
  row.title = "Fraccionamiento <b>";
  row.state = "notificado";
  row.unit = "Compras";
  row.owner = "@enlace";
  row.condition = "Dos compras del mismo insumo.";
  row.criterion = "LCE art. 81";
  row.cause = "por determinar";
  row.effect = "Se evitó la cotización.";
  row.recommendation = "Programar las compras.";
  row.amount = Amount{amount("120000.00"), "GTQ"};
  row.opened = day("2024-05-10");
  row.due = day("2024-06-05");
  row.reparos = 2;
  row.recommendations = 1;
  report.rows = {row};
  report.recommendations = {{1, row.number, "Compras", "Programar\nlas compras.", "@enlace", "en proceso", day("2024-07-01")}};
  report.by_state = {{"notificado", 1}};
  return report;
}

FollowUpReport follow_up() {
  FollowUpReport report;
  report.options = {day("2024-06-12"), 30};
  report.owners = {{"Compras", 2, 1, 1, day("2024-06-10")}, {"sin asignar", 1, 0, 0, {}}};
  report.due = reparos().rows;
  report.hallazgos = hallazgos().rows;
  report.recommendations = hallazgos().recommendations;
  report.entries = {{"IGM-2024-00003", "Compras", "nomina", "analista", 2, day("2024-06-01"), day("2024-06-03"), 11, 7, false},
                    {"IGM-2024-00004", "", "", "", 1, day("2024-06-02"), {}, 10, {}, false}};
  return report;
}

IndicatorsReport indicators() {
  IndicatorsReport report;
  report.period = *Period::parse("2024");
  Amounts const some{{"GTQ", amount("1234567.50")}};
  report.activity = {{"2024-C1", 20, 12, 5, 1, 9, 6, some, {}}, {"2024-C2", 3, 0, 0, 0, 0, 0, {}, {}}};
  report.by_rule = {{"2024-C1", "ADQ-002", "La compra no supera su tope", 9, 4, 6, some, {}}};
  report.by_unit = {{"2024-C1", "", "", 9, 4, 6, some, {}}};
  report.by_class = {{"2024-C1", "nomina", "", 9, 4, 6, some, {{"GTQ", std::nullopt}}}};
  report.by_supplier = {{"2024-C1", "=1234", "<b>Proveedor & Cía.</b>", 9, 4, 6, some, {}}};
  report.days = {{"", 3, 1, 2, 10, 10, 3}, {"nomina", 3, 1, 2, 10, 10, {}}};
  report.precision = {{"ADQ-002", "La compra no supera su tope", 9, 2, 1, amount("66.7")}};
  using By = IndicatorsReport::Recidivism::By;
  report.recidivism = {{By::rule, "ADQ-002", "La compra no supera su tope", "", "", 6, 2, 1},
                       {By::supplier, "ADQ-002", "La compra no supera su tope", "=1234", "<b>Proveedor & Cía.</b>", 6, 2, 1}};
  return report;
}

// VISADO_ACTUALIZAR=1 writes them anew; read the difference.
void expect_golden(std::string const& name, auto const& report) {
  std::pair<PageFormat, char const*> const formats[] = {
      {PageFormat::texto, "txt"}, {PageFormat::json, "json"}, {PageFormat::csv, "csv"}, {PageFormat::html, "html"}};
  for (auto const& [format, ending] : formats) {
    auto const path = std::string(VISADO_TESTS) + "/unit/report/paginas/" + name + '.' + ending;
    auto const text = written(report, format);
    if (std::getenv("VISADO_ACTUALIZAR") != nullptr) std::ofstream(path, std::ios::binary) << text;
    std::ifstream file(path, std::ios::binary);
    std::stringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(text, expected.str()) << path;
  }
}

TEST(Pages, ReparosAreAsWritten) { expect_golden("reparos", reparos()); }
TEST(Pages, FollowUpIsAsWritten) { expect_golden("seguimiento", follow_up()); }
TEST(Pages, HallazgosAreAsWritten) { expect_golden("hallazgos", hallazgos()); }
TEST(Pages, IndicatorsAreAsWritten) { expect_golden("indicadores", indicators()); }
TEST(Pages, EmptyReportsSaySo) {
  IndicatorsReport empty;
  empty.period = *Period::parse("2024");
  expect_golden("vacio", empty);
}

TEST(Pages, OneSectionAloneIsATable) {
  auto const text = written(indicators(), PageFormat::csv, "precision");
  EXPECT_EQ(text, "\xEF\xBB\xBFregla,reparos,levantados,regla_cambiada,precision,titulo\r\nADQ-002,9,2,1,66.7,La compra no supera su tope\r\n");
  std::ostringstream out;
  EXPECT_FALSE(write_page(out, indicators(), {.section = "nada"}));
  EXPECT_EQ(out.str(), "");
  auto const keys = sections_of(indicators());
  EXPECT_EQ(keys.front(), "actividad");
  for (auto const& key : keys) EXPECT_NE(written(indicators(), PageFormat::texto, key), "");
}

TEST(Pages, FormatsAreNamed) {
  EXPECT_EQ(page_format("html"), PageFormat::html);
  EXPECT_FALSE(page_format("pdf").has_value());
}

}  // namespace
}  // namespace visado
