// What a condition asks of single fields of the dossier, read off its program: «modalidad = "x" y …», «modalidad en
// (…)», «urgente». One that is false makes the whole condition false, whatever the rest.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "visado/rulebook.hpp"

namespace visado::verify {

// True when the field has (negated: has not) one of the values, null when it is null. Booleans are «true» and «false».
struct FieldTest {
  std::size_t slot = 0;  // of the dossier's record
  std::vector<std::string> values;
  bool negated = false;

  [[nodiscard]] bool allows(std::string_view value) const;
};

struct FieldTests {
  std::vector<FieldTest> tests;  // all joined by «y»
  bool whole = true;             // the condition asks nothing else
};

// Definitions that a condition uses count as if their text stood in it.
[[nodiscard]] FieldTests field_tests(Expression const& condition, Rulebook const& rulebook);

// The value as tests name it; false when it is null or of a type that they do not know.
[[nodiscard]] bool test_text(Value const& value, std::string_view& text);

}  // namespace visado::verify
