// What can be missing when a rule is judged, beyond what one expression shows.
#pragma once

#include <map>

#include "feel/parts/parts.hpp"
#include "verify/proof/sites.hpp"

namespace visado::verify {

class Nullness {
 public:
  Nullness(Rulebook const& rulebook, Sites const& sites);

  // Whether a definition may be null for some verifiable dossier.
  [[nodiscard]] bool of_definition(std::uint32_t index);
  // Whether a parameter may have no value under this rule (null: under any).
  [[nodiscard]] bool of_parameter(std::uint32_t index, Rule const* rule);
  [[nodiscard]] feel::NullKnowledge knowledge(Rule const* rule);
  // Whether this value of a parameter can be chosen under the rule: the dates of both meet.
  [[nodiscard]] bool can_choose(Parameter const& parameter, ParameterValue const& value, Rule const& rule) const;

 private:
  // Reference data are known: a column without an empty cell is never null.
  [[nodiscard]] bool of_field(RecordType const& record, std::size_t slot) const;
  // A decision table always has a value when nothing it looks at can be missing and its rows leave no gap.
  [[nodiscard]] bool of_table(Definition const& definition);
  [[nodiscard]] bool may_be_null(EmbeddedText const& text, Language language);
  [[nodiscard]] bool same_date(Parameter const& parameter, Rule const* rule) const;
  // Between the days at which the rule is judged at all: its validity, and that of its norms.
  [[nodiscard]] static Validity judged_between(Rule const& rule);

  Rulebook const& rulebook_;
  Sites const& sites_;
  std::map<std::uint32_t, bool> definitions_;
};

}  // namespace visado::verify
