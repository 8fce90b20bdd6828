// Markdown tables and verdicts, as docs/rendimiento.md shows them.
#pragma once

#include <string>
#include <vector>

namespace bench {

using Row = std::vector<std::string>;
void print_table(std::string const& title, Row const& heading, std::vector<Row> const& rows);

std::string number(double value, int decimals);
double median(std::vector<double> values);

// What the project asks of itself.
class Criteria {
 public:
  void add(std::string what, double value, char const* relation, double limit, bool met);
  void at_most(std::string what, double value, double limit) { add(std::move(what), value, "≤", limit, value <= limit); }
  void at_least(std::string what, double value, double limit) { add(std::move(what), value, "≥", limit, value >= limit); }
  void holds(std::string what, bool met);
  // False when one is not met.
  [[nodiscard]] bool print() const;

 private:
  std::vector<Row> rows_;
  bool all_met_ = true;
};

}  // namespace bench
