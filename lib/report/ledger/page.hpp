// A page of tables: what every list and report is before it is written in one format or another.
#pragma once

#include <cstdint>
#include <functional>
#include <variant>

#include "visado/ledger_pages.hpp"

namespace visado::tables {

// Nothing: the place is empty.
using Cell = std::variant<std::monostate, std::string, std::int64_t, bool, Decimal, Date, Amounts>;
using Row = std::vector<Cell>;

struct Column {
  std::string key;    // of JSON and CSV
  std::string title;  // for people
  enum class Kind : unsigned char { text, number, percent, day, money, yes_no } kind = Kind::text;
  bool below = false;  // long: on a line of its own in a text
};

struct Section {
  std::string key, title, note;
  std::vector<Column> columns;
  std::size_t count = 0;
  std::function<void(std::size_t, Row&)> row;  // the cells of a row, in the order of the columns; the row comes empty
  std::string none;                            // what is said instead of no rows
};

struct Fact {
  std::string key, name;
  Cell value;
};

struct Page {
  std::string key, title;
  std::vector<Fact> facts;
  std::vector<Section> sections;
  bool wide = false;  // printed on its side
};

// As people read it: «Q 25,000.00 + USD 1.00», «15/03/2024», «sí». Control characters and marks that turn the direction
// of writing are shown, not obeyed.
[[nodiscard]] std::string for_people(Cell const& cell, Column::Kind kind);

void write_text(std::ostream& out, Page const& page);
void write_json(std::ostream& out, Page const& page);
void write_csv(std::ostream& out, Page const& page);
void write_html(std::ostream& out, Page const& page);

// With the section of the options only. False when there is none such.
[[nodiscard]] bool write(std::ostream& out, Page page, PageOptions const& options);
[[nodiscard]] std::vector<std::string> section_keys(Page const& page);

// A section whose rows are the items of a vector that outlives it.
template <class Item>
Section section_of(std::string key, std::string title, std::vector<Item> const& items, std::vector<Column> columns,
                   std::function<void(Item const&, Row&)> fill, std::string none) {
  Section section{std::move(key), std::move(title), {}, std::move(columns), items.size(), {}, std::move(none)};
  section.row = [&items, fill = std::move(fill)](std::size_t i, Row& row) { fill(items[i], row); };
  return section;
}

[[nodiscard]] inline Cell cell(std::string const& text) { return text.empty() ? Cell() : Cell(text); }
[[nodiscard]] inline Cell cell(std::uint64_t number) { return static_cast<std::int64_t>(number); }
[[nodiscard]] inline Cell cell(std::optional<Date> const& day) { return day ? Cell(*day) : Cell(); }
[[nodiscard]] inline Cell cell(std::optional<std::int64_t> const& number) { return number ? Cell(*number) : Cell(); }
[[nodiscard]] inline Cell cell(std::optional<Amount> const& amount) {
  return amount ? Cell(Amounts{{amount->currency, amount->value}}) : Cell();
}
[[nodiscard]] inline Cell cell(Amounts const& amounts) { return amounts.empty() ? Cell() : Cell(amounts); }

}  // namespace visado::tables
