// The figures of a period.
#include "report/ledger/reparos_page.hpp"

namespace visado {
namespace tables {
namespace {

using Kind = Column::Kind;
using Activity = IndicatorsReport::Activity;
using Group = IndicatorsReport::Group;
using Days = IndicatorsReport::Days;
using Precision = IndicatorsReport::Precision;
using Recidivism = IndicatorsReport::Recidivism;

constexpr char const* none = "No hay datos en el período.";
constexpr char const* once =
    "cada expediente cuenta una vez en cada grupo y cuatrimestre, con lo que hoy solicita: los grupos no suman el total si un "
    "expediente está en varios";

Section activity_section(IndicatorsReport const& report) {
  return section_of<Activity>(
      "actividad", "Actividad por cuatrimestre", report.activity,
      {{"cuatrimestre", "Cuatrimestre"},
       {"verificados", "Expedientes verificados", Kind::number},
       {"con_reparos", "Con reparos", Kind::number},
       {"reparos", "Reparos", Kind::number},
       {"visados", "Visados", Kind::number},
       {"devoluciones", "Devoluciones", Kind::number},
       {"ordenes", "Por orden escrita", Kind::number},
       {"solicitado", "Solicitado con reparos", Kind::money},
       {"excluido", "Excluido", Kind::money}},
      [](Activity const& one, Row& row) {
        row = {one.four_months, cell(one.verified), cell(one.dossiers), cell(one.reparos), cell(one.visados),
               cell(one.returns), cell(one.orders), cell(one.requested), cell(one.excluded)};
      },
      none);
}

// `label`: the title of what names the keys, when something does.
Section groups_section(std::string key, std::string title, std::string column, std::vector<Group> const& groups,
                       std::string label = {}) {
  std::vector<Column> columns{{"cuatrimestre", "Cuatrimestre"}, {"grupo", std::move(column)}};
  bool const named = !label.empty();
  if (named) columns.push_back({"nombre", std::move(label)});
  for (auto& rest : std::vector<Column>{{"expedientes", "Expedientes", Kind::number},
                                        {"reparos", "Reparos", Kind::number},
                                        {"abiertos", "Abiertos", Kind::number},
                                        {"solicitado", "Solicitado", Kind::money},
                                        {"excluido", "Excluido", Kind::money}})
    columns.push_back(std::move(rest));
  auto section = section_of<Group>(
      std::move(key), std::move(title), groups, std::move(columns),
      [named](Group const& group, Row& row) {
        row = {group.four_months, group.key.empty() ? Cell(std::string("(no se sabe)")) : Cell(group.key)};
        if (named) row.push_back(cell(group.label));
        for (auto& rest : Row{cell(group.dossiers), cell(group.reparos), cell(group.open), cell(group.requested), cell(group.excluded)})
          row.push_back(std::move(rest));
      },
      none);
  section.note = once;
  return section;
}

Section days_section(IndicatorsReport const& report) {
  auto section = section_of<Days>(
      "dias", "Días hasta el visado", report.days,
      {{"clase", "Clase"},
       {"visados", "Visados", Kind::number},
       {"minimo", "Mínimo", Kind::number},
       {"mediana", "Mediana", Kind::number},
       {"nueve_de_diez", "9 de cada 10", Kind::number},
       {"maximo", "Máximo", Kind::number},
       {"mediana_desde_completo", "Mediana desde completo", Kind::number}},
      [](Days const& days, Row& row) {
        row = {days.class_value.empty() ? std::string("(todas)") : days.class_value, cell(days.visados), days.least, days.median,
               days.ninth_decile, days.most, cell(days.median_from_complete)};
      },
      "Ningún visado del período.");
  section.note = "días de calendario desde el primer ingreso";
  return section;
}

Section precision_section(IndicatorsReport const& report) {
  auto section = section_of<Precision>(
      "precision", "Precisión de las reglas", report.precision,
      {{"regla", "Regla"},
       {"reparos", "Reparos", Kind::number},
       {"levantados", "Levantados", Kind::number},
       {"regla_cambiada", "Por regla cambiada", Kind::number},
       {"precision", "Precisión", Kind::percent},
       {"titulo", "Pide"}},
      [](Precision const& one, Row& row) {
        row = {one.rule, cell(one.reparos), cell(one.lifted), cell(one.rule_changed), one.percent, cell(one.title)};
      },
      none);
  section.note = "parte de los reparos del período que nadie levantó ni deshizo un cambio de la regla o de sus parámetros";
  return section;
}

std::string word(Recidivism::By by) {
  return by == Recidivism::By::rule ? "regla" : by == Recidivism::By::unit ? "unidad" : "proveedor";
}

Section recidivism_section(IndicatorsReport const& report) {
  auto section = section_of<Recidivism>(
      "reincidencia", "Reincidencia", report.recidivism,
      {{"por", "Por"},
       {"regla", "Regla"},
       {"quien", "Quién"},
       {"nombre", "Nombre"},
       {"expedientes", "Expedientes", Kind::number},
       {"antes", "En los 12 meses de antes", Kind::number},
       {"reaparecen", "Reaparecen", Kind::number},
       {"titulo", "Pide"}},
      [](Recidivism const& one, Row& row) {
        row = {word(one.by), one.rule, cell(one.who), cell(one.label), cell(one.dossiers), cell(one.before), cell(one.returned),
               cell(one.title)};
      },
      "Ninguna falta se repite.");
  section.note = "la misma regla en más de un expediente, o un reparo que volvió después de subsanado";
  return section;
}

Page page_of(IndicatorsReport const& report, PageOptions const& options) {
  Page page{"indicadores", "Indicadores", heading(options, report.period), {}, true};
  page.sections = {activity_section(report),
                   groups_section("por_regla", "Reparos por regla", "Regla", report.by_rule, "Pide"),
                   groups_section("por_unidad", "Reparos por unidad", "Unidad", report.by_unit),
                   groups_section("por_clase", "Reparos por clase de expediente", "Clase", report.by_class),
                   groups_section("por_proveedor", "Reparos por proveedor", "Proveedor", report.by_supplier, "Nombre"),
                   days_section(report),
                   precision_section(report),
                   recidivism_section(report)};
  return page;
}

}  // namespace
}  // namespace tables

bool write_page(std::ostream& out, IndicatorsReport const& report, PageOptions const& options) {
  return tables::write(out, tables::page_of(report, options), options);
}
std::vector<std::string> sections_of(IndicatorsReport const& report) { return tables::section_keys(tables::page_of(report, {})); }

}  // namespace visado
