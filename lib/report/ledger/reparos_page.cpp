#include "report/ledger/reparos_page.hpp"

#include "visado/counted.hpp"

namespace visado {
namespace tables {
namespace {

using Kind = Column::Kind;

std::vector<Column> reparo_columns() {
  return {{"reparo", "Núm.", Kind::number},
          {"expediente", "Expediente"},
          {"regla", "Regla"},
          {"estado", "Estado"},
          {"efecto", "Efecto"},
          {"severidad", "Severidad"},
          {"clase", "Clase"},
          {"unidad", "Unidad"},
          {"proveedor", "Proveedor"},
          {"nombre_proveedor", "Nombre", Kind::text, true},
          {"monto", "Monto observado", Kind::money},
          {"formulado", "Formulado", Kind::day},
          {"vence", "Vence", Kind::day},
          {"dias_vencido", "Días vencido", Kind::number},
          {"responsable", "Responsable"},
          {"presente", "Presente", Kind::yes_no},
          {"veces", "Veces", Kind::number},
          {"titulo", "Pide", Kind::text, true},
          {"mensaje", "Dice", Kind::text, true},
          {"causa", "Causa", Kind::text, true}};
}

void reparo_cells(ReparoRow const& row, Date day, Row& cells) {
  bool const late = row.due && *row.due < day;
  cells = {row.id,
           row.dossier,
           row.rule,
           row.state,
           row.effect,
           row.severity,
           cell(row.class_value),
           cell(row.unit),
           cell(row.supplier),
           cell(row.supplier_name),
           cell(row.amount),
           row.formulated,
           cell(row.due),
           late ? Cell(day.days - row.due->days) : Cell(),
           cell(row.owner),
           row.present,
           static_cast<std::int64_t>(row.times),
           cell(row.title),
           cell(row.message),
           cell(row.cause)};
}

Page page_of(ReparosReport const& report, PageOptions const& options) {
  Page page{"reparos", "Reparos del período", heading(options, report.period), {}, true};
  page.facts.push_back({"expedientes", "Expedientes con reparos", cell(report.dossiers)});
  page.facts.push_back({"reparos", "Reparos", cell(report.rows.size())});
  page.facts.push_back({"solicitado", "Solicitado en esos expedientes, cada uno una vez", cell(report.requested)});
  page.facts.push_back({"excluido", "Excluido en esos expedientes, cada uno una vez", cell(report.excluded)});
  page.sections.push_back(
      reparos_section("reparos", "Reparos", report.rows, options.day, "Ninguna verificación del período formuló reparos."));
  return page;
}

}  // namespace

Section reparos_section(std::string key, std::string title, std::vector<ReparoRow> const& rows, Date day, std::string none) {
  return section_of<ReparoRow>(std::move(key), std::move(title), rows, reparo_columns(),
                               [day](ReparoRow const& row, Row& cells) { reparo_cells(row, day, cells); }, std::move(none));
}

std::vector<Fact> heading(PageOptions const& options, std::optional<Period> const& period) {
  std::vector<Fact> facts;
  if (!options.ledger.empty()) facts.push_back({"bitacora", "Bitácora", options.ledger});
  if (period) {
    facts.push_back({"desde", "Desde", period->from});
    facts.push_back({"hasta", "Hasta", period->to});
  }
  facts.push_back({"fecha", "Al día", options.day});
  return facts;
}

}  // namespace tables

bool write_page(std::ostream& out, std::vector<ReparoRow> const& rows, PageOptions const& options) {
  tables::Page page{"lista de reparos", "Reparos", tables::heading(options, {}), {}, true};
  page.sections.push_back(
      tables::reparos_section("reparos", counted(rows.size(), "reparo", "reparos"), rows, options.day, "No hay reparos así."));
  return tables::write(out, std::move(page), options);
}

bool write_page(std::ostream& out, ReparosReport const& report, PageOptions const& options) {
  return tables::write(out, tables::page_of(report, options), options);
}
std::vector<std::string> sections_of(ReparosReport const& report) { return tables::section_keys(tables::page_of(report, {})); }

}  // namespace visado
