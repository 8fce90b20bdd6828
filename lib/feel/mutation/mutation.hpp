// Small changes of an expression, such as a slip of its author would make: what a rule's tests should notice.
#pragma once

#include <string>
#include <vector>

#include "feel/check/checked.hpp"

namespace visado::feel {

enum class Change : unsigned char {
  threshold,    // a literal moved by the smallest unit of its type
  comparison,   // < for <=
  connective,   // y for o
  negation,     // a condition negated, or no(…) dropped
  operand,      // an operand of y or o dropped
  branch,       // one branch of si … entonces … sino taken always
  arithmetic,   // + for -
  range_end,    // [ for (
  item,         // an element of a list or a test of `en` dropped
  filter,       // a filter dropped
  quantifier,   // algún for todo
  function,     // mín for máx
  field,        // another field of the same type
};

struct Mutation {
  Change change{};
  std::string text;      // the whole expression after the change
  std::string original;  // the part that changed, before and after
  std::string mutated;
  Span place;            // of that part
};

// Every change of one place, each once, in the order of the text. `tested`: what unary tests look at.
[[nodiscard]] std::vector<Mutation> mutations(Checked const& checked, Type const& tested = Type());

}  // namespace visado::feel
