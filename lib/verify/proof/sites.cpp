#include "verify/proof/sites.hpp"

#include "feel/grammar/parse.hpp"

namespace visado::verify {

std::string_view key_of(Site::Kind kind) {
  switch (kind) {
    case Site::Kind::applies: return "aplica";
    case Site::Kind::demands: return "exige";
    case Site::Kind::date:
    case Site::Kind::parameter_date: return "fecha_segun";
    case Site::Kind::definition: return "definición";
  }
  return "";
}

bool is_proved(Rule const& rule) {
  return (rule.type != Rule::Type::obligatory || !rule.tests.empty()) && rule.state != RuleState::suspendida &&
         rule.state != RuleState::retirada;
}

Sites::Sites(Rulebook const& rulebook) : rulebook_(rulebook) {
  Scope& dossier = scopes_.emplace_back();
  for (Binding const& binding : rulebook.scope().bindings())
    if (binding.role == Binding::Role::input) dossier.add(binding);
  dossier_ = &dossier;
  for (Rule const& rule : rulebook.rules()) add_rule(rule);
  auto const& definitions = rulebook.definitions();
  for (std::uint32_t i = 0; i < definitions.size(); ++i) {
    // A definition does not see itself.
    Scope& scope = scopes_.emplace_back();
    for (Binding const& binding : rulebook.scope().bindings())
      if (binding.role != Binding::Role::definition || binding.index != i) scope.add(binding);
    if (definitions[i].table)
      tables_.push_back({i, &definitions[i].table->table, definitions[i].language, &scope});
    else
      sites_.push_back({Site::Kind::definition, nullptr, i, &definitions[i].expression, definitions[i].language,
                        &scope});
  }
  auto const& parameters = rulebook.parameters();
  for (std::uint32_t i = 0; i < parameters.size(); ++i)
    if (parameters[i].date)
      sites_.push_back(
          {Site::Kind::parameter_date, nullptr, i, &*parameters[i].date, parameters[i].language, dossier_});
}

void Sites::add_rule(Rule const& rule) {
  Scope const* scope = &rulebook_.scope();
  for (ForEach const& each : rule.for_each) {
    Scope& inner = scopes_.emplace_back(scope);
    inner.add({.name = each.variable, .type = each.list.type().item(), .index = each.input});
    scope = &inner;
  }
  Uses uses;
  auto const add = [&](Site::Kind kind, std::optional<Expression> const& expression) {
    if (!expression) return;
    sites_.push_back({kind, &rule, 0, &*expression, rule.language, scope});
    follow(expression->uses(), uses);
  };
  add(Site::Kind::date, rule.date);
  for (ForEach const& each : rule.for_each) follow(each.list.uses(), uses);
  add(Site::Kind::applies, rule.applies);
  add(Site::Kind::demands, rule.demands);
  uses_.push_back(std::move(uses));
}

void Sites::follow(std::vector<Expression::Use> const& names, Uses& uses) const {
  for (Expression::Use const& use : names) {
    if (use.role == Binding::Role::parameter) uses.parameters.insert(use.index);
    if (use.role == Binding::Role::definition && uses.definitions.insert(use.index).second)
      follow(rulebook_.definitions()[use.index].uses(), uses);
  }
}

std::vector<Site const*> Sites::of(Rule const& rule) const {
  std::vector<Site const*> found;
  for (Site const& site : sites_)
    if (site.rule == &rule) found.push_back(&site);
  return found;
}

Sites::Uses const& Sites::uses_of(Rule const& rule) const {
  return uses_[static_cast<std::size_t>(&rule - rulebook_.rules().data())];
}

Type Sites::expected(Site::Kind kind) {
  switch (kind) {
    case Site::Kind::applies:
    case Site::Kind::demands: return Type::of(TypeKind::boolean);
    case Site::Kind::date:
    case Site::Kind::parameter_date: return Type::of(TypeKind::date);
    case Site::Kind::definition: return Type();
  }
  return Type();
}

namespace {

constexpr std::uint32_t first_tested_input = 1;  // behind the dossier

CompileOptions pack_options(Language language) {
  CompileOptions options;
  options.profile = Profile::pack;
  options.language = language;
  options.tested_input = first_tested_input;
  return options;
}

std::optional<feel::Checked> checked_cell(TableSite const& site, EmbeddedText const& cell, CompileOptions const& options) {
  Diagnostics ignored;  // it compiled
  feel::NameTable const names(*site.scope);
  auto tree = feel::parse(cell, names, {site.language, options.goal, true}, ignored);
  if (!tree) return std::nullopt;
  return feel::check(std::move(*tree), cell, *site.scope, options, ignored);
}

}  // namespace

std::optional<feel::Checked> Sites::checked_test(TableSite const& site, EmbeddedText const& cell, std::size_t column) {
  CompileOptions options = pack_options(site.language);
  options.goal = Goal::unary_tests;
  options.tested = site.table->input_types()[column];
  options.tested_input += static_cast<std::uint32_t>(column);
  return checked_cell(site, cell, options);
}

std::optional<feel::Checked> Sites::checked_output(TableSite const& site, EmbeddedText const& cell) {
  return checked_cell(site, cell, pack_options(site.language));
}

std::optional<DecisionTable> Sites::compile(TableSite const& site, TableText text) {
  auto compiled = DecisionTable::compile(std::move(text), *site.scope, pack_options(site.language));
  if (!compiled || compiled->type().kind() != site.table->type().kind()) return std::nullopt;
  return std::move(compiled).value();
}

std::optional<feel::Checked> Sites::checked(Site const& site) {
  Diagnostics ignored;  // it compiled
  feel::NameTable const names(*site.scope);
  auto tree = feel::parse(site.expression->text(), names, {site.language, Goal::expression, true}, ignored);
  if (!tree) return std::nullopt;
  CompileOptions options;
  options.profile = Profile::pack;
  options.language = site.language;
  options.expected = expected(site.kind);
  return feel::check(std::move(*tree), site.expression->text(), *site.scope, options, ignored);
}

Result<Expression> Sites::compile(Site const& site, EmbeddedText const& text) {
  CompileOptions options;
  options.profile = Profile::pack;
  options.language = site.language;
  // A definition keeps its type: those who use it were checked against it.
  options.expected = site.kind == Site::Kind::definition ? site.expression->type() : expected(site.kind);
  return Expression::compile(text, *site.scope, options);
}

}  // namespace visado::verify
