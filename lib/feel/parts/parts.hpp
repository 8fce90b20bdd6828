// The parts of a condition that a test can see true, false or null: what coverage is measured against.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "feel/check/checked.hpp"

namespace visado::feel {

struct ConditionPart {
  Span span;                 // in the text of the expression
  bool may_be_null = false;  // not provably always decided
};

// What is known from outside of an expression.
struct NullKnowledge {
  // Of definitions, parameters and inputs; never asked for constants.
  std::function<bool(Binding const& binding)> may_be_null = {};
  // Of a field of a record; by default, one that is not required. Without a required field a dossier is not verified,
  // whatever its rules say.
  std::function<bool(RecordType const& record, std::size_t slot)> field_may_be_null = {};
  // Names and paths, as print() writes them in English, that have a value here.
  std::set<std::string> present = {};
};

struct ConditionParts {
  std::vector<ConditionPart> parts;  // in the order of the text
  bool may_be_null = false;          // the whole
  std::set<std::string> present;     // what certainly has a value after the whole was true
};

// Boolean parts of an expression of the pack profile: operands of «and», «or» and «not», conditions of «if», filters and
// quantifiers, tests of «in», the whole. Constants and the bodies of functions are none.
[[nodiscard]] ConditionParts condition_parts(Checked const& checked, NullKnowledge const& knowledge);

}  // namespace visado::feel
