#include "verify/describe.hpp"

#include <algorithm>

#include "support/display.hpp"
#include "support/one_line.hpp"
#include "support/sha256.hpp"
#include "verify/element_key.hpp"
#include "verify/explained_parts.hpp"
#include "verify/print.hpp"
#include "verify/table_parts.hpp"
#include "visado/diagnostics/feel.hpp"
#include "visado/diagnostics/feel_builtins.hpp"
#include "visado/diagnostics/verify.hpp"

namespace visado::verify {
namespace {

constexpr std::string_view fingerprint_algorithm = "1";
constexpr std::size_t most_parts = 60;  // of a finding: from there on, no further definition is opened

std::string fingerprint(Rule const& rule, Dossier const& dossier, Finding const& finding) {
  Sha256 hash;
  for (std::string_view part : {fingerprint_algorithm, std::string_view(rule.id), std::string_view(dossier.key),
                                std::string_view(finding.element_path), std::string_view(finding.element_key)}) {
    hash.update(std::to_string(part.size()));
    hash.update(":");
    hash.update(part);
  }
  return hash.finish();
}

std::string list_path(Rule const& rule) {
  std::string path;
  for (auto const& each : rule.for_each) path = path.empty() ? each.path : path + " › " + each.path;
  return path;
}

SchemaField const* field_of(MissingData const& missing) {
  return missing.record && missing.slot < missing.record->fields.size() ? &missing.record->fields[missing.slot]
                                                                        : nullptr;
}

bool is_limit(Code code) {
  return code == code::too_many_steps || code == code::calls_too_deep || code == code::too_many_items ||
         code == code::text_too_long || code == code::too_much_memory || code == code::result_too_large;
}

bool spent_a_limit(Explanation const& explanation) {
  return std::ranges::any_of(explanation.reasons, [](Diagnostic const& reason) { return is_limit(reason.code); });
}

}  // namespace

Finding Describer::describe(Rule const& rule, Judgement const& judgement, std::vector<std::size_t> const& path,
                            std::vector<Value> const& lists) {
  Finding finding;
  finding.rule = &rule;
  finding.outcome = judgement.outcome;
  finding.effect = rule.effect;
  finding.date_text = rule.date_text;
  if (judgement.date.is(Kind::date)) finding.date = judgement.date.as_date();
  if (judgement.date.is(Kind::date_time)) finding.date = judgement.date.as_date_time().date;
  if (!rule.for_each.empty()) {
    finding.element_path = list_path(rule);
    finding.element_key = element_key(path, lists);
  }
  if (judgement.required) finding.element_key = judgement.required->path;

  switch (judgement.outcome) {
    case Outcome::incumple:
      if (judgement.required) obligatory(finding, *judgement.required, judgement.empty);
      else violated(finding, rule);
      break;
    case Outcome::por_comprobar:
      if (detail_ == Detail::full) finding.message = rule.question;
      break;
    case Outcome::no_evaluable: undecided(finding, rule, judgement); break;
    default: break;
  }
  if (detail_ == Detail::outcomes) return finding;
  // Reasons quote the values involved.
  if (rule.sensitive) finding.reasons = {};
  finding.fingerprint = fingerprint(rule, dossier_, finding);
  return finding;
}

std::string Describer::element_key(std::vector<std::size_t> const& path, std::vector<Value> const& lists) {
  std::string key;
  for (std::size_t level = 0; level < path.size() && level < lists.size(); ++level) {
    auto const items = lists[level].as_list();
    auto known = std::ranges::find(keys_, static_cast<void const*>(items.data()),
                                   &std::pair<void const*, std::vector<std::string>>::first);
    if (known == keys_.end()) known = keys_.insert(keys_.end(), {items.data(), element_keys(items)});
    if (!key.empty()) key += '/';
    key += known->second[path[level]];
  }
  return key;
}

void Describer::message(Finding& finding, Message const& message) {
  for (auto const& part : message.parts) {
    if (!part.expression) finding.message += part.literal;
    else if (part.sensitive) finding.message += reserved_value;
    else finding.message += for_people(facts_.evaluate(*part.expression), part.expression->type());
  }
}

void Describer::observed(Finding& finding, Rule const& rule) {
  if (!rule.observed_amount) return;
  Value const amount = facts_.evaluate(*rule.observed_amount);
  if (!amount.is(Kind::number)) return;
  finding.observed = amount.as_number();
  finding.currency = amount.currency();
  if (finding.currency == 0) finding.currency = rulebook_.schema().currency;
}

void Describer::violated(Finding& finding, Rule const& rule) {
  if (detail_ == Detail::full || finding.effect == Effect::excluye) observed(finding, rule);
  if (detail_ == Detail::outcomes) return;
  message(finding, rule.finding);
  TableParts tables(rulebook_, facts_, rule.sensitive);
  std::set<std::uint32_t> told;
  tell_parts(finding, rule, *rule.demands, 0, {tables, told});
}

void Describer::tell_parts(Finding& finding, Rule const& rule, Expression const& expression, int depth, Told const& told) {
  Explanation explanation;
  facts_.explain(expression, explanation);
  std::string_view const text = expression.text().text();
  for (auto const& part : explanation.parts) {
    // Of a rule that reads something sensitive only whether its parts held is told.
    auto name = one_line(text.substr(part.span.begin, part.span.size()));
    bool const hidden = rule.sensitive && !part.value.is(Kind::boolean);
    auto value = hidden ? std::string(reserved_value) : for_people(part.value, type_of_part(expression, part));
    bool const field = part.in != nullptr && part.in->record != nullptr;
    if (field && !hidden) quote(finding, name, part);
    finding.explanation.push_back({std::move(name), std::move(value), depth + part.depth});
    for (auto const& use : expression.uses())
      if (use.role == Binding::Role::definition && use.span == part.span)
        tell_definition(finding, rule, use.index, depth + part.depth + 1, told);
  }
}

// What stands behind a name of the rule, down to the fields; each definition once.
void Describer::tell_definition(Finding& finding, Rule const& rule, std::uint32_t index, int depth, Told const& told) {
  Definition const& definition = rulebook_.definitions()[index];
  if (definition.table) return told.tables.add(index, depth, finding.explanation);
  if (finding.explanation.size() >= most_parts || !told.definitions.insert(index).second) return;
  tell_parts(finding, rule, definition.expression, depth, told);
  told.tables.add(index, depth + 1, finding.explanation);  // those inside loops, which have no part of their own
}

void Describer::quote(Finding& finding, std::string const& name, TracedPart const& part) {
  auto const& field = part.in->record->fields[part.slot];
  if (!origin_.source || !part.in->places || field.data == DataClass::sensible) return;
  if (part.value.is(Kind::list) || part.value.is(Kind::context)) return;
  auto const known = [&](auto const& quotation) { return quotation.first == name; };
  if (std::ranges::any_of(finding.quotations, known)) return;
  finding.quotations.emplace_back(name, origin_.source->quote(*origin_.unit, *part.in, part.slot));
}

void Describer::obligatory(Finding& finding, RequiredField const& field, bool empty) {
  if (detail_ == Detail::outcomes) return;
  finding.message = "Falta " + field.path;
  if (!field.document.empty()) finding.message += " (" + field.document + ")";
  if (empty) finding.message += ": está, pero vacío";
  finding.message += '.';
  Explanation explanation;
  facts_.explain(field.value, explanation);
  add_missing(finding, explanation);
}

void Describer::undecided(Finding& finding, Rule const& rule, Judgement const& judgement) {
  (void)facts_.take_failures();
  Expression const* expression = judgement.undecided;
  if (judgement.date_missing)
    expression = rule.date ? &*rule.date : facts_.reference_expression();
  Explanation const explanation = expression ? explain(*expression) : Explanation{};
  if (facts_.met_limit() && (facts_.steps_spent() || spent_a_limit(explanation)))
    return broken(finding, rule, explanation);
  add_missing(finding, explanation);
  add_parameter_failures(finding);
  if (detail_ == Detail::outcomes) return;
  finding.reasons = explanation.reasons;
  std::string names;
  for (auto const& field : finding.missing) names += (names.empty() ? "" : ", ") + field.path;
  if (!names.empty()) finding.message = "No se puede evaluar: falta " + names + '.';
  else if (!finding.reasons.empty() && !rule.sensitive)
    finding.message = "No se puede evaluar: " + finding.reasons.items().front().message() + '.';
  else finding.message = "No se puede evaluar.";
}

// A limit stopped the rule: it neither complied nor failed.
void Describer::broken(Finding& finding, Rule const& rule, Explanation const& explanation) {
  finding.outcome = Outcome::error;
  finding.error_code = info(code::rule_broke).name;
  finding.reasons = explanation.reasons;
  // The elements before this one may have spent what a rule has: then this one alone does not show it.
  auto const limit = std::ranges::find_if(explanation.reasons, [](Diagnostic const& d) { return is_limit(d.code); });
  if (rule.sensitive) finding.message = "se agotó un límite";
  else if (limit != explanation.reasons.end()) finding.message = limit->message();
  else finding.message = Diagnostic::make(code::too_many_steps, {}, {std::to_string(facts_.steps())}).message();
}

Explanation Describer::explain(Expression const& expression) {
  Explanation explanation;
  facts_.explain(expression, explanation);
  std::set<std::uint32_t> seen;
  explain_below(expression.uses(), explanation, seen);
  return explanation;
}

Value Describer::explain(Expression const& expression, Explanation& explanation) {
  return facts_.explain(expression, explanation);
}

Value Describer::explain(Definition const& definition, Explanation& explanation) {
  if (!definition.table) return explain(definition.expression, explanation);
  TableExplanation table;
  Value const value = definition.table->table.explain(facts_.activation(), facts_.arena(), table);
  explanation.missing = std::move(table.missing);
  explanation.reasons = std::move(table.reasons);
  return value;
}

// A definition that gave null, and the date of a parameter, hide what was missing from those who use them.
void Describer::explain_below(std::vector<Expression::Use> const& uses, Explanation& explanation,
                              std::set<std::uint32_t>& seen) {
  auto const go_into = [&](auto const& inner) {
    Explanation part;
    if (!explain(inner, part).is_null()) return;
    explanation.missing.insert(explanation.missing.end(), part.missing.begin(), part.missing.end());
    explanation.reasons.append(std::move(part.reasons));
    explain_below(inner.uses(), explanation, seen);
  };
  for (auto const& use : uses) {
    if (use.role == Binding::Role::definition && seen.insert(use.index).second)
      go_into(rulebook_.definitions()[use.index]);
    if (use.role == Binding::Role::parameter && !facts_.has_rule_date()) {
      auto const& parameter = rulebook_.parameters()[use.index];
      if (parameter.date) go_into(*parameter.date);
      else if (auto const* date = facts_.reference_expression()) go_into(*date);
    }
  }
}

void Describer::add_missing(Finding& finding, Explanation const& explanation) {
  for (auto const& data : explanation.missing) {
    MissingField missing;
    missing.path = data.path;
    if (auto const* field = field_of(data)) missing.document = field->document;
    missing.reason = reason(data, missing.place);
    auto const same = [&](MissingField const& other) { return other.path == missing.path && other.place == missing.place; };
    if (std::ranges::none_of(finding.missing, same)) finding.missing.push_back(std::move(missing));
  }
}

// A definition or a parameter hides which date was missing: the facts remember it.
void Describer::add_parameter_failures(Finding& finding) {
  for (auto const& failure : facts_.take_failures()) {
    auto const& parameter = rulebook_.parameters()[failure.index];
    MissingField missing;
    if (failure.date_missing) {
      missing.path = parameter.date ? parameter.date_text : rulebook_.schema().reference_date;
      missing.reason = "falta la fecha que elige «" + parameter.name + "»";
    } else {
      missing.path = parameter.name;
      missing.reason = "sin valor vigente";
    }
    auto const known = [&](MissingField const& other) { return other.path == missing.path; };
    if (std::ranges::none_of(finding.missing, known)) finding.missing.push_back(std::move(missing));
  }
}

std::string Describer::reason(MissingData const& missing, std::string& place) const {
  switch (missing.reason) {
    case NullReason::absent: return "no está";
    case NullReason::null_in_data: return "nulo";
    case NullReason::no_value_in_force: return "sin valor vigente";
    case NullReason::no_such_entry: return "no existe ese elemento";
    case NullReason::illegible: {
      auto const* field = field_of(missing);
      if (!origin_.source || !missing.in || !missing.in->places) return "ilegible";
      auto quotation = origin_.source->quote(*origin_.unit, *missing.in, missing.slot);
      place = std::move(quotation.place);
      if (field && field->data == DataClass::sensible) return "ilegible";
      return "ilegible: " + quotation.raw;
    }
    default: return "sin dato";
  }
}

}  // namespace visado::verify
