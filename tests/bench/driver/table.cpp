#include "table.hpp"

#include <algorithm>
#include <cstdio>

namespace bench {
namespace {

void print_row(Row const& row) {
  std::string line = "|";
  for (auto const& cell : row) line += ' ' + cell + " |";
  std::puts(line.c_str());
}

}  // namespace

void print_table(std::string const& title, Row const& heading, std::vector<Row> const& rows) {
  std::printf("\n%s\n\n", title.c_str());
  print_row(heading);
  Row rule(heading.size(), "---:");
  rule.front() = "---";
  print_row(rule);
  for (auto const& row : rows) print_row(row);
  std::fflush(stdout);
}

std::string number(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  auto const half = values.size() / 2;
  return values.size() % 2 != 0 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void Criteria::add(std::string what, double value, char const* relation, double limit, bool met) {
  rows_.push_back({std::move(what), number(value, 3), relation + (' ' + number(limit, 2)), met ? "sí" : "**no**"});
  all_met_ = all_met_ && met;
}

void Criteria::holds(std::string what, bool met) {
  rows_.push_back({std::move(what), "", "", met ? "sí" : "**no**"});
  all_met_ = all_met_ && met;
}

bool Criteria::print() const {
  print_table("Lo que se pide", {"criterio", "medido", "límite", "cumple"}, rows_);
  return all_met_;
}

}  // namespace bench
