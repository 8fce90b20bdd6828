// What a condition asks of single fields of the dossier, or of the element that a rule looks at, read off its program:
// «modalidad = "x" y …», «factura.tipo en (…)», «urgente», «nomina.puestos != nulo». One that is false makes the whole
// condition false, whatever the rest.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "visado/rulebook.hpp"

namespace visado::verify {

// What a test looks at: a field of a record, or of a record in it.
struct TestedField {
  static constexpr std::uint32_t none = 0xffffffff;

  std::uint32_t input = 0;      // the activation input that the record is: 0, the dossier; else the element
  std::uint32_t slot = 0;       // of the record
  std::uint32_t inner = none;   // of the record that stands there; none: the slot itself is meant
  bool only_presence = false;   // whether there is a value is all that is asked

  [[nodiscard]] Value value(Context const& record) const {
    Value const& outer = record.values[slot];
    if (inner == none) return outer;
    return outer.is(Kind::context) ? outer.as_context().values[inner] : Value::null(NullReason::absent);
  }
  friend auto operator<=>(TestedField const&, TestedField const&) = default;
};

// True when the field has (negated: has not) one of the values, null when it is null. Booleans are «true» and «false».
// When only presence is asked there are no values: true when there is one (negated: when there is none), never null.
struct FieldTest {
  TestedField field{};
  std::vector<std::string> values{};
  bool negated = false;

  [[nodiscard]] bool allows(std::string_view value) const;
};

struct FieldTests {
  std::vector<FieldTest> tests;  // all joined by «y»
  bool whole = true;             // the condition asks nothing else
  // The one other part that «y» joins to the tests, in the program of the condition: with all tests true the condition
  // is what this part is. Nothing when there are more, or it stands in a definition.
  std::optional<std::uint32_t> rest{};
};

// Definitions that a condition uses count as if their text stood in it. `each`: the variable whose fields are looked at
// too; may be null.
[[nodiscard]] FieldTests field_tests(Expression const& condition, Rulebook const& rulebook, ForEach const* each = nullptr);

// The value as tests name it; false when it is null or of a type that they do not know.
[[nodiscard]] bool test_text(Value const& value, std::string_view& text);

}  // namespace visado::verify
