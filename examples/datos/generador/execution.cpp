#include "execution.hpp"

#include <array>
#include <functional>

#include "change.hpp"

namespace datos {
namespace {

// A line of programs 11 and 12 in a year that goes as it was planned.
struct Plan {
  char const* programa;
  char const* producto;
  char const* subproducto;
  char const* nombre;
  char const* unidad;
  int goal;  // a multiple of three
  Micros budget;
};

constexpr Plan central{"01", "000", "000", "Dirección y coordinación", "", 0, q(9'600'000)};
constexpr std::array plans{
    Plan{"11", "001", "001", "Pasaportes emitidos", "Documento", 360'000, q(78'000'000)},
    Plan{"11", "002", "001", "Residencias autorizadas", "Documento", 9'000, q(6'300'000)},
    Plan{"12", "001", "001", "Personas retornadas atendidas", "Persona", 60'000, q(12'900'000)},
    Plan{"12", "001", "002", "Niñas, niños y adolescentes atendidos", "Persona", 6'000, q(3'600'000)},
};

Day closing(int year, int part) { return {year, static_cast<unsigned>(part * 4), part == 1 ? 30U : 31U}; }

Node credit_of(Plan const& plan, int part) {
  Node line = Node::record({{"programa", plan.programa}, {"producto", plan.producto}, {"subproducto", plan.subproducto}});
  line["nombre"] = plan.nombre;
  if (plan.goal > 0) {
    line["unidad_medida"] = plan.unidad;
    line["meta_inicial"] = plan.goal;
    line["meta_vigente"] = plan.goal;
    line["meta_ejecutada"] = plan.goal / 3;
    line["meta_acumulada"] = plan.goal / 3 * part;
  }
  line["presupuesto_inicial"] = money(plan.budget);
  line["presupuesto_vigente"] = money(plan.budget);
  line["comprometido"] = money(scaled(plan.budget, part * 33, 100));
  line["devengado"] = money(scaled(plan.budget, part * 32, 100));
  line["pagado"] = money(scaled(plan.budget, part * 31, 100));
  return line;
}

Node goal_of(Plan const& plan, int part) {
  Node line = Node::record({{"programa", plan.programa}, {"producto", plan.producto}, {"subproducto", plan.subproducto}});
  line["unidad_medida"] = plan.unidad;
  line["meta_inicial"] = plan.goal;
  line["meta_vigente"] = plan.goal;
  line["meta_ejecutada"] = plan.goal / 3;
  line["meta_acumulada"] = plan.goal / 3 * part;
  return line;
}

Node report(int year, int part) {
  // Of the institute's plan 2021-2030, by year: persons since 2021, a little above its rounded percentages.
  constexpr std::array persons{64'660, 176'500, 284'200, 392'000, 527'300, 663'100};
  Day const cut = closing(year, part);
  Node data = Node::record({{"informe", std::to_string(year) + "-C" + std::to_string(part)}});
  data["ejercicio"] = year;
  data["cuatrimestre"] = std::to_string(part);
  data["fecha_corte"] = cut;
  data["fecha_reporte"] = (cut + 3).working();
  data["fecha_informe"] = (cut + 8).working();
  data["firma_responsable"] = true;
  data["firma_autoridad"] = true;
  data["personas_atendidas"] = persons[static_cast<std::size_t>(year - 2021)];
  data["delegaciones_autorizadas"] = year == 2026 ? 2 : 1;
  Node credits = Node::list(), goals = Node::list();
  credits.push(credit_of(central, part));
  for (Plan const& plan : plans) {
    credits.push(credit_of(plan, part));
    goals.push(goal_of(plan, part));
  }
  data["creditos"] = credits;
  data["metas"] = goals;
  return data;
}

string line_key(Node const& data, string const& path) { return key_of(data, path, {"programa", "producto", "subproducto"}); }

// The same value for a line in both documents: line i of the goals is line i + 1 of SICOIN's.
void set_both(Node& data, int line, char const* field, Node const& value) {
  data.at("creditos." + std::to_string(line + 1) + "." + field) = value;
  data.at("metas." + std::to_string(line) + "." + field) = value;
}

void without_last(Node& data, char const* list, std::size_t keep) {
  std::vector<Node> items = data.at(list).items();
  items.resize(keep);
  data.at(list) = Node::list(std::move(items));
}

struct Fault {
  int year, part;
  char const* text;
  Change change;
};

std::vector<Fault> faults() {
  string const last = "creditos.4.", goal = "metas.3";
  auto const one_line = [](string path, Micros by, string from, char const* rule) {
    return [=](Node& d) {
      d.at("creditos.1." + path) = money(amount(d, "creditos.1." + from) + by);
      return Lines{{rule, fails, line_key(d, "creditos.1")}};
    };
  };
  return {
      {2021, 1, "Las cifras llegan al penúltimo día del cuatrimestre",
       [](Node& d) {
         d.at("fecha_corte") = day(d, "fecha_corte") - 1;
         return Lines{{"EJE-002", fails, ""}};
       }},
      {2021, 2, "El reporte se generó el mismo día del cierre", moves("fecha_reporte", "fecha_corte", 0, "EJE-003")},
      {2021, 3, "Una persona menos que el plan con medio punto de redondeo, y una meta sin alcanzar ni justificar",
       [=](Node& d) {
         d.at("personas_atendidas") = 60'657;
         set_both(d, 3, "meta_acumulada", 5'999);
         return Lines{{"EJE-017", fails, line_key(d, goal)}, {"EJE-018", fails, ""}};
       }},
      {2022, 1, "Sin la firma de la autoridad, y una meta que cambió sin decir por qué",
       [=](Node& d) {
         d.at("firma_autoridad") = false;
         set_both(d, 3, "meta_vigente", 6'600);
         return Lines{{"EJE-004", fails, ""}, {"EJE-016", fails, line_key(d, goal)}};
       }},
      {2022, 2, "Sin el programa 12 y sin la fecha del informe",
       [](Node& d) {
         without_last(d, "creditos", 3);
         without_last(d, "metas", 2);
         d.erase("fecha_informe");
         return Lines{{"EJE-001", fails, "fecha_informe"}, {"EJE-003", unknown, ""}, {"EJE-005", fails, ""}};
       }},
      {2022, 3, "Ninguna delegación autorizada en el año", sets({{"delegaciones_autorizadas", 0}}, "EJE-019")},
      {2023, 1, "Comprometido un centavo más que lo vigente",
       one_line("comprometido", cent, "presupuesto_vigente", "EJE-006")},
      {2023, 2, "Devengado un centavo más que lo comprometido", one_line("devengado", cent, "comprometido", "EJE-007")},
      {2023, 3, "Pagado un centavo más que lo devengado", one_line("pagado", cent, "devengado", "EJE-008")},
      {2024, 1, "En el primer cuatrimestre el acumulado es mayor que lo ejecutado",
       [=](Node& d) {
         set_both(d, 3, "meta_acumulada", 2'001);
         return Lines{{"EJE-009", fails, line_key(d, goal)}};
       }},
      {2024, 2, "Una línea sin unidad de medida en SICOIN",
       [=](Node& d) {
         d.erase(last + "unidad_medida");
         return Lines{{"EJE-010", fails, line_key(d, "creditos.4")}, {"EJE-012", unknown, line_key(d, goal)}};
       }},
      {2024, 3, "Una línea de SICOIN que el informe no trae",
       [](Node& d) {
         without_last(d, "metas", 3);
         return Lines{{"EJE-011", fails, line_key(d, "creditos.4")}};
       }},
      {2025, 1, "Un tercio de la meta con más de la mitad del presupuesto",
       [=](Node& d) {
         for (char const* path : {"comprometido", "devengado"})
           d.at(last + path) = money(scaled(plans[3].budget, 54, 100));
         return Lines{{"EJE-013", fails, line_key(d, "creditos.4")}};
       }},
      {2025, 3, "El informe dice uno más que SICOIN",
       [=](Node& d) {
         d.at(goal + ".meta_acumulada") = 6'001;
         return Lines{{"EJE-012", fails, line_key(d, goal)}};
       }},
      {2026, 1, "Gasto sin ningún avance de la meta",
       [=](Node& d) {
         for (char const* field : {"meta_ejecutada", "meta_acumulada"}) set_both(d, 3, field, 0);
         for (char const* path : {"comprometido", "devengado", "pagado"})
           d.at(last + path) = money(scaled(plans[3].budget, 20, 100));
         return Lines{{"EJE-014", fails, line_key(d, "creditos.4")}};
       }},
      {2026, 2, "La meta se pasó en quince por ciento sin explicarlo",
       [=](Node& d) {
         set_both(d, 3, "meta_acumulada", 6'900);
         for (char const* path : {"comprometido", "devengado", "pagado"}) d.at(last + path) = money(plans[3].budget);
         return Lines{{"EJE-015", fails, line_key(d, goal)}};
       }},
  };
}

// --- files ---

struct Heading {
  char const* heading;
  char const* field;
};

constexpr std::array sicoin{
    Heading{"Período", "informe"},          Heading{"PG", "programa"},
    Heading{"PRODUCTO", "producto"},        Heading{"SUBPRODUCTO", "subproducto"},
    Heading{"DESCRIPCIÓN", "nombre"},       Heading{"UNIDAD DE MEDIDA", "unidad_medida"},
    Heading{"META INICIAL", "meta_inicial"}, Heading{"META VIGENTE", "meta_vigente"},
    Heading{"EJECUTADO CUATRIMESTRE", "meta_ejecutada"}, Heading{"EJECUTADO ACUMULADO", "meta_acumulada"},
    Heading{"ASIGNADO", "presupuesto_inicial"}, Heading{"VIGENTE", "presupuesto_vigente"},
    Heading{"COMPROMETIDO", "comprometido"}, Heading{"DEVENGADO", "devengado"},
    Heading{"PAGADO", "pagado"}};

constexpr std::array signed_report{
    Heading{"Informe", "informe"},          Heading{"Programa", "programa"},
    Heading{"Producto", "producto"},        Heading{"Subproducto", "subproducto"},
    Heading{"Unidad de medida", "unidad_medida"}, Heading{"Meta inicial", "meta_inicial"},
    Heading{"Meta vigente", "meta_vigente"}, Heading{"Ejecutado en el cuatrimestre", "meta_ejecutada"},
    Heading{"Ejecutado en el año", "meta_acumulada"}, Heading{"Justificación", "justificacion"}};

// A list of all reports, under the headings of its document or (`own`) the names of the schema.
template <class Headings>
Table list_table(std::vector<ExecutionReport> const& reports, char const* list, Headings const& headings, bool own) {
  Table table{list, {}, {}};
  for (Heading const& heading : headings) table.columns.emplace_back(own ? heading.field : heading.heading);
  for (auto const& report : reports) {
    for (Node const& item : report.data.find(list)->items()) {
      auto& row = table.rows.emplace_back();
      for (Heading const& heading : headings) {
        Node const* const value = heading.field == string("informe") ? report.data.find("informe") : item.find(heading.field);
        if (value != nullptr) row[own ? heading.field : heading.heading] = *value;
      }
    }
  }
  return table;
}

Table cover_table(char const* name, std::vector<ExecutionReport> const& reports) {
  Table cover{name, {}, {}};
  for (char const* column : {"informe", "ejercicio", "cuatrimestre", "fecha_corte", "fecha_reporte", "fecha_informe",
                             "firma_responsable", "firma_autoridad", "personas_atendidas", "delegaciones_autorizadas"})
    cover.columns.emplace_back(column);
  for (auto const& report : reports) {
    auto& row = cover.rows.emplace_back();
    for (auto const& column : cover.columns)
      if (Node const* const value = report.data.find(column)) row[column] = *value;
  }
  return cover;
}

template <class Headings>
string mapped(Headings const& headings) {
  string text;
  for (Heading const& heading : headings) text += string("      ") + heading.heading + ": " + heading.field + "\n";
  return text;
}

}  // namespace

std::vector<ExecutionReport> correct_reports() {
  std::vector<ExecutionReport> reports{{report(2025, 2), "", {}}};
  Node& data = reports.front().data;
  // A goal that grew, and says why.
  set_both(data, 0, "meta_vigente", 372'000);
  data.at("metas.0.justificacion") = "Se amplió la meta por la demanda de pasaportes; resolución DG-118-2025";
  return reports;
}

std::vector<ExecutionReport> faulty_reports() {
  std::vector<ExecutionReport> reports;
  for (Fault const& fault : faults()) {
    auto& made = reports.emplace_back(ExecutionReport{report(fault.year, fault.part), fault.text, {}});
    made.expected = fault.change(made.data);
  }
  return reports;
}

std::vector<std::pair<string, string>> to_files(std::vector<ExecutionReport> const& reports) {
  string const title = "Sistema de Contabilidad Integrada\r\nEjecución física y financiera por programa\r\n\r\n";
  CsvStyle const points{.separator = ',', .comma_decimal = false};
  return {{"informe.csv", to_csv(cover_table("informe", reports), {})},
          {"reporte_sicoin.csv", title + to_csv(list_table(reports, "creditos", sicoin, false), points)},
          {"informe_metas.csv",
           "Informe cuatrimestral de metas\r\n" + to_csv(list_table(reports, "metas", signed_report, false), {})}};
}

std::vector<Table> to_workbook(std::vector<ExecutionReport> const& reports) {
  return {cover_table("ejecucion", reports), list_table(reports, "creditos", sicoin, true),
          list_table(reports, "metas", signed_report, true)};
}

string execution_mapping() {
  return "# Cómo llaman SICOIN y el informe de metas a cada campo del esquema de ejecución.\n"
         "mapeo: ejecución física y financiera\n"
         "tablas:\n"
         "  ejecucion: {archivo: informe.csv}\n"
         "  creditos:\n    archivo: reporte_sicoin.csv\n    numeros: punto\n    columnas:\n" +
         mapped(sicoin) + "  metas:\n    archivo: informe_metas.csv\n    columnas:\n" + mapped(signed_report);
}

}  // namespace datos
