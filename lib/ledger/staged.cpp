#include "ledger/staged.hpp"

#include "ledger/reconcile.hpp"

namespace visado::ledger {
namespace {

// What has a row of its own; the rest is in the byte of its rule.
bool is_kept(Outcome outcome) {
  return outcome == Outcome::incumple || outcome == Outcome::exceptuado || outcome == Outcome::error;
}

void assign(std::string& to, std::optional<Decimal> const& amount) {
  if (amount) to = amount->to_string();
  else to.clear();
}

}  // namespace

void StagedDossier::take(Verdict const& verdict, std::string const& unvisited, Rule const* first) {
  key = verdict.key;
  class_value = verdict.class_value;
  proposal = to_string(verdict.proposal);
  assign(requested, verdict.requested);
  assign(excluded, verdict.excluded);
  content = verdict.content;
  card.take(verdict);
  outcomes = unvisited;
  std::uint32_t last = static_cast<std::uint32_t>(-1);
  for (auto const& account : verdict.accounts) {
    auto& byte = outcomes[account.rule];
    auto const before = account.rule == last ? static_cast<unsigned char>(byte) : 0U;
    byte = static_cast<char>(before | outcome_bit(account.outcome));
    last = account.rule;
  }
  finding_count = 0;
  for (auto const& finding : verdict.findings) {
    if (!is_kept(finding.outcome)) continue;
    if (findings.size() == finding_count) findings.emplace_back();
    auto& kept = findings[finding_count++];
    kept.rule = static_cast<std::uint32_t>(finding.rule - first);
    kept.outcome = to_string(finding.outcome);
    kept.effect = to_string(finding.effect);
    assign(kept.amount, finding.observed);
    kept.currency = finding.observed ? currency_name(finding.currency) : std::string();
    if (finding.date) kept.date = finding.date->to_string();
    else kept.date.clear();
    kept.fingerprint = finding.fingerprint;
    kept.list = finding.element_path;
    kept.element = finding.element_key;
    kept.message = finding.message;
  }
}

Digest result_hash(Sha256& hash, RowBytes& bytes, StagedDossier const& dossier) {
  bytes.begin("resultado").text(dossier.proposal).text(dossier.class_value).text(dossier.requested);
  bytes.text(dossier.excluded).blob(dossier.outcomes);
  for (std::size_t i = 0; i < dossier.finding_count; ++i) {
    auto const& finding = dossier.findings[i];
    bytes.integer(finding.rule).text(finding.outcome).text(finding.effect).text(finding.amount).text(finding.currency);
    bytes.text(finding.date).text(finding.fingerprint).text(finding.message);
  }
  return hash.update(bytes.bytes()).digest();
}

StagedDossier& Staging::next() {
  if (dossiers_.size() == count_) dossiers_.emplace_back();
  return dossiers_[count_++];
}

void Staging::clear() { count_ = bytes_ = 0; }

}  // namespace visado::ledger
