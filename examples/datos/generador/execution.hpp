// Reports of a cuatrimestre, physical against financial: what SICOIN has and what the signed goals report says.
#pragma once

#include <string>
#include <vector>

#include "faults.hpp"
#include "tables.hpp"

namespace datos {

struct ExecutionReport {
  Node data;          // with the lists `creditos` and `metas`
  std::string fault;  // what was done to it; empty: correct
  std::vector<Expected> expected;
  [[nodiscard]] std::string key() const { return data.text_at("informe"); }
};

[[nodiscard]] std::vector<ExecutionReport> correct_reports();
[[nodiscard]] std::vector<ExecutionReport> faulty_reports();

// As files of a folder, by name. The two lists have the headings and the titles of their own systems.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> to_files(std::vector<ExecutionReport> const& reports);
// As the sheets of one workbook, with the names of the schema: it needs no mapping.
[[nodiscard]] std::vector<Table> to_workbook(std::vector<ExecutionReport> const& reports);
// The mapping that reads the files back.
[[nodiscard]] std::string execution_mapping();

}  // namespace datos
