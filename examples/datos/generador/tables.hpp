// Dossiers as spreadsheets: a table of dossiers and one for each list, joined by their keys.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tree.hpp"

namespace datos {

struct Table {
  std::string name;  // «expediente», «facturas», «facturas.items»
  std::vector<std::string> columns;
  std::vector<std::map<std::string, Node>> rows;
};

[[nodiscard]] std::vector<Table> to_tables(std::vector<Node const*> const& dossiers);

// How a CSV file of the example writes things.
struct CsvStyle {
  char separator = ';';
  bool comma_decimal = true;  // 1.234,56; otherwise 1,234.56
  bool windows = false;       // encoded as Windows-1252
};
[[nodiscard]] std::string to_csv(Table const& table, CsvStyle const& style);

// Characters of Windows-1252 only.
[[nodiscard]] std::string to_windows_1252(std::string const& utf8);

// The same bytes every time. False when it cannot be written.
[[nodiscard]] bool write_workbook(std::vector<Table> const& tables, std::filesystem::path const& file);

}  // namespace datos
