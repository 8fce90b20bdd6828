#include "dossier/tables/table.hpp"

#include <algorithm>
#include <utility>

#include "support/utf8.hpp"

namespace visado::dossier::tables {

namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (text.starts_with(no_break_space)) text.remove_prefix(no_break_space.size());
    else if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) text.remove_prefix(1);
    else return false;
  }
  return true;
}

}  // namespace

Table::Table(std::string name, std::string file, Origin origin)
    : name_(std::move(name)), file_(std::move(file)), origin_(origin) {}

void Table::begin_row(std::uint32_t line) {
  rows_.push_back(static_cast<std::uint32_t>(cells_.size()));
  lines_.push_back(line);
}

void Table::add(std::string_view text, CellKind kind) {
  if (is_blank(text)) {
    cells_.push_back({});
    return;
  }
  cells_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size()), kind});
  text_ += text;
}

Cell Table::cell(std::size_t row, std::size_t column) const {
  return column < width(row) ? cells_[rows_[row] + column] : Cell{};
}

bool Table::row_is_empty(std::size_t row) const {
  return std::all_of(cells_.begin() + rows_[row], cells_.begin() + static_cast<std::ptrdiff_t>(row_end(row)),
                     [](Cell const& cell) { return cell.kind == CellKind::empty; });
}

Raw Table::raw(Cell const& cell) const {
  switch (cell.kind) {
    case CellKind::number: return {RawKind::sheet_number, text(cell)};
    case CellKind::date: return {RawKind::sheet_date, text(cell)};
    case CellKind::boolean: return {RawKind::json_boolean, text(cell)};
    default: return {RawKind::untyped, text(cell)};
  }
}

std::uint32_t Table::place(std::size_t row, std::size_t column) const {
  return base_ + rows_[row] + static_cast<std::uint32_t>(column);
}

std::pair<std::size_t, std::size_t> Table::position(std::uint32_t place) const {
  std::uint32_t const cell = place - base_;
  auto const after = std::upper_bound(rows_.begin(), rows_.end(), cell);
  auto const row = static_cast<std::size_t>(after - rows_.begin()) - 1;
  return {row, cell - rows_[row]};
}

std::string Table::describe(std::size_t row, std::size_t column) const {
  std::string const letters = column_letters(column);
  if (origin_ == Origin::csv) return describe(row).append(", columna ").append(letters);
  return std::string("hoja ").append(name_).append(", celda ").append(letters).append(std::to_string(lines_[row]));
}

std::string Table::describe(std::size_t row) const {
  std::string const line = std::to_string(lines_[row]);
  if (origin_ == Origin::csv) return std::string(file_).append(", línea ").append(line);
  return std::string("hoja ").append(name_).append(", fila ").append(line);
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  }
  return letters;
}

std::string_view trimmed(std::string_view text) {
  std::size_t const begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string fold_name(std::string_view name) {
  std::string const folded = utf8::to_lower(utf8::fold(name));
  std::string key;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    char const c = folded[i];
    if (std::string_view(folded).substr(i).starts_with(no_break_space)) {
      ++i;
      continue;
    }
    bool const dropped = c == ' ' || c == '_' || c == '-' || (c >= '\t' && c <= '\r');
    if (!dropped) key += c;
  }
  return key;
}

}  // namespace visado::dossier::tables
