#include "visado/verify.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "verify/content.hpp"
#include "verify/describe.hpp"
#include "verify/facts.hpp"
#include "verify/judge.hpp"
#include "verify/print_layout.hpp"
#include "verify/router.hpp"

namespace visado {

struct Verifier::Impl {
  Impl(Rulebook const& rulebook, VerifyOptions options)
      : rulebook(&rulebook), options(std::move(options)), plan(rulebook, this->options), router(plan) {
    auto const& schema = rulebook.schema();
    if (!schema.class_field.empty()) class_slot = schema.root.find(schema.class_field);
    if (!schema.requested_field.empty()) requested_slot = schema.root.find(schema.requested_field);
  }

  bool begin(Dossier const& dossier, Verdict& verdict, DossierSource const* source, DossierSource::Unit const* unit) const;
  // The amount that is asked to be paid; null when it is not known.
  [[nodiscard]] Value const* requested(Dossier const& dossier) const {
    if (!requested_slot) return nullptr;
    auto const& value = dossier.root.as_context().values[*requested_slot];
    return value.is(Kind::number) ? &value : nullptr;
  }

  Rulebook const* rulebook;
  VerifyOptions options;
  verify::Plan plan;
  verify::Router router;
  std::optional<std::size_t> class_slot, requested_slot;
  // By which a workspace knows that it was made for this verifier: no other has it as long as the workspace keeps it.
  std::shared_ptr<char const> identity = std::make_shared<char const>('v');
};

namespace {

constexpr std::size_t outcome_count = 7;
constexpr std::size_t most_desks = word_bits;  // a word says which of them ask a rule

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

