#include "visado/report.hpp"

#include "report/reports.hpp"

namespace visado {

Detail detail_needed(ReportFormat format) { return format == ReportFormat::tsv ? Detail::outcomes : Detail::full; }

std::optional<ReportFormat> report_format(std::string_view name) {
  if (name == "texto") return ReportFormat::texto;
  if (name == "json") return ReportFormat::json;
  if (name == "jsonl") return ReportFormat::jsonl;
  if (name == "tsv") return ReportFormat::tsv;
  return std::nullopt;
}

std::unique_ptr<Report> Report::make(ReportFormat format, std::ostream& out) {
  switch (format) {
    case ReportFormat::texto: return report::make_text(out);
    case ReportFormat::json: return report::make_json(out, false);
    case ReportFormat::jsonl: return report::make_json(out, true);
    case ReportFormat::tsv: return report::make_tsv(out);
  }
  return nullptr;
}

}  // namespace visado
