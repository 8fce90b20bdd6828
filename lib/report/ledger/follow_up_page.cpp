// What is due and overdue, by who has to do it.
#include "report/ledger/hallazgos_page.hpp"
#include "report/ledger/reparos_page.hpp"

namespace visado {
namespace tables {
namespace {

using Kind = Column::Kind;
using Owner = FollowUpReport::Owner;
using Entry = FollowUpReport::Entry;

Page page_of(FollowUpReport const& report, PageOptions const& options) {
  Page page{"seguimiento", "Seguimiento", heading(options, {}), {}, true};
  page.sections.push_back(section_of<Owner>(
      "responsables", "Pendiente y vencido por responsable", report.owners,
      {{"responsable", "Responsable"},
       {"pendientes", "Pendientes", Kind::number},
       {"con_plazo", "Con plazo", Kind::number},
       {"vencidos", "Vencidos", Kind::number},
       {"mas_antiguo", "Vencido desde", Kind::day}},
      [](Owner const& owner, Row& row) {
        row = {owner.owner, cell(owner.open), cell(owner.with_term), cell(owner.overdue), cell(owner.oldest)};
      },
      "No hay nada pendiente."));
  page.sections.push_back(reparos_section("plazos", "Reparos con plazo, el primero en vencer primero", report.due, options.day,
                                          "Ningún reparo notificado tiene plazo."));
  page.sections.push_back(hallazgos_section("hallazgos", "Hallazgos por responder o resolver", report.hallazgos, options.day,
                                            "Ningún hallazgo está abierto."));
  page.sections.push_back(recommendations_section("recomendaciones", report.recommendations, options.day,
                                                  "Ninguna recomendación está pendiente."));
  auto entries = section_of<Entry>(
      "ingresos", "Expedientes en la unidad", report.entries,
      {{"expediente", "Expediente"},
       {"clase", "Clase"},
       {"unidad", "Unidad"},
       {"ingreso", "Ingreso", Kind::number},
       {"analista", "Analista"},
       {"entro", "Entró", Kind::day},
       {"dias", "Días", Kind::number},
       {"completo", "Completo", Kind::day},
       {"dias_habiles", "Días hábiles desde completo", Kind::number},
       {"pasado", "Pasado el plazo", Kind::yes_no}},
      [](Entry const& entry, Row& row) {
        row = {entry.dossier, cell(entry.class_value), cell(entry.unit), entry.number, cell(entry.analyst), entry.entered,
               entry.days, cell(entry.complete), cell(entry.working_days), entry.late};
      },
      "Ningún expediente está en la unidad.");
  entries.note = "el plazo de pago son " + std::to_string(report.options.days_to_pay) +
                 " días hábiles desde que los documentos están completos; sin contar asuetos locales ni cierres por acuerdo";
  page.sections.push_back(std::move(entries));
  return page;
}

}  // namespace
}  // namespace tables

bool write_page(std::ostream& out, FollowUpReport const& report, PageOptions const& options) {
  return tables::write(out, tables::page_of(report, options), options);
}
std::vector<std::string> sections_of(FollowUpReport const& report) { return tables::section_keys(tables::page_of(report, {})); }

}  // namespace visado
