// `expediente<TAB>regla<TAB>resultado<TAB>clave del elemento`, a line for each incumple, exceptuado, no evaluable and
// error; nothing else. Tabs and line ends inside a value become blanks.
#include "report/reports.hpp"

namespace visado::report {
namespace {

void append(std::string& line, std::string_view text) {
  for (char c : text) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

class TsvReport final : public Report {
 public:
  explicit TsvReport(std::ostream& out) : out_(out) {}
  void begin(RunHeading const&) override {}
  void end(Summary const&, Rulebook const&) override {}

  void verdict(Verdict const& verdict) override {
    for (auto const& finding : verdict.findings) {
      if (finding.outcome == Outcome::por_comprobar) continue;
      line_.clear();
      append(line_, verdict.key);
      line_ += '\t';
      line_ += finding.rule->id;
      line_ += '\t';
      line_ += to_string(finding.outcome);
      line_ += '\t';
      append(line_, finding.element_key);
      line_ += '\n';
      out_ << line_;
    }
  }

 private:
  std::ostream& out_;
  std::string line_;
};

}  // namespace

std::unique_ptr<Report> make_tsv(std::ostream& out) { return std::make_unique<TsvReport>(out); }

}  // namespace visado::report
