// Writes the example payment files, and what is expected of each dossier, into a folder:
//
//   generar_datos CARPETA
//
// The same bytes every time: no clock, no locale, a generator of its own with a fixed seed.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "generador/execution.hpp"
#include "generador/faults.hpp"
#include "generador/fel_xml.hpp"
#include "generador/tables.hpp"

namespace {

namespace fs = std::filesystem;
using namespace datos;

constexpr std::uint64_t seed = 20'190'401;

class Output {
 public:
  explicit Output(fs::path folder) : folder_(std::move(folder)) {}

  void write(fs::path const& name, std::string const& content) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream file(folder_ / name, std::ios::binary);
    file << content;
    if (!file.flush()) failed_ = true;
  }
  void write_workbook(fs::path const& name, std::vector<Table> const& tables) {
    if (!datos::write_workbook(tables, folder_ / name)) failed_ = true;
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  fs::path folder_;
  bool failed_ = false;
};

std::vector<Dossier const*> at(std::vector<Dossier> const& all, Place place) {
  std::vector<Dossier const*> some;
  for (auto const& dossier : all)
    if (dossier.place == place) some.push_back(&dossier);
  return some;
}

std::vector<Table> tables_at(std::vector<Dossier> const& all, Place place) {
  std::vector<Node const*> nodes;
  for (Dossier const* dossier : at(all, place)) nodes.push_back(&dossier->data);
  return to_tables(nodes);
}

// --- text formats ---

void write_texts(Output& out, std::vector<Dossier> const& all) {
  std::string lines;
  for (Dossier const* dossier : at(all, Place::jsonl)) {
    for (int copy = 0; copy < dossier->copies; ++copy) lines += to_json(dossier->data) + '\n';
    if (!dossier->second_line.empty()) lines += dossier->second_line + '\n';
  }
  out.write(to_string(Place::jsonl), lines);

  std::string list;
  for (Dossier const* dossier : at(all, Place::json))
    list += (list.empty() ? "  " : ",\n  ") + to_json_indented(dossier->data, 1);
  out.write(to_string(Place::json), "[\n" + list + "\n]\n");

  std::string yaml = "# Un lote de expedientes de pago, uno por elemento.\n";
  for (Dossier const* dossier : at(all, Place::yaml)) {
    auto block = to_yaml(dossier->data, 1);
    block[0] = '-';
    yaml += block;
  }
  out.write(to_string(Place::yaml), yaml);
}

// --- spreadsheets ---

void write_tables(Output& out, std::vector<Dossier> const& all) {
  out.write_workbook(to_string(Place::xlsx), tables_at(all, Place::xlsx));
  for (auto const& table : tables_at(all, Place::csv)) {
    if (table.rows.empty()) continue;
    CsvStyle style;
    if (table.name == "partidas") style = {.separator = ',', .comma_decimal = false};
    if (table.name == "facturas.items") style.windows = true;
    out.write(fs::path(to_string(Place::csv)) / (table.name + ".csv"), to_csv(table, style));
  }
}

// --- dossier folders ---

void write_folder(Output& out, Dossier const& dossier) {
  fs::path const folder = fs::path(to_string(Place::folder)) / dossier.key();
  auto const mark = dossier.data.text_at("origen");
  fs::path const invoices = mark == "subcarpeta" ? folder / "facturas" : folder;
  auto const style = mark == "linea" ? XmlStyle::one_line : XmlStyle::indented;
  bool const certified = mark != "solicitud";

  Node data = dossier.data;
  std::vector<Node> const list = data.at("facturas").items();
  data.erase("origen");
  if (!certified)
    data.at("facturas") = Node::list();
  else
    data.erase("facturas");
  if (mark == "diferencia")
    data["facturas"] = Node::list({Node::record({{"autorizacion", list[0].text_at("autorizacion")},
                                                 {"tipo", "FACT"},
                                                 {"gran_total", Node::literal("2269.00")}})});
  if (mark == "json")
    out.write(folder / "expediente.json", to_json_indented(data) + "\n");
  else
    out.write(folder / "expediente.yaml", to_yaml(data));

  int number = 0;
  for (auto const& invoice : list)
    out.write(invoices / ("factura-" + std::to_string(++number) + ".xml"),
              to_fel_xml(invoice, style, certified));
  auto const first = to_fel_xml(list[0], style);
  if (mark == "malformado") out.write(invoices / "factura-2.xml", first.substr(0, first.rfind("</dte:SAT>")));
  if (mark == "cfdi") out.write(invoices / "comprobante-extranjero.xml", mexican_invoice_xml());
  if (mark == "copia") out.write(invoices / "factura-1-copia.xml", first);
  if (mark == "anulacion")
    out.write(invoices / "anulacion.xml",
              annulment_xml("4D0C8A51-77B2-4E19-9A3C-6F10D2B84E77", list[0].text_at("nit_emisor"),
                            institute_nit, list[0].text_at("fecha_emision")));
}

// --- files that are damaged as files, apart so that the rest stays clean ---

void write_damaged(Output& out, std::vector<Dossier> const& all) {
  std::vector<std::string> lines;
  for (Dossier const* dossier : at(all, Place::jsonl))
    if (dossier->fault.empty() && lines.size() < 4) lines.push_back(to_json(dossier->data));
  auto const &a = lines[0], &b = lines[1], &c = lines[2], &d = lines[3];
  fs::path const folder = "danados";
  out.write(folder / "truncado.jsonl", a + '\n' + b + '\n' + c.substr(0, c.size() * 3 / 5));
  out.write(folder / "windows-1252.jsonl", to_windows_1252(a + '\n' + d + '\n'));
  out.write(folder / "marca-y-crlf.jsonl", "\xEF\xBB\xBF" + a + "\r\n" + b + "\r\n\r\n" + d + "\r\n");
  out.write(folder / "una-linea-mala.jsonl",
            a + "\n{\"expediente\": \"IGM-2026-99001\", \"monto\": 12.,}\n" + b + '\n');
  out.write(folder / "coma-de-mas.json", "[\n" + a + ",\n" + b + ",\n]\n");
  out.write(folder / "vacio.jsonl", "");
}

// --- what is expected ---

void write_expected(Output& out, std::vector<Dossier> const& all) {
  std::vector<std::string> findings, proposals;
  for (auto const& dossier : all) {
    int const times = dossier.second_line.empty() ? 1 : 2;
    for (int i = 0; i < times; ++i)
      for (auto const& [rule, outcome, element] : dossier.expected)
        findings.push_back(dossier.key() + '\t' + rule + '\t' + outcome + '\t' + element + '\n');
    proposals.push_back(dossier.key() + '\t' + dossier.proposal() + '\n');
    if (dossier.copies > 1) proposals.push_back(dossier.key() + "\trepetido\n");
    if (!dossier.second_line.empty()) proposals.push_back(dossier.key() + "\tno verificado\n");
  }
  auto const sorted = [](std::vector<std::string>& lines) {
    std::ranges::sort(lines);
    std::string text;
    for (auto const& line : lines) text += line;
    return text;
  };
  out.write("esperado.tsv", sorted(findings));
  out.write("esperado_propuestas.tsv", sorted(proposals));
}

std::string said(Dossier const& dossier) {
  std::vector<std::string> rules;
  for (auto const& expected : dossier.expected) {
    auto const text = expected.rule + (expected.outcome == "incumple" ? "" : " (" + expected.outcome + ")");
    if (std::ranges::find(rules, text) == rules.end()) rules.push_back(text);
  }
  if (rules.size() > 8) return std::to_string(rules.size()) + " reglas, casi todas no evaluables";
  std::string text;
  for (auto const& rule : rules) text += (text.empty() ? "" : ", ") + rule;
  return text.empty() ? "nada" : text;
}

void write_faults(Output& out, std::vector<Dossier> const& all) {
  std::string text =
      "# Lo que se puso en cada expediente\n\n"
      "Lo escribe `generar_datos`. Los expedientes que no están aquí son correctos. «Nada» es el lado "
      "permitido de un límite:\n"
      "el programa no debe decir nada.\n\n"
      "| expediente | archivo | qué se hizo | qué debe decir | propuesta |\n| --- | --- | --- | --- | --- "
      "|\n";
  for (auto const& dossier : all) {
    if (dossier.fault.empty()) continue;
    text += "| " + dossier.key() + " | `" + to_string(dossier.place) + "` | " + dossier.fault + " | " +
            said(dossier) + " | " + dossier.proposal() + " |\n";
  }
  out.write("FALTAS.md", text);
}

// --- the execution of the budget: another schema ---

void write_execution(Output& out) {
  fs::path const folder = "ejecucion";
  auto const write = [&](char const* name, std::vector<ExecutionReport> const& reports) {
    for (auto const& [file, text] : to_files(reports)) out.write(folder / name / file, text);
  };
  auto const faulty = faulty_reports();
  write("correcto", correct_reports());
  write("con_faltas", faulty);
  out.write_workbook(folder / "libro.xlsx", to_workbook(faulty));
  out.write(folder / "mapeo.yaml", execution_mapping());
  std::vector<std::string> lines;
  std::string text = "# Lo que se puso en cada informe\n\nLo escribe `generar_datos`.\n\n"
                     "| informe | qué se hizo | qué debe decir |\n| --- | --- | --- |\n";
  for (auto const& report : faulty) {
    std::string rules;
    for (auto const& [rule, outcome, element] : report.expected) {
      lines.push_back(report.key() + '\t' + rule + '\t' + outcome + '\t' + element + '\n');
      rules += (rules.empty() ? "" : ", ") + rule + (outcome == "incumple" ? "" : " (" + outcome + ")");
    }
    text += "| " + report.key() + " | " + report.fault + " | " + rules + " |\n";
  }
  std::ranges::sort(lines);
  std::string expected;
  for (auto const& line : lines) expected += line;
  out.write(folder / "esperado.tsv", expected);
  out.write(folder / "FALTAS.md", text);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 || argv[1][0] == '-') {
    std::cerr << "Uso: generar_datos CARPETA\n";
    return 2;
  }
  Random random(seed);
  auto const all = all_dossiers(random);
  Output out(argv[1]);
  write_texts(out, all);
  write_tables(out, all);
  for (Dossier const* dossier : at(all, Place::folder)) write_folder(out, *dossier);
  write_damaged(out, all);
  write_expected(out, all);
  write_faults(out, all);
  write_execution(out);
  if (out.failed()) {
    std::cerr << "No se pudo escribir en " << argv[1] << '\n';
    return 1;
  }
  return 0;
}
