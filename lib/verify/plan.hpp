// The rules of a run, with what can be known of each before any dossier is seen.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "verify/element_codes.hpp"
#include "verify/field_tests.hpp"
#include "visado/verify.hpp"

namespace visado::verify {

// Days from the first to the last, both included; without limits where there are none.
struct Days {
  std::int64_t from;
  std::int64_t to;
  explicit Days(Validity const& validity);
  [[nodiscard]] bool include(std::int64_t day) const { return from <= day && day <= to; }
};

inline constexpr std::size_t no_date = static_cast<std::size_t>(-1);
inline constexpr std::size_t reference_date = 0;  // its place among the dates of a dossier

// A rule, prepared.
struct RulePlan {
  RulePlan(Rule const& rule, std::uint32_t index, Rulebook const& rulebook);

  Rule const* rule;
  std::uint32_t index;         // in Rulebook::rules()
  bool needs_date;             // validity or a norm depends on a date
  std::size_t date = no_date;  // which of Plan::dates chooses norms and parameters; no_date: one of its own
  Expression const* date_expression = nullptr;  // that date; null when the schema has no reference date
  Days validity;
  std::vector<Days> norms;     // of the norms that it stands on
  // What `aplica` asks of fields of the dossier; of an element rule, in its parts that do not speak of an element.
  FieldTests tests;
  bool applies_is_tests;       // `aplica` asks nothing else, also of an element
  // Of `aplica`, when all its tests are true: FieldTests::rest.
  std::optional<std::uint32_t> applies_rest{};
  ElementTests elements{};     // what `aplica` asks of fields of the element, of a rule over one list of the dossier

  // Why it does not apply on that day; of several norms one in force is enough to stand on.
  [[nodiscard]] std::optional<WhyNot> out_of_force(std::int64_t day) const;
};

struct Plan {
  Plan(Rulebook const& rulebook, VerifyOptions const& options);

  std::vector<RulePlan> rules;           // that this run asks, by id
  std::vector<Verifier::PassedRule> passed;  // that its stage leaves out
  // The legal facts that date rules as a whole: each is evaluated once a dossier. The first is the reference date
  // (null when the schema has none).
  std::vector<Expression const*> dates;
  // The lists whose elements rules choose by their fields.
  std::vector<ElementList> lists;

 private:
  void choose_elements(Rulebook const& rulebook);
};

// The day of a date, or of a date and time.
[[nodiscard]] std::optional<std::int64_t> day_of(Value const& value);

}  // namespace visado::verify