  void held(std::size_t elements) override {
    counts_[static_cast<std::size_t>(Outcome::cumple)] += static_cast<std::uint32_t>(elements);
    told_ += elements;
    last_ = Outcome::cumple;
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

// What one of the dossiers that are judged at the same time is judged with.
class Verifier::Desk {
 public:
  explicit Desk(Impl const& verifier)
      : verifier_(verifier),
        facts_(*verifier.rulebook, verifier.options.steps),
        codes_(verifier.plan.lists, verifier.plan.rules.size()),
        judge_(facts_, &codes_) {}

  void begin(Dossier const& dossier, Verdict& verdict, verify::Origin origin, Workspace::Impl& work);
  // Of 64 rules, passes by those that no element of the dossier can break, and gives those to ask.
  std::uint64_t begin_rules(std::size_t word);
  void ask(std::size_t rule) {
    if (verifier_.options.profile) ask_timed(rule);
    else ask_now(rule);
  }
  void end();

 private:
  void ask_now(std::size_t rule) {
    auto const& plan = verifier_.plan.rules[rule];
    accounts_->begin(*plan.rule);
    judge_.judge(plan, route_->known[rule], *accounts_);
    accounts_->end(plan.index);
  }
  void ask_timed(std::size_t rule);

  Impl const& verifier_;
  verify::Facts facts_;
  verify::ElementCodes codes_;
  verify::Judge judge_;
  Dossier const* dossier_ = nullptr;
  Verdict* verdict_ = nullptr;
  std::optional<verify::Describer> describer_;
  std::optional<Accounts> accounts_;
  verify::Route const* route_ = nullptr;
};

struct Verifier::Workspace::Impl {
  Arena arena;
  // What is made for one rulebook and its options.
  std::vector<std::unique_ptr<Desk>> desks;
  std::unique_ptr<verify::Router::Memory> memory;
  std::shared_ptr<char const> made_for;
};

Verifier::Workspace::Workspace() : impl(std::make_unique<Impl>()) {}
Verifier::Workspace::~Workspace() = default;
Verifier::Workspace::Workspace(Workspace&&) noexcept = default;
Arena& Verifier::Workspace::arena() { return impl->arena; }

void Verifier::Desk::begin(Dossier const& dossier, Verdict& verdict, verify::Origin origin, Workspace::Impl& work) {
  dossier_ = &dossier;
  verdict_ = &verdict;
  facts_.begin(dossier.root, work.arena, verifier_.options.date);
  codes_.begin();
  describer_.emplace(*verifier_.rulebook, facts_, dossier, origin, verifier_.options.detail);
  accounts_.emplace(*describer_, verdict);
  route_ = &verifier_.router.route(facts_, *work.memory);
  verdict.route = route_->number;
}

std::uint64_t Verifier::Desk::begin_rules(std::size_t word) {
  std::uint64_t ruled_out = 0;
  for (auto const list : route_->lists) ruled_out |= codes_.of(list, facts_).ruled_out(word);
  ruled_out &= route_->coded[word];
  for_each_bit(ruled_out, [&](std::size_t bit) {
    auto const& plan = verifier_.plan.rules[word * word_bits + bit];
    auto const elements = codes_.of(plan.elements.list, facts_).size();
    verdict_->accounts.push_back({plan.index, static_cast<std::uint32_t>(elements), Outcome::no_aplica, WhyNot::condition});
  });
  return route_->visits[word] & ~ruled_out;
}

void Verifier::Desk::ask_timed(std::size_t rule) {
  using Clock = std::chrono::steady_clock;
  auto const start = Clock::now();
  ask_now(rule);
  auto const took = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start);
  verdict_->times.push_back({verifier_.plan.rules[rule].index, static_cast<std::uint64_t>(took.count())});
}

void Verifier::Desk::end() {
  auto currency = verifier_.rulebook->schema().currency;
  auto const* const requested = verifier_.requested(*dossier_);
  if (requested != nullptr && requested->currency() != 0) currency = requested->currency();
  verdict_->excluded = excluded(verdict_->findings, currency);
  if (verifier_.options.keep_content)
    verify::print_layout(verifier_.rulebook->print_layout(), facts_, currency, verdict_->content.printed);
  verdict_->proposal = propose(*verdict_, dossier_->verifiable);
}

// What a verdict says before any rule is asked; false when none can be.
bool Verifier::Impl::begin(Dossier const& dossier, Verdict& verdict, DossierSource const* source,
                           DossierSource::Unit const* unit) const {
  verdict.clear();
  verdict.ordinal = dossier.ordinal;
  verdict.key = dossier.key;
  verdict.place = dossier.place;
  verdict.diagnostics = dossier.diagnostics;
  verdict.unknown_keys = dossier.unknown_keys;
  if (options.keep_content) verify::keep_content(dossier, rulebook->schema(), source, unit, verdict.content);
  if (!dossier.root.is(Kind::context)) {
    verdict.proposal = Proposal::no_verificado;
    verdict.unreadable = true;
    return false;
  }
  auto const* const values = dossier.root.as_context().values;
  if (class_slot && values[*class_slot].is(Kind::string)) verdict.class_value = values[*class_slot].as_string();
  if (auto const* const amount = requested(dossier)) {
    verdict.requested = amount->as_number();
    verdict.requested_currency = amount->currency() != 0 ? amount->currency() : rulebook->schema().currency;
  }
  return true;
}

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
  content.printed.clear();
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
  verify({&dossier, 1}, workspace, {&verdict, 1}, source, {unit, unit != nullptr ? std::size_t{1} : std::size_t{0}});
}

void Verifier::verify(std::span<Dossier const> dossiers, Workspace& workspace, std::span<Verdict> verdicts,
                      DossierSource const* source, std::span<DossierSource::Unit const> units) const {
  auto& work = *workspace.impl;
  if (work.made_for != impl_->identity) {
    work.desks.clear();
    work.memory = std::make_unique<verify::Router::Memory>();
    work.made_for = impl_->identity;
  }
  std::size_t begun = 0;
  for (std::size_t i = 0; i < dossiers.size(); ++i) {
    auto const* const unit = units.empty() ? nullptr : &units[i];
    if (!impl_->begin(dossiers[i], verdicts[i], source, unit)) continue;
    if (begun == work.desks.size()) work.desks.push_back(std::make_unique<Desk>(*impl_));
    work.desks[begun]->begin(dossiers[i], verdicts[i], {source, unit}, work);
    if (++begun < most_desks) continue;
    judge({work.desks.data(), begun});
    begun = 0;
  }
  judge({work.desks.data(), begun});
}

// Each rule is asked of all the dossiers that it can apply to before the next one is.
void Verifier::judge(std::span<std::unique_ptr<Desk> const> desks) const {
  std::array<std::uint64_t, word_bits> asking{};  // by rule, of 64 of them: the desks that ask it, as bits
  for (std::size_t word = 0; word < words_for(impl_->plan.rules.size()); ++word) {
    std::uint64_t asked = 0;
    for (std::size_t desk = 0; desk < desks.size(); ++desk) {
      auto const to_ask = desks[desk]->begin_rules(word);
      asked |= to_ask;
      for_each_bit(to_ask, [&](std::size_t rule) { asking[rule] |= bit_of(desk); });
    }
    for_each_bit(asked, [&](std::size_t rule) {
      for_each_bit(std::exchange(asking[rule], 0), [&](std::size_t desk) { desks[desk]->ask(word * word_bits + rule); });
    });
  }
  for (auto const& desk : desks) desk->end();
}

}  // namespace visado
