#include "visado/verify.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "verify/content.hpp"
#include "verify/describe.hpp"
#include "verify/facts.hpp"
#include "verify/judge.hpp"
#include "verify/router.hpp"

namespace visado {

struct Verifier::Impl {
  Impl(Rulebook const& rulebook, VerifyOptions options)
      : rulebook(&rulebook), options(std::move(options)), plan(rulebook, this->options), router(plan) {
    auto const& schema = rulebook.schema();
    if (!schema.class_field.empty()) class_slot = schema.root.find(schema.class_field);
    if (!schema.requested_field.empty()) requested_slot = schema.root.find(schema.requested_field);
  }

  Rulebook const* rulebook;
  VerifyOptions options;
  verify::Plan plan;
  verify::Router router;
  std::optional<std::size_t> class_slot, requested_slot;
  // By which a workspace knows that it was made for this verifier: no other has it as long as the workspace keeps it.
  std::shared_ptr<char const> identity = std::make_shared<char const>('v');
};

struct Verifier::Workspace::Impl {
  // What is made for one rulebook and its options.
  struct Engine {
    Engine(Rulebook const& rulebook, VerifyOptions const& options, verify::Plan const& plan)
        : facts(rulebook, options.steps), codes(plan.lists, plan.rules.size()), judge(facts, &codes) {}
    verify::Facts facts;
    verify::ElementCodes codes;
    verify::Judge judge;
    verify::Router::Memory memory;
  };
  Arena arena;
  std::unique_ptr<Engine> engine;
  std::shared_ptr<char const> made_for;
};

Verifier::Workspace::Workspace() : impl(std::make_unique<Impl>()) {}
Verifier::Workspace::~Workspace() = default;
Verifier::Workspace::Workspace(Workspace&&) noexcept = default;
Arena& Verifier::Workspace::arena() { return impl->arena; }

namespace {

constexpr std::size_t outcome_count = 7;

// Counts what a rule says, and has described what matters.
class Accounts final : public verify::JudgementSink {
 public:
  Accounts(verify::Describer& describer, Verdict& verdict) : describer_(describer), verdict_(verdict) {}

  void begin(Rule const& rule) {
    rule_ = &rule;
    told_ = 0;
  }
  void end(std::uint32_t index) {
    auto& last = counts_[static_cast<std::size_t>(last_)];
    if (last == told_) {  // most rules say one thing of all elements
      if (told_ > 0) verdict_.accounts.push_back({index, last, last_, why_not_});
      last = 0;
      return;
    }
    for (std::size_t i = 0; i < outcome_count; ++i)
      if (counts_[i] > 0) verdict_.accounts.push_back({index, counts_[i], static_cast<Outcome>(i), why_not_});
    counts_ = {};
  }

  void told(verify::Judgement const& judgement, std::vector<std::size_t> const& path,
            std::vector<Value> const& lists) override {
    auto outcome = judgement.outcome;
    if (outcome == Outcome::no_aplica) {
      why_not_ = judgement.why_not;
    } else if (outcome != Outcome::cumple) {
      auto const& finding =
          verdict_.findings.emplace_back(describer_.describe(*rule_, judgement, path, lists));
      outcome = finding.outcome;  // explaining may have found that the rule broke
    }
    ++counts_[static_cast<std::size_t>(outcome)];
    ++told_;
    last_ = outcome;
  }

  void passed_by(std::size_t elements) override {
    counts_[static_cast<std::size_t>(Outcome::no_aplica)] += static_cast<std::uint32_t>(elements);
    told_ += elements;
    last_ = Outcome::no_aplica;
    why_not_ = WhyNot::condition;
  }

