// A page for a terminal: columns as wide as what stands in them.
#include <algorithm>

#include "report/ledger/page.hpp"
#include "support/utf8.hpp"

namespace visado::tables {
namespace {

bool is_right(Column::Kind kind) {
  return kind == Column::Kind::number || kind == Column::Kind::percent || kind == Column::Kind::money;
}

void pad(std::ostream& out, std::string const& text, std::size_t width, bool right) {
  auto const used = utf8::width(text);
  std::string const blanks(width > used ? width - used : 0, ' ');
  if (right) out << blanks << text;
  else out << text << blanks;
}

class Table {
 public:
  explicit Table(Section const& section) : section_(section), widths_(section.columns.size()) {
    for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = utf8::width(section.columns[i].title);
    each([&](Row const& row) {
      for (std::size_t i = 0; i < row.size(); ++i)
        if (!column(i).below) widths_[i] = std::max(widths_[i], utf8::width(for_people(row[i], column(i).kind)));
    });
  }

  void write(std::ostream& out) const {
    line(out, [&](std::size_t i) { return column(i).title; });
    each([&](Row const& row) {
      line(out, [&](std::size_t i) { return for_people(row[i], column(i).kind); });
      for (std::size_t i = 0; i < row.size(); ++i)
        if (column(i).below && !std::holds_alternative<std::monostate>(row[i]))
          out << "      " << column(i).title << ": " << for_people(row[i], column(i).kind) << '\n';
    });
  }

 private:
  [[nodiscard]] Column const& column(std::size_t i) const { return section_.columns[i]; }
  template <class Work>
  void each(Work const& work) const {
    Row row;
    for (std::size_t i = 0; i < section_.count; ++i) {
      row.clear();
      section_.row(i, row);
      work(row);
    }
  }
  template <class Text>
  void line(std::ostream& out, Text const& text) const {
    std::size_t last = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i)
      if (!column(i).below) last = i;
    out << "  ";
    for (std::size_t i = 0; i <= last; ++i) {
      if (column(i).below) continue;
      if (i > 0) out << "  ";
      bool const right = is_right(column(i).kind);
      pad(out, text(i), i == last && !right ? 0 : widths_[i], right);
    }
    out << '\n';
  }

  Section const& section_;
  std::vector<std::size_t> widths_;
};

}  // namespace

void write_text(std::ostream& out, Page const& page) {
  out << page.title << '\n';
  for (auto const& fact : page.facts)
    out << "  " << fact.name << ": " << for_people(fact.value, Column::Kind::text) << '\n';
  for (auto const& section : page.sections) {
    out << '\n' << section.title << '\n';
    if (section.count == 0) {
      out << "  " << section.none << '\n';
      continue;
    }
    if (!section.note.empty()) out << "  (" << section.note << ")\n";
    Table(section).write(out);
  }
}

}  // namespace visado::tables
