#include "visado/verify.hpp"

#include <algorithm>

#include "verify/describe.hpp"
#include "verify/facts.hpp"
#include "verify/judge.hpp"

namespace visado {

struct Verifier::Impl {
  struct Asked {
    std::uint32_t index;
    Rule const* rule;
  };
  Rulebook const* rulebook;
  VerifyOptions options;
  std::vector<Asked> asked;  // the rules of this run, by id
  std::optional<std::size_t> class_slot, requested_slot;
};

struct Verifier::Workspace::Impl {
  Arena arena;
  std::unique_ptr<verify::Facts> facts;
  Rulebook const* made_for = nullptr;
};

Verifier::Workspace::Workspace() : impl(std::make_unique<Impl>()) {}
Verifier::Workspace::~Workspace() = default;
Verifier::Workspace::Workspace(Workspace&&) noexcept = default;
Arena& Verifier::Workspace::arena() { return impl->arena; }

namespace {

// Rules in draft serve tests and comparisons; suspended and retired ones, the memory.
bool runs(Rule const& rule, VerifyOptions const& options) {
  return (rule.state == RuleState::activa || rule.state == RuleState::en_prueba) &&
         (!options.control || rule.control == *options.control);
}

void count(Verdict::RuleAccount& account, verify::Judgement const& judgement) {
  switch (judgement.outcome) {
    case Outcome::cumple: ++account.cumple; break;
    case Outcome::incumple: ++account.incumple; break;
    case Outcome::no_aplica:
      ++account.no_aplica;
      account.why_not = judgement.why_not;
      break;
    case Outcome::no_evaluable: ++account.no_evaluable; break;
    case Outcome::por_comprobar: ++account.por_comprobar; break;
    case Outcome::exceptuado: ++account.exceptuado; break;
    case Outcome::error: ++account.error; break;
  }
}

std::string text_of(Value const& value) {
  return value.is(Kind::string) ? std::string(value.as_string()) : std::string();
}

// Excluding findings on one element are one deduction: the largest of them.
Decimal excluded(std::vector<Finding> const& findings) {
  std::map<std::pair<std::string_view, std::string_view>, Decimal> by_element;
  for (auto const& finding : findings) {
    if (finding.outcome != Outcome::incumple || finding.effect != Effect::excluye || !finding.observed) continue;
    auto& amount = by_element[{finding.element_path, finding.element_key}];
    amount = std::max(amount, *finding.observed);
  }
  Decimal sum;
  for (auto const& [element, amount] : by_element) sum = Decimal::add(sum, amount).value_or(sum);
  return sum;
}

Proposal propose(Verdict const& verdict, bool verifiable) {
  auto const any = [&](auto const& test) { return std::ranges::any_of(verdict.findings, test); };
  if (!verifiable || any([](Finding const& f) { return f.outcome == Outcome::error; })) return Proposal::no_verificado;
  if (any([](Finding const& f) { return f.outcome == Outcome::incumple && f.effect <= Effect::excluye; }))
    return Proposal::con_reparos;
  if (any([](Finding const& f) {
        return (f.outcome == Outcome::incumple && f.effect == Effect::observa) ||
               (f.outcome == Outcome::no_evaluable && f.effect != Effect::informa);
      }))
    return Proposal::con_observaciones;
  return Proposal::sin_reparos;
}

}  // namespace

Verifier::Verifier(Rulebook const& rulebook, VerifyOptions options) : impl_(std::make_unique<Impl>()) {
  impl_->rulebook = &rulebook;
  impl_->options = std::move(options);
  auto const& rules = rulebook.rules();
  for (std::uint32_t i = 0; i < rules.size(); ++i)
    if (runs(rules[i], impl_->options)) impl_->asked.push_back({i, &rules[i]});
  auto const& schema = rulebook.schema();
  if (!schema.class_field.empty()) impl_->class_slot = schema.root.find(schema.class_field);
  if (!schema.requested_field.empty()) impl_->requested_slot = schema.root.find(schema.requested_field);
}

Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Rulebook const& Verifier::rulebook() const { return *impl_->rulebook; }
VerifyOptions const& Verifier::options() const { return impl_->options; }

Verdict Verifier::verify(Dossier const& dossier, Workspace& workspace, DossierSource const* source,
                         DossierSource::Unit const* unit) const {
  Verdict verdict;
  verdict.ordinal = dossier.ordinal;
  verdict.key = dossier.key;
  verdict.place = dossier.place;
  verdict.diagnostics = dossier.diagnostics;
  verdict.unknown_keys = dossier.unknown_keys;
  if (!dossier.root.is(Kind::context)) {
    verdict.proposal = Proposal::no_verificado;
    return verdict;
  }

  auto const* values = dossier.root.as_context().values;
  if (impl_->class_slot) verdict.class_value = text_of(values[*impl_->class_slot]);
  if (impl_->requested_slot && values[*impl_->requested_slot].is(Kind::number))
    verdict.requested = values[*impl_->requested_slot].as_number();

  auto& work = *workspace.impl;
  if (work.made_for != impl_->rulebook) {
    work.facts = std::make_unique<verify::Facts>(*impl_->rulebook);
    work.made_for = impl_->rulebook;
  }
  auto& facts = *work.facts;
  facts.begin(dossier.root, work.arena, impl_->options.date);
  verify::Describer describer(*impl_->rulebook, facts, dossier, {source, unit});

  verdict.accounts.reserve(impl_->asked.size());
  for (auto const& [index, rule] : impl_->asked) {
    auto& account = verdict.accounts.emplace_back();
    account.rule = index;
    verify::judge(*rule, facts, impl_->options.stage,
                  [&](verify::Judgement const& judgement, std::vector<std::size_t> const& path,
                      std::vector<Value> const& lists) {
                    if (judgement.outcome == Outcome::cumple || judgement.outcome == Outcome::no_aplica)
                      return count(account, judgement);
                    auto finding = describer.describe(*rule, judgement, path, lists);
                    auto counted = judgement;
                    counted.outcome = finding.outcome;  // explaining may have found that the rule broke
                    count(account, counted);
                    verdict.findings.push_back(std::move(finding));
                  });
  }
  verdict.excluded = excluded(verdict.findings);
  verdict.proposal = propose(verdict, dossier.verifiable);
  return verdict;
}

}  // namespace visado
