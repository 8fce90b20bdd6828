// From an outcome to a finding: message, amounts, explanation, missing data, fingerprint. Only what fires or could
// not be decided comes here, so this may evaluate again and read again.
#pragma once

#include <set>

#include "verify/judge.hpp"
#include "verify/table_parts.hpp"
#include "visado/dossier.hpp"
#include "visado/verify.hpp"

namespace visado::verify {

// Where the dossier came from, to quote it; both null when it was made in memory.
struct Origin {
  DossierSource const* source = nullptr;
  DossierSource::Unit const* unit = nullptr;
};

class Describer {
 public:
  Describer(Rulebook const& rulebook, Facts& facts, Dossier const& dossier, Origin origin, Detail detail)
      : rulebook_(rulebook), facts_(facts), dossier_(dossier), origin_(origin), detail_(detail) {}

  // While the variables of the judged element are still bound.
  [[nodiscard]] Finding describe(Rule const& rule, Judgement const& judgement, std::vector<std::size_t> const& path,
                                 std::vector<Value> const& lists);

  // The key of the element at `path`: its own, behind those of the elements around it.
  [[nodiscard]] std::string element_key(std::vector<std::size_t> const& path, std::vector<Value> const& lists);

 private:
  void message(Finding& finding, Message const& message);
  void observed(Finding& finding, Rule const& rule);
  void violated(Finding& finding, Rule const& rule);
  // What was told of a finding already.
  struct Told {
    TableParts& tables;
    std::set<std::uint32_t>& definitions;
  };
  void tell_parts(Finding& finding, Rule const& rule, Expression const& expression, int depth, Told const& told);
  void tell_definition(Finding& finding, Rule const& rule, std::uint32_t index, int depth, Told const& told);
  void quote(Finding& finding, std::string const& name, TracedPart const& part);
  void obligatory(Finding& finding, RequiredField const& field, bool empty);
  void undecided(Finding& finding, Rule const& rule, Judgement const& judgement);
  void broken(Finding& finding, Rule const& rule, Explanation const& explanation);
  // Why an expression gave null, through the definitions and legal dates that it stands on.
  [[nodiscard]] Explanation explain(Expression const& expression);
  Value explain(Expression const& expression, Explanation& explanation);
  Value explain(Definition const& definition, Explanation& explanation);
  void explain_below(std::vector<Expression::Use> const& uses, Explanation& explanation,
                     std::set<std::uint32_t>& seen);
  void add_missing(Finding& finding, Explanation const& explanation);
  void add_parameter_failures(Finding& finding);
  [[nodiscard]] std::string reason(MissingData const& missing, std::string& place) const;

  Rulebook const& rulebook_;
  Facts& facts_;
  Dossier const& dossier_;
  Origin origin_;
  Detail detail_;
  // Keys of the list walked last, by address: siblings of one list often fire together.
  std::vector<std::pair<void const*, std::vector<std::string>>> keys_;
};

}  // namespace visado::verify
