// Verdicts and summaries as text for people and lines for programs.
#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "visado/verify.hpp"

#pragma GCC visibility push(default)
namespace visado {

enum class ReportFormat : unsigned char { texto, json, jsonl, tsv };
[[nodiscard]] std::optional<ReportFormat> report_format(std::string_view name);
// What a report of this format has to know of each finding (VerifyOptions::detail).
[[nodiscard]] Detail detail_needed(ReportFormat format);

// What a run worked with, for the heading.
struct RunHeading {
  std::string rulebook;     // as the user named it
  std::string fingerprint;  // of the rulebook
  Date date;
  std::string schema;       // its name
  std::string stage;
  std::string control;
  std::string version;      // of visado
  std::size_t rules_asked = 0;                  // by a run of this control and stage
  std::vector<Adjustment> adjustments{};        // of the institution, in force
  bool name_files = false;                      // there are several: say of each dossier where it stands
};

// Writes a run as it goes: begin, one verdict after the other, end. Not thread-safe.
class Report {
 public:
  virtual ~Report() = default;
  virtual void begin(RunHeading const& heading) = 0;
  virtual void verdict(Verdict const& verdict) = 0;
  virtual void end(Summary const& summary, Rulebook const& rulebook) = 0;
  static std::unique_ptr<Report> make(ReportFormat format, std::ostream& out);
};

// What `jsonl` writes of a dossier and of a run's accounts: one JSON object each, without a line end.
[[nodiscard]] std::string to_json(Verdict const& verdict);
[[nodiscard]] std::string to_json(Summary const& summary, Rulebook const& rulebook);

// An amount as JSON has it: exact, two decimals at least, no currency, no separators: «25000.00».
[[nodiscard]] std::string amount_text(Decimal amount);

// The accounts of a run for people (Spanish): totals, rules that judged nothing and why, rules that fired on an
// implausible share, missing data by field, unknown keys.
[[nodiscard]] std::string summary_text(Summary const& summary, Rulebook const& rulebook);

// Where the time of a run went, rule by rule, the dearest first; of a summary made with VerifyOptions::profile.
[[nodiscard]] std::string profile_text(Summary const& summary, Rulebook const& rulebook);

}  // namespace visado
#pragma GCC visibility pop
