// Lists and reports of the ledger for people and for other programs: text, JSON, CSV, and one HTML page that stands alone
// and prints on letter paper. What comes from the data is text in each of them, whatever it holds: it can be no formula,
// no markup, no control of a terminal. Spanish.
#pragma once

#include <ostream>

#include "visado/ledger_reports.hpp"

#pragma GCC visibility push(default)
namespace visado {

enum class PageFormat : unsigned char { texto, json, csv, html };
[[nodiscard]] std::optional<PageFormat> page_format(std::string_view name);

struct PageOptions {
  PageFormat format = PageFormat::texto;
  std::string section{};  // only this one, by its key; empty: all
  std::string ledger{};   // its name, for the heading; may be empty
  Date day{};             // of printing: what is past is overdue
};

// False when there is no section of that key; nothing is written then.
[[nodiscard]] bool write_page(std::ostream& out, std::vector<ReparoRow> const& rows, PageOptions const& options);
[[nodiscard]] bool write_page(std::ostream& out, std::vector<HallazgoRow> const& rows, PageOptions const& options);
[[nodiscard]] bool write_page(std::ostream& out, ReparosReport const& report, PageOptions const& options);
[[nodiscard]] bool write_page(std::ostream& out, HallazgosReport const& report, PageOptions const& options);
[[nodiscard]] bool write_page(std::ostream& out, FollowUpReport const& report, PageOptions const& options);
[[nodiscard]] bool write_page(std::ostream& out, IndicatorsReport const& report, PageOptions const& options);
// The keys of a page's sections, in their order.
[[nodiscard]] std::vector<std::string> sections_of(ReparosReport const& report);
[[nodiscard]] std::vector<std::string> sections_of(HallazgosReport const& report);
[[nodiscard]] std::vector<std::string> sections_of(FollowUpReport const& report);
[[nodiscard]] std::vector<std::string> sections_of(IndicatorsReport const& report);

}  // namespace visado
#pragma GCC visibility pop
