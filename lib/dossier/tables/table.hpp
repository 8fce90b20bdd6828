// A rectangle of cells with their places: what a CSV file or a sheet of a workbook is once read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/conversion.hpp"

namespace visado::dossier::tables {

enum class CellKind : std::uint8_t { empty, text, number, date, boolean, error };

struct Cell {
  std::uint32_t begin = 0;  // of its text, in the table's
  std::uint32_t size = 0;
  CellKind kind = CellKind::empty;
};

class Table {
 public:
  enum class Origin : unsigned char { csv, sheet };
  static constexpr std::size_t max_cells = 50'000'000;
  static constexpr std::size_t max_text = std::size_t{1} << 30;

  // `name` is the sheet, or the file without its extension; `file` is what messages show.
  Table(std::string name, std::string file, Origin origin);

  // --- building: rows in order, cells from the first column on ---
  // A row that begins in a line of its file (from 1; of a sheet, its number).
  void begin_row(std::uint32_t line);
  void add(std::string_view text, CellKind kind);
  [[nodiscard]] std::size_t row_width() const { return cells_.size() - rows_.back(); }  // of the last row
  [[nodiscard]] bool full() const { return cells_.size() >= max_cells || text_.size() >= max_text; }

  // --- reading ---
  [[nodiscard]] std::string const& name() const { return name_; }
  [[nodiscard]] std::string const& file() const { return file_; }
  [[nodiscard]] Origin origin() const { return origin_; }
  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] std::size_t width(std::size_t row) const { return row_end(row) - rows_[row]; }
  [[nodiscard]] std::uint32_t line(std::size_t row) const { return lines_[row]; }
  // Empty outside the row; a cell of blanks is empty.
  [[nodiscard]] Cell cell(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::string_view text(Cell const& cell) const {
    return std::string_view(text_).substr(cell.begin, cell.size);
  }
  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const { return text(cell(row, column)); }
  [[nodiscard]] bool row_is_empty(std::size_t row) const;
  [[nodiscard]] Raw raw(Cell const& cell) const;

  // --- places: a number for each cell, unique among the tables of a reader by their bases ---
  void set_base(std::uint32_t base) { base_ = base; }
  [[nodiscard]] std::size_t cells() const { return cells_.size(); }
  [[nodiscard]] std::size_t text_size() const { return text_.size(); }
  [[nodiscard]] std::uint32_t place(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool holds(std::uint32_t place) const { return place >= base_ && place - base_ < cells_.size(); }
  // Its row and column.
  [[nodiscard]] std::pair<std::size_t, std::size_t> position(std::uint32_t place) const;
  // «hoja facturas, celda C4», «facturas.csv, línea 4, columna C».
  [[nodiscard]] std::string describe(std::size_t row, std::size_t column) const;
  // «hoja facturas, fila 4», «facturas.csv, línea 4».
  [[nodiscard]] std::string describe(std::size_t row) const;

 private:
  [[nodiscard]] std::size_t row_end(std::size_t row) const {
    return row + 1 < rows_.size() ? rows_[row + 1] : cells_.size();
  }

  std::string name_, file_;
  Origin origin_;
  std::string text_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> rows_;   // first cell of each
  std::vector<std::uint32_t> lines_;
  std::uint32_t base_ = 0;
};

// A, B … Z, AA …
[[nodiscard]] std::string column_letters(std::size_t column);

// Without the blanks around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// How names of columns and tables are compared: without accents, case, blanks, underscores and hyphens.
[[nodiscard]] std::string fold_name(std::string_view name);

}  // namespace visado::dossier::tables
