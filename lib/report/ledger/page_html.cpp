// A page that stands alone: no script, no file beside it, and a policy that forbids both. Letter paper.
#include "report/html.hpp"
#include "report/ledger/page.hpp"

namespace visado::tables {
namespace {

using report::escaped_html;

constexpr std::string_view style = R"css(
:root{color-scheme:light}
body{font:10.5pt/1.35 "Liberation Sans",Arial,Helvetica,sans-serif;color:#111;background:#fff;margin:1.5rem auto;max-width:72rem;padding:0 1rem}
h1{font-size:1.5rem;margin:0 0 .3rem}
h2{font-size:1.1rem;margin:1.6rem 0 .4rem;border-bottom:2px solid #1f4e79;padding-bottom:.15rem}
dl.datos{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0 0}
dl.datos dt{font-weight:bold}
dl.datos dd{margin:0}
p.nota{color:#444;font-size:.9em;margin:.2rem 0 .5rem}
table{border-collapse:collapse;width:100%;font-size:.88em}
th,td{border:1px solid #b9c2cb;padding:.22rem .4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#e8eef4;overflow-wrap:normal}
td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.d{white-space:nowrap}
tbody tr:nth-child(even){background:#f6f8fa}
footer{margin-top:1.5rem;color:#444;font-size:.85em}
@media print{
body{margin:0;padding:0;max-width:none;font-size:9pt}
h2{break-after:avoid}
tr{break-inside:avoid}
thead{display:table-header-group}
th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)css";

std::string_view class_of(Column::Kind kind) {
  switch (kind) {
    case Column::Kind::number:
    case Column::Kind::percent:
    case Column::Kind::money: return " class=\"n\"";
    case Column::Kind::day: return " class=\"d\"";
    default: return "";
  }
}

void write_section(std::ostream& out, Section const& section) {
  out << "<section id=\"" << escaped_html(section.key) << "\">\n<h2>" << escaped_html(section.title) << "</h2>\n";
  if (section.count == 0) {
    out << "<p>" << escaped_html(section.none) << "</p>\n</section>\n";
    return;
  }
  if (!section.note.empty()) out << "<p class=\"nota\">" << escaped_html(section.note) << "</p>\n";
  out << "<table>\n<thead><tr>";
  for (auto const& column : section.columns)
    out << "<th scope=\"col\"" << class_of(column.kind) << '>' << escaped_html(column.title) << "</th>";
  out << "</tr></thead>\n<tbody>\n";
  Row row;
  for (std::size_t i = 0; i < section.count; ++i) {
    row.clear();
    section.row(i, row);
    out << "<tr>";
    for (std::size_t k = 0; k < row.size(); ++k) {
      auto const kind = section.columns[k].kind;
      out << "<td" << class_of(kind) << '>' << escaped_html(for_people(row[k], kind)) << "</td>";
    }
    out << "</tr>\n";
  }
  out << "</tbody>\n</table>\n</section>\n";
}

}  // namespace

void write_html(std::ostream& out, Page const& page) {
  out << "<!DOCTYPE html>\n<html lang=\"es\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
      << escaped_html(page.title) << "</title>\n<style>" << style << "@page{size:letter" << (page.wide ? " landscape" : "")
      << ";margin:14mm}\n</style>\n</head>\n<body>\n<header>\n<h1>" << escaped_html(page.title) << "</h1>\n<dl class=\"datos\">\n";
  for (auto const& fact : page.facts)
    out << "<dt>" << escaped_html(fact.name) << "</dt><dd>" << escaped_html(for_people(fact.value, Column::Kind::text)) << "</dd>\n";
  out << "</dl>\n</header>\n<main>\n";
  for (auto const& section : page.sections) write_section(out, section);
  out << "</main>\n<footer>De la bitácora de visado. Lo que aquí se dice se comprueba con <code>visado comprobar</code>.</footer>\n"
         "</body>\n</html>\n";
}

}  // namespace visado::tables
