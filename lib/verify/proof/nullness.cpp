#include "verify/proof/nullness.hpp"

#include <algorithm>

#include "feel/table/analysis.hpp"
#include "feel/table/table.hpp"
#include "visado/diagnostics/table.hpp"

namespace visado::verify {

Nullness::Nullness(Rulebook const& rulebook, Sites const& sites) : rulebook_(rulebook), sites_(sites) {}

feel::NullKnowledge Nullness::knowledge(Rule const* rule) {
  return {.may_be_null =
              [this, rule](Binding const& binding) {
                switch (binding.role) {
                  case Binding::Role::definition: return of_definition(binding.index);
                  case Binding::Role::parameter: return of_parameter(binding.index, rule);
                  default: return !binding.type.is(TypeKind::context);  // a record of `por_cada`, the dossier
                }
              },
          .field_may_be_null = [this](RecordType const& record, std::size_t slot) { return of_field(record, slot); },
          .present = {}};
}

bool Nullness::of_field(RecordType const& record, std::size_t slot) const {
  auto const catalogue = std::ranges::find_if(rulebook_.catalogues(),
                                              [&](Catalogue const& c) { return c.row.get() == &record; });
  if (catalogue == rulebook_.catalogues().end()) return !record.fields[slot].required;
  return std::ranges::any_of(catalogue->rows.as_list(), [&](Value const& row) {
    return !row.is(Kind::context) || row.as_context().values[slot].is_null();
  });
}

bool Nullness::of_definition(std::uint32_t index) {
  auto const [found, is_new] = definitions_.emplace(index, true);
  if (!is_new) return found->second;
  if (Definition const& definition = rulebook_.definitions()[index]; definition.table)
    return definitions_[index] = of_table(definition);
  for (Site const& site : sites_.all()) {
    if (site.kind != Site::Kind::definition || site.index != index) continue;
    if (auto const checked = Sites::checked(site))
      definitions_[index] = feel::condition_parts(*checked, knowledge(nullptr)).may_be_null;
  }
  return definitions_[index];
}

bool Nullness::may_be_null(EmbeddedText const& text, Language language) {
  CompileOptions options;
  options.profile = Profile::pack;
  options.language = language;
  auto const expression = Expression::compile(text, rulebook_.scope(), options);
  if (!expression) return true;
  Site const site{Site::Kind::definition, nullptr, 0, &expression.value(), language, &rulebook_.scope()};
  auto const checked = Sites::checked(site);
  return !checked || feel::condition_parts(*checked, knowledge(nullptr)).may_be_null;
}

bool Nullness::of_table(Definition const& definition) {
  DecisionTable const& table = definition.table->table;
  TableText const& text = table.text();
  for (TableText::Input const& input : text.inputs) {
    if (!input.allowed.empty()) return true;  // what is none of them has no value
    if (may_be_null(input.expression, definition.language)) return true;
  }
  // Cells that look at other data could find nothing there. (Values of parameters are known when a table is loaded, and
  // its gaps with them.)
  auto const first_input = table.impl().first_input;
  for (auto const& row : table.impl().rows)
    for (auto const& cell : row.inputs)
      if (cell && std::ranges::any_of(cell->uses(), [&](Expression::Use const& use) {
            bool const tested = use.role == Binding::Role::input && use.index >= first_input;
            return !tested && use.role != Binding::Role::parameter;
          }))
        return true;
  for (TableText::Row const& row : text.rows)
    for (EmbeddedText const& cell : row.outputs)
      if (may_be_null(cell, definition.language)) return true;
  bool const has_defaults = std::ranges::all_of(text.outputs, [&](TableText::Output const& output) {
    return output.otherwise && !may_be_null(*output.otherwise, definition.language);
  });
  // The analysis tells gaps and overlaps, and when it could not look for them; no unit is supposed of the inputs.
  auto const analysis = feel::analyse({table, rulebook_.scope(), definition.language,
                                       std::vector<feel::InputKnowledge>(text.inputs.size())});
  return std::ranges::any_of(analysis, [&](Diagnostic const& found) {
    if (found.code == code::table_gap) return !has_defaults;
    return found.code == code::table_overlap || found.code == code::table_contradiction ||
           found.code == code::table_not_analysed;
  });
}

bool Nullness::same_date(Parameter const& parameter, Rule const* rule) const {
  return rule != nullptr && (rule->date || !parameter.date);
}

Validity Nullness::judged_between(Rule const& rule) {
  Validity result = rule.validity;
  if (rule.basis.empty()) return result;
  // One norm in force is enough, so their days count together.
  Validity norms = rule.basis.front().norm->validity;
  for (Citation const& citation : rule.basis) {
    Validity const& norm = citation.norm->validity;
    norms.from = norms.from && norm.from ? std::optional(std::min(*norms.from, *norm.from)) : std::nullopt;
    norms.to = norms.to && norm.to ? std::optional(std::max(*norms.to, *norm.to)) : std::nullopt;
  }
  if (norms.from && (!result.from || *result.from < *norms.from)) result.from = norms.from;
  if (norms.to && (!result.to || *norms.to < *result.to)) result.to = norms.to;
  return result;
}

bool Nullness::of_parameter(std::uint32_t index, Rule const* rule) {
  Parameter const& parameter = rulebook_.parameters()[index];
  // Under its own date, the rule was not evaluable before any parameter was asked for.
  bool const date_known = rule != nullptr && rule->date.has_value();
  if (!date_known) {
    Expression const* const date = parameter.date                 ? &*parameter.date
                                   : rulebook_.reference_date() ? &*rulebook_.reference_date()
                                                                : nullptr;
    if (date == nullptr) return true;
    Scope const& scope = rulebook_.scope();
    Site const site{Site::Kind::parameter_date, nullptr, index, date, parameter.language, &scope};
    auto const checked = Sites::checked(site);
    if (!checked || feel::condition_parts(*checked, {}).may_be_null) return true;
  }
  auto const& values = parameter.values;
  if (values.empty()) return true;
  for (std::size_t i = 1; i < values.size(); ++i)
    if (values[i - 1].validity.to && values[i].validity.from &&
        values[i - 1].validity.to->days + 1 < values[i].validity.from->days)
      return true;
  // Days before the first value and after the last one matter when the rule is judged on them.
  if (!same_date(parameter, rule)) return false;
  Validity const judged = judged_between(*rule);
  bool const before = values.front().validity.from && judged.from && *judged.from < *values.front().validity.from;
  bool const after = values.back().validity.to && (!judged.to || *values.back().validity.to < *judged.to);
  return before || after;
}

bool Nullness::can_choose(Parameter const& parameter, ParameterValue const& value, Rule const& rule) const {
  if (!same_date(parameter, &rule)) return true;
  Validity const judged = judged_between(rule);
  bool const ended = value.validity.to && judged.from && *value.validity.to < *judged.from;
  bool const later = value.validity.from && judged.to && *judged.to < *value.validity.from;
  return !ended && !later;
}

}  // namespace visado::verify
