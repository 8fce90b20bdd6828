#include "rulebook/table_analysis.hpp"

#include <algorithm>
#include <set>

#include "feel/table/analysis.hpp"
#include "rulebook/section.hpp"
#include "support/utf8.hpp"

namespace visado::rulebook {
namespace {

constexpr std::size_t most_periods = 24;

// The field that a text such as `monto` or `guatecompras.nog` names; null when it is something else.
SchemaField const* field_named(RecordType const& root, std::string const& text) {
  RecordType const* type = &root;
  std::size_t begin = 0;
  while (type != nullptr) {
    std::size_t const end = std::min(text.find('.', begin), text.size());
    std::string const name = utf8::fold(trimmed(EmbeddedText::of("", text.substr(begin, end - begin))).text());
    auto const found = std::find_if(type->fields.begin(), type->fields.end(),
                                    [&](SchemaField const& field) { return utf8::fold(field.name) == name; });
    if (found == type->fields.end()) return nullptr;
    if (end == text.size()) return &*found;
    if (found->type.is(TypeKind::list)) return nullptr;
    type = found->record();
    begin = end + 1;
  }
  return nullptr;
}

feel::InputKnowledge knowledge_of(RecordType const& root, TableText::Input const& input) {
  SchemaField const* const field = field_named(root, input.expression.text());
  feel::InputKnowledge known;
  if (field == nullptr) return known;
  known.is_field = true;
  if (field->type.is(TypeKind::money)) known.unit = Decimal::scaled(1, field->decimals);
  if (field->integer) known.unit = Decimal::integer(1);
  return known;
}

// The days from which the parameters that a table uses have other values; one without any when they do not change.
// Only parameters that one legal fact dates change together: of others nothing is supposed.
class Periods {
 public:
  Periods(std::vector<Parameter> const& parameters, DecisionTable const& table) : parameters_(parameters) {
    for (Expression::Use const& use : table.uses()) {
      if (use.role == Binding::Role::parameter) used_.insert(use.index);
    }
    std::set<std::string> facts;
    for (std::uint32_t const index : used_) {
      if (parameters_[index].values.size() > 1) facts.insert(parameters_[index].date_text);
    }
    if (facts.size() == 1) add_days(*facts.begin());
  }

  [[nodiscard]] std::vector<std::optional<Date>> days() const {
    std::vector<std::optional<Date>> days(days_.begin(), days_.end());
    if (days.empty()) days.emplace_back(std::nullopt);
    if (days.size() > most_periods) days.erase(days.begin(), days.end() - most_periods);
    return days;
  }

  [[nodiscard]] std::optional<Value> value(std::uint32_t index, std::optional<Date> day) const {
    std::vector<ParameterValue> const& values = parameters_[index].values;
    if (values.size() == 1) return values.front().value;
    ParameterValue const* const found = day ? parameters_[index].at(*day) : nullptr;
    return found != nullptr ? std::optional(found->value) : std::nullopt;
  }

 private:
  void add_days(std::string const& fact) {
    for (std::uint32_t const index : used_) {
      Parameter const& parameter = parameters_[index];
      if (parameter.values.size() < 2 || parameter.date_text != fact) continue;
      for (ParameterValue const& value : parameter.values) {
        if (value.validity.from) days_.insert(*value.validity.from);
        else if (value.validity.to) days_.insert(*value.validity.to);
      }
    }
  }

  std::vector<Parameter> const& parameters_;
  std::set<std::uint32_t> used_;
  std::set<Date> days_;
};

}  // namespace

void analyse_table(Compilation& compilation, DecisionTable const& table, Scope const& scope, Language language) {
  Periods const periods(compilation.contents.parameters, table);
  std::vector<feel::InputKnowledge> inputs;
  for (TableText::Input const& input : table.text().inputs)
    inputs.push_back(knowledge_of(compilation.contents.schema.root, input));
  Diagnostics all;
  for (std::optional<Date> const& day : periods.days()) {
    std::string const when = day ? "con los valores vigentes el " + day->to_string() : std::string();
    Diagnostics found = feel::analyse({table, scope, language, inputs,
                                       [&](std::uint32_t index) { return periods.value(index, day); }, when});
    for (Diagnostic& diagnostic : found.items()) {
      // What is so at every date is said once.
      auto const same = [&](Diagnostic const& other) {
        return other.code == diagnostic.code && other.at.span == diagnostic.at.span && day;
      };
      if (std::none_of(all.begin(), all.end(), same)) all.add(std::move(diagnostic));
    }
  }
  compilation.log.append(std::move(all));
}

}  // namespace visado::rulebook
