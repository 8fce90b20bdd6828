#include "report/ledger/hallazgos_page.hpp"

#include "report/ledger/reparos_page.hpp"
#include "visado/counted.hpp"

namespace visado {
namespace tables {
namespace {

using Kind = Column::Kind;

Cell days_late(std::optional<Date> const& due, Date day) { return due && *due < day ? Cell(day.days - due->days) : Cell(); }

Page page_of(HallazgosReport const& report, PageOptions const& options) {
  Page page{"hallazgos", "Hallazgos del período", heading(options, report.period), {}, true};
  page.facts.push_back({"hallazgos", "Hallazgos", cell(report.rows.size())});
  for (auto const& [state, count] : report.by_state) page.facts.push_back({state, "De ellos, " + state, cell(count)});
  page.sections.push_back(
      hallazgos_section("hallazgos", "Hallazgos", report.rows, options.day, "Ningún hallazgo se abrió en el período."));
  page.sections.push_back(
      recommendations_section("recomendaciones", report.recommendations, options.day, "Ninguna recomendación."));
  return page;
}

}  // namespace

Section hallazgos_section(std::string key, std::string title, std::vector<HallazgoRow> const& rows, Date day, std::string none) {
  return section_of<HallazgoRow>(
      std::move(key), std::move(title), rows,
      {{"hallazgo", "Núm."},
       {"estado", "Estado"},
       {"origen", "Origen"},
       {"referencia", "Referencia"},
       {"unidad", "Unidad"},
       {"monto", "Monto", Kind::money},
       {"abierto", "Abierto", Kind::day},
       {"vence", "Vence", Kind::day},
       {"dias_vencido", "Días vencido", Kind::number},
       {"responsable", "Responsable"},
       {"reparos", "Reparos", Kind::number},
       {"recomendaciones", "Recomendaciones", Kind::number},
       {"cumplidas", "Cumplidas", Kind::number},
       {"titulo", "Título", Kind::text, true},
       {"condicion", "Condición", Kind::text, true},
       {"criterio", "Criterio", Kind::text, true},
       {"causa", "Causa", Kind::text, true},
       {"efecto", "Efecto", Kind::text, true},
       {"recomendacion", "Recomendación", Kind::text, true},
       {"comentario_responsables", "Comentario de los responsables", Kind::text, true},
       {"comentario_auditoria", "Comentario de auditoría", Kind::text, true}},
      [day](HallazgoRow const& row, Row& cells) {
        cells = {row.number,
                 row.state,
                 row.origin,
                 cell(row.reference),
                 cell(row.unit),
                 cell(row.amount),
                 row.opened,
                 cell(row.due),
                 days_late(row.due, day),
                 cell(row.owner),
                 cell(row.reparos),
                 cell(row.recommendations),
                 cell(row.fulfilled),
                 cell(row.title),
                 cell(row.condition),
                 cell(row.criterion),
                 cell(row.cause),
                 cell(row.effect),
                 cell(row.recommendation),
                 cell(row.responsible_comment),
                 cell(row.audit_comment)};
      },
      std::move(none));
}

Section recommendations_section(std::string key, std::vector<RecommendationRow> const& rows, Date day, std::string none) {
  return section_of<RecommendationRow>(
      std::move(key), "Recomendaciones", rows,
      {{"recomendacion", "Núm.", Kind::number},
       {"hallazgo", "Hallazgo"},
       {"estado", "Estado"},
       {"unidad", "Unidad"},
       {"responsable", "Responsable"},
       {"vence", "Vence", Kind::day},
       {"dias_vencido", "Días vencido", Kind::number},
       {"texto", "Qué se recomienda", Kind::text, true}},
      [day](RecommendationRow const& row, Row& cells) {
        cells = {row.id, row.hallazgo, row.state, cell(row.unit), cell(row.owner), cell(row.due), days_late(row.due, day), cell(row.text)};
      },
      std::move(none));
}

}  // namespace tables

bool write_page(std::ostream& out, std::vector<HallazgoRow> const& rows, PageOptions const& options) {
  tables::Page page{"lista de hallazgos", "Hallazgos", tables::heading(options, {}), {}, true};
  page.sections.push_back(tables::hallazgos_section("hallazgos", counted(rows.size(), "hallazgo", "hallazgos"), rows, options.day,
                                                    "No hay hallazgos así."));
  return tables::write(out, std::move(page), options);
}

bool write_page(std::ostream& out, HallazgosReport const& report, PageOptions const& options) {
  return tables::write(out, tables::page_of(report, options), options);
}
std::vector<std::string> sections_of(HallazgosReport const& report) { return tables::section_keys(tables::page_of(report, {})); }

}  // namespace visado
