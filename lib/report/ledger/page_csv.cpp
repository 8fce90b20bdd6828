// A page for spreadsheets (RFC 4180, UTF-8 with its mark so that accents are read). A section after the other: its title,
// the names of its columns, its rows; an empty line between them. One section alone is a plain table.
#include <algorithm>

#include "report/ledger/page.hpp"
#include "support/utf8.hpp"

namespace visado::tables {
namespace {

constexpr std::string_view line_end = "\r\n";

// What a spreadsheet may take for the beginning of a formula, in its own width and in the wide one.
bool begins_formula(char32_t c) {
  constexpr std::u32string_view all = U"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  return all.find(c) != std::u32string_view::npos;
}
// Where a spreadsheet may begin a new cell, whatever separator it believes in.
bool begins_cell(char32_t c) { return c == U';' || c == U'\t' || c == U'\n' || c == U'\r'; }

// With an apostrophe before what would be a formula: the spreadsheet shows the text.
std::string harmless(std::string_view text) {
  std::string out;
  bool start = true;
  for (char32_t const c : utf8::code_points(text)) {
    if (start && begins_formula(c)) out += '\'';
    start = begins_cell(c) || (start && c == U' ');
    utf8::append(out, c == 0 ? utf8::replacement : c);
  }
  return out;
}

std::string quoted(std::string const& text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string text_cell(std::string_view text) {
  auto const safe = harmless(text);
  bool const plain = std::ranges::none_of(safe, [](char c) { return c == ',' || c == ';' || c == '"' || c == '\'' || c == '\n' || c == '\r' || c == '\t'; }) &&
                     (safe.empty() || (safe.front() != ' ' && safe.back() != ' '));
  return plain ? safe : quoted(safe);
}

// Amounts and, in the column behind, their currencies.
std::string amount_cells(Amounts const& amounts) {
  std::string values, currencies;
  for (auto const& [currency, amount] : amounts) {
    if (!values.empty()) values += " ", currencies += " ";
    values += amount ? amount->to_string() : "no calculable";
    currencies += currency;
  }
  return values + ',' + text_cell(currencies);
}

std::string cells(Cell const& cell, Column::Kind kind) {
  struct Written {
    Column::Kind kind;
    std::string operator()(std::monostate) const { return kind == Column::Kind::money ? "," : ""; }
    std::string operator()(std::string const& text) const { return text_cell(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(bool yes) const { return yes ? "sí" : "no"; }
    std::string operator()(Decimal number) const { return number.to_string(); }
    std::string operator()(Date day) const { return day.to_string(); }
    std::string operator()(Amounts const& amounts) const { return amount_cells(amounts); }
  };
  return std::visit(Written{kind}, cell);
}

void write_section(std::ostream& out, Section const& section) {
  for (std::size_t i = 0; i < section.columns.size(); ++i) {
    auto const& column = section.columns[i];
    out << (i > 0 ? "," : "") << column.key;
    if (column.kind == Column::Kind::money) out << ',' << column.key << "_moneda";
  }
  out << line_end;
  Row row;
  for (std::size_t i = 0; i < section.count; ++i) {
    row.clear();
    section.row(i, row);
    for (std::size_t k = 0; k < row.size(); ++k) out << (k > 0 ? "," : "") << cells(row[k], section.columns[k].kind);
    out << line_end;
  }
}

}  // namespace

void write_csv(std::ostream& out, Page const& page) {
  out << utf8::byte_order_mark;
  bool const alone = page.sections.size() == 1;
  for (std::size_t i = 0; i < page.sections.size(); ++i) {
    if (i > 0) out << line_end;
    if (!alone) out << text_cell(page.sections[i].title) << line_end;
    write_section(out, page.sections[i]);
  }
}

}  // namespace visado::tables
