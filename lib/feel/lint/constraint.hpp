// What a condition demands of one term: `monto > 500 and monto <= 900` leaves monto the values from 500 to 900.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "feel/lint/constants.hpp"
#include "feel/lint/value_set.hpp"

namespace visado::feel {

// Something that has a value when it runs: a field, a property, a call.
struct Term {
  std::string text;    // canonical, tells terms apart
  NodeId node = no_node;
  Kind kind{};         // of the values that it is compared with
  ValueSet possible = ValueSet::all();  // what its type and meaning allow
  bool whole = false;                   // has only whole numbers, or days
  std::string_view meaning{};           // why not everything is possible, in words; empty for an enumeration
};

struct Constraint {
  Term term;
  ValueSet set;  // the values with which the condition is true; with all others it is false
};

class Constraints {
 public:
  Constraints(Checked const& checked, Constants& constants) : checked_(checked), constants_(constants) {}

  // Nothing when the condition speaks of several terms, or of none, or of what is not known here.
  std::optional<Constraint> of(NodeId condition);
  // Canonical text of a part.
  [[nodiscard]] std::string text(NodeId id) const;
  // Whether the condition has been shown to be of one value because both its sides are written.
  std::optional<bool> written_truth(NodeId condition);

 private:
  [[nodiscard]] Node const& node(NodeId id) const { return checked_.ast[id]; }
  std::optional<Constraint> of_comparison(NodeId id);
  std::optional<Constraint> of_between(NodeId id);
  std::optional<Constraint> of_in(NodeId id);
  std::optional<Constraint> of_boolean(NodeId id);
  std::optional<Constraint> of_both(NodeId id);
  std::optional<ValueSet> of_test(NodeId test, std::optional<Kind>& kind);
  std::optional<ValueSet> of_range(Value const& range, std::optional<Kind>& kind);
  // The ordered value of a constant part; truth values stand as 0 and 1.
  std::optional<Value> constant(NodeId id);
  Term term(NodeId id, Kind kind);
  void bound_by_meaning(Term& term);

  Checked const& checked_;
  Constants& constants_;
};

}  // namespace visado::feel
