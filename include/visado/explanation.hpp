// Why a rule said what it said of one dossier: every outcome, element by element and part by part.
#pragma once

#include <string>
#include <vector>

#include "visado/verify.hpp"

#pragma GCC visibility push(default)
namespace visado {

// One expression of the rule, evaluated.
struct ExplainedStep {
  std::string key;                   // «fecha_segun», «aplica», «exige», «definición suma de facturas»
  std::string value;                 // of the whole, for people
  std::vector<ExplainedPart> parts;  // outer before inner
};

// A parameter as it was chosen.
struct ChosenValue {
  Parameter const* parameter = nullptr;
  Date date{};                            // that chose it
  ParameterValue const* value = nullptr;  // null: none in force at that date
};

struct ExplainedOutcome {
  std::string element_path;  // empty for a rule over the dossier
  std::string element_key;
  Outcome outcome{};
  std::string why_not;       // no aplica: «aplica es falso», «fuera de vigencia»…
  std::string date_text;     // the legal fact that dates the rule
  std::optional<Date> date;
  std::vector<ExplainedStep> steps;  // in the order in which the rule asks
  Finding finding;           // message, missing data and quotations, where the outcome has them
};

struct RuleExplanation {
  Rule const* rule = nullptr;
  std::string unit;   // what the schema calls a dossier
  std::string key;    // of the dossier
  std::string place;
  std::vector<ExplainedOutcome> outcomes;  // one, or one for each element or obligatory field
  std::vector<ChosenValue> parameters;     // that the rule asked for, each once
  Diagnostics reading;                     // of the dossier
  std::vector<Adjustment> adjustments{};   // of the rule, by the institution
};

// Of any rule, whatever its state and control. `source` and `unit` (both or none) let it quote the data. The rule is of
// `rulebook`; values of the dossier live as long as the call. Sensitive values are not told.
[[nodiscard]] RuleExplanation explain_rule(Rulebook const& rulebook, Rule const& rule, Dossier const& dossier,
                                           VerifyOptions const& options, DossierSource const* source = nullptr,
                                           DossierSource::Unit const* unit = nullptr);

[[nodiscard]] std::string explanation_text(RuleExplanation const& explanation);  // Spanish
[[nodiscard]] std::string explanation_json(RuleExplanation const& explanation);  // one document

}  // namespace visado
#pragma GCC visibility pop