 private:
  verify::Describer& describer_;
  Verdict& verdict_;
  Rule const* rule_ = nullptr;
  std::array<std::uint32_t, outcome_count> counts_{};  // of the rule that is asked; all 0 before and after
  std::size_t told_ = 0;
  Outcome last_{};
  WhyNot why_not_{};
};

// Excluding findings on one element are one deduction: the largest of them.
std::optional<Decimal> excluded(std::vector<Finding> const& findings, std::uint16_t currency) {
  if (findings.empty()) return Decimal();
  std::map<std::pair<std::string_view, std::string_view>, Decimal> by_element;
  for (auto const& finding : findings) {
    if (finding.outcome != Outcome::incumple || finding.effect != Effect::excluye) continue;
    if (!finding.rule->observed_amount) continue;
    if (!finding.observed || finding.currency != currency) return std::nullopt;
    auto& amount = by_element[{finding.element_path, finding.element_key}];
    amount = std::max(amount, *finding.observed);
  }
  std::optional<Decimal> sum = Decimal();
  for (auto const& [element, amount] : by_element)
    if (sum) sum = Decimal::add(*sum, amount);
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

Verifier::Verifier(Rulebook const& rulebook, VerifyOptions options)
    : impl_(std::make_unique<Impl>(rulebook, std::move(options))) {}

Verifier::~Verifier() = default;
Verifier::Verifier(Verifier&&) noexcept = default;
Rulebook const& Verifier::rulebook() const { return *impl_->rulebook; }
VerifyOptions const& Verifier::options() const { return impl_->options; }
std::vector<Verifier::PassedRule> const& Verifier::passed_by(std::uint32_t route) const {
  return impl_->router.by_number(route).passed;
}

void Verdict::clear() {
  ordinal = 0;
  key.clear();
  place.clear();
  class_value.clear();
  proposal = {};
  requested.reset();
  requested_currency = 0;
  excluded = Decimal();
  findings.clear();
  diagnostics = {};
  unknown_keys.clear();
  repeated = false;
  unreadable = false;
  accounts.clear();
  route = 0;
  times.clear();
  content.bytes.clear();
  content.roles.clear();
}

Verdict Verifier::verify(Dossier const& dossier, Workspace& workspace, DossierSource const* source,
                         DossierSource::Unit const* unit) const {
  Verdict verdict;
  verify(dossier, workspace, verdict, source, unit);
  return verdict;
}

void Verifier::verify(Dossier const& dossier, Workspace& workspace, Verdict& verdict, DossierSource const* source,
                      DossierSource::Unit const* unit) const {
  verdict.clear();
  verdict.ordinal = dossier.ordinal;
  verdict.key = dossier.key;
  verdict.place = dossier.place;
  verdict.diagnostics = dossier.diagnostics;
  verdict.unknown_keys = dossier.unknown_keys;
  if (impl_->options.keep_content) verify::keep_content(dossier, impl_->rulebook->schema(), source, unit, verdict.content);
  if (!dossier.root.is(Kind::context)) {
    verdict.proposal = Proposal::no_verificado;
    verdict.unreadable = true;
    return;
  }

  auto const* values = dossier.root.as_context().values;
  if (impl_->class_slot && values[*impl_->class_slot].is(Kind::string))
    verdict.class_value = values[*impl_->class_slot].as_string();
  auto currency = impl_->rulebook->schema().currency;
  if (impl_->requested_slot && values[*impl_->requested_slot].is(Kind::number)) {
    auto const& requested = values[*impl_->requested_slot];
    verdict.requested = requested.as_number();
    if (requested.currency() != 0) currency = requested.currency();
    verdict.requested_currency = currency;
  }

  auto const& options = impl_->options;
  auto& work = *workspace.impl;
  if (work.made_for != impl_->identity) {
    work.engine = std::make_unique<Workspace::Impl::Engine>(*impl_->rulebook, options, impl_->plan);
    work.made_for = impl_->identity;
  }
  auto& [facts, codes, judge, memory] = *work.engine;
  facts.begin(dossier.root, work.arena, options.date);
  codes.begin();
  verify::Describer describer(*impl_->rulebook, facts, dossier, {source, unit}, options.detail);
  Accounts accounts(describer, verdict);

  auto const& route = impl_->router.route(facts, memory);
  verdict.route = route.number;
  auto const& rules = impl_->plan.rules;
  auto const ask = [&](std::size_t rule) {
    accounts.begin(*rules[rule].rule);
    judge.judge(rules[rule], route.known[rule], accounts);
    accounts.end(rules[rule].index);
  };
  auto const ask_timed = [&](std::size_t rule) {
    using Clock = std::chrono::steady_clock;
    auto const start = Clock::now();
    ask(rule);
    auto const took = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start);
    verdict.times.push_back({rules[rule].index, static_cast<std::uint64_t>(took.count())});
  };
  auto const pass_by = [&](std::size_t rule) {
    auto const elements = codes.of(rules[rule].elements.list, facts).size();
    verdict.accounts.push_back({rules[rule].index, static_cast<std::uint32_t>(elements), Outcome::no_aplica, WhyNot::condition});
  };
  for (std::size_t word = 0; word < route.visits.size(); ++word) {
    std::uint64_t ruled_out = 0;
    for (auto const list : route.lists) ruled_out |= codes.of(list, facts).ruled_out(word);
    ruled_out &= route.coded[word];
    std::size_t const first = word * word_bits;
    for_each_bit(ruled_out, [&](std::size_t rule) { pass_by(first + rule); });
    auto const to_ask = route.visits[word] & ~ruled_out;
    if (options.profile) for_each_bit(to_ask, [&](std::size_t rule) { ask_timed(first + rule); });
    else for_each_bit(to_ask, [&](std::size_t rule) { ask(first + rule); });
  }
  verdict.excluded = excluded(verdict.findings, currency);
  verdict.proposal = propose(verdict, dossier.verifiable);
}

}  // namespace visado
