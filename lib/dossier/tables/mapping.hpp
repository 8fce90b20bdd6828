// A mapping: for one source system, in which file or sheet each table is, which column is which field, and how it
// writes its numbers and dates.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/conversion.hpp"
#include "visado/result.hpp"

namespace visado::dossier::tables {

struct ColumnMapping {
  std::string header;  // as the file writes it
  std::string field;   // «total», «guatecompras.nog»
  ColumnFormat format;
  Label declared;
};

struct TableMapping {
  std::string table;  // «expediente», «facturas», «facturas.items»
  std::string file;   // empty: by its name
  std::string sheet;  // empty: by its name
  std::vector<ColumnMapping> columns;
  ColumnFormat format;  // of the columns that do not say theirs
  Label declared;
};

struct Mapping {
  std::string name;
  std::vector<TableMapping> tables;

  [[nodiscard]] TableMapping const* find(std::string_view table) const;  // folded
};

//   mapeo: sistema de compras
//   tablas:
//     facturas: {archivo: x.csv, hoja: X, columnas: {«No. factura»: numero}, numeros: coma, fechas: excel}
// A column may declare its own format: {campo: total, numeros: punto}.
[[nodiscard]] Result<Mapping> read_mapping(std::filesystem::path const& path);
[[nodiscard]] Result<Mapping> read_mapping(SourcePtr source);

}  // namespace visado::dossier::tables
