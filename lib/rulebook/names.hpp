// Names that rule files declare: which are allowed, and that no two mean the same.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rulebook/log.hpp"
#include "visado/expression.hpp"

namespace visado::rulebook {

// A name of a field, type, column, parameter, definition, catalogue or variable. False, reported, when expressions
// could not tell it from something else: it holds a keyword as a word (in `es`), an operator, or is reserved.
bool check_name(EmbeddedText const& name, Language language, Log& log);

// The names that every expression sees: none may equal another, accents aside.
class NameSpace {
 public:
  // `what` says what it is: «un parámetro». False, reported, when the name is taken.
  bool declare(EmbeddedText const& name, std::string what, Log& log);
  // As above, for a variable that is seen in one rule only.
  bool allows(EmbeddedText const& name, Log& log) const;

 private:
  struct Declared {
    std::string what;
    Label at;
  };
  [[nodiscard]] Declared const* find(std::string const& name) const;
  std::map<std::string, Declared> names_;
};

}  // namespace visado::rulebook
