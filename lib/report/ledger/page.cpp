#include "report/ledger/page.hpp"

#include <algorithm>

#include "support/display.hpp"
#include "support/terminal_text.hpp"

namespace visado {
namespace tables {
namespace {

std::string shown(Amounts const& amounts) {
  std::string text;
  for (auto const& [currency, amount] : amounts) {
    if (!text.empty()) text += " + ";
    text += amount ? display_money(*amount, currency) : "no calculable";
  }
  return printable(text);
}

}  // namespace

std::string for_people(Cell const& cell, Column::Kind kind) {
  struct Shown {
    Column::Kind kind;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::string const& text) const { return printable(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(bool yes) const { return yes ? "sí" : "no"; }
    std::string operator()(Decimal number) const { return number.to_string() + (kind == Column::Kind::percent ? " %" : ""); }
    std::string operator()(Date day) const { return display_date(day); }
    std::string operator()(Amounts const& amounts) const { return shown(amounts); }
  };
  return std::visit(Shown{kind}, cell);
}

std::vector<std::string> section_keys(Page const& page) {
  std::vector<std::string> keys;
  for (auto const& section : page.sections) keys.push_back(section.key);
  return keys;
}

bool write(std::ostream& out, Page page, PageOptions const& options) {
  if (!options.section.empty()) {
    std::erase_if(page.sections, [&](Section const& section) { return section.key != options.section; });
    if (page.sections.empty()) return false;
  }
  switch (options.format) {
    case PageFormat::texto: write_text(out, page); break;
    case PageFormat::json: write_json(out, page); break;
    case PageFormat::csv: write_csv(out, page); break;
    case PageFormat::html: write_html(out, page); break;
  }
  return true;
}

}  // namespace tables

std::optional<PageFormat> page_format(std::string_view name) {
  constexpr std::string_view names[] = {"texto", "json", "csv", "html"};
  auto const* const found = std::ranges::find(names, name);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<PageFormat>(found - std::begin(names));
}

}  // namespace visado
