#include "ledger/recorder.hpp"

namespace visado::ledger {

Recorder::Recorder(SQLite::Database& database, Place place)
    : database_(database),
      place_(place),
      rules_(database),
      reconciler_(database, "main", rules_),
      look_up_(database,
               "SELECT e.version, e.versiones, e.resultado, c.cruda, c.huella FROM expedientes e "
               "LEFT JOIN contenidos c ON c.version = e.version WHERE e.expediente = ?1"),
      same_(database,
            "SELECT r.id, m.huella FROM resultados r LEFT JOIN mensajes m ON m.resultado = r.id "
            "WHERE r.version = ?1 AND r.ambito = ?2 ORDER BY r.id DESC LIMIT 1"),
      versions_(database, "versiones", 5),
      contents_(database, "contenidos", 6),
      results_(database, "resultados", 12),
      messages_(database, "mensajes", 4),
      observations_(database, "observaciones", 9) {}

void Recorder::begin(std::int64_t event) {
  event_ = event;
  leaves_.clear();
  reconciler_.read_ids();
  next_version_ = next_id(database_, "versiones");
  next_result_ = next_id(database_, "resultados");
  next_observation_ = next_id(database_, "observaciones");
}

void Recorder::record(StagedDossier const& dossier, RunAccounts& accounts, Coverage& coverage) {
  ++accounts.dossiers;
  look_up(dossier.key);
  bool const known = known_.any;
  bool const same = known && (known_.raw_hash == dossier.content.raw_hash || known_.hash == dossier.content.hash);
  auto const what = result_hash(hash_, bytes_, dossier);
  sightings_.resize(dossier.finding_count);
  for (std::size_t i = 0; i < dossier.finding_count; ++i) {
    auto const& finding = dossier.findings[i];
    auto& sighting = sightings_[i];
    sighting.observation = next_observation_ + static_cast<std::int64_t>(i);
    sighting.rule_row = place_.first_rule + finding.rule;
    sighting.outcome = finding.outcome;
    sighting.effect = finding.effect;
    sighting.amount = finding.amount;
    sighting.fingerprint = finding.fingerprint;
  }
  if (same) {
    // Nothing new; unless what another scope said since then is to be taken back.
    auto const before = same_result(what);
    if (before != 0 && (before == known_.result || !reconciler_.would_change(facts(dossier, before)).any())) {
      coverage.add(before);
      return;
    }
  } else {
    insert_version(dossier);
    ++(known ? accounts.changed : accounts.fresh);
  }
  ++accounts.results;
  auto const result = insert_result(dossier, what);
  coverage.add(result);
  auto const changes = reconciler_.apply(facts(dossier, result), known);
  accounts.formulated += changes.formulated;
  accounts.persisting += changes.persisting;
  accounts.settled += changes.settled;
  accounts.returned += changes.returned;
}

void Recorder::look_up(std::string const& dossier) {
  known_ = {};
  look_up_.bindNoCopy(1, dossier);
  if (look_up_.executeStep())
    known_ = {true,
              look_up_.getColumn(0).getInt64(),
              look_up_.getColumn(1).getInt64(),
              look_up_.getColumn(2).getInt64(),
              digest_from(look_up_.getColumn(3)),
              digest_from(look_up_.getColumn(4))};
  look_up_.reset();
}

void Recorder::insert_version(StagedDossier const& dossier) {
  auto const& content = dossier.content;
  std::string const format(to_string(content.format));
  auto const id = next_version_++;
  contents_.integer(id).blob(salts_.next()).blob(bytes_of(content.raw_hash)).blob(bytes_of(content.hash));
  auto const pledge = contents_.text(format).blob(content.bytes).finish(hash_);
  known_.version = id;
  ++known_.number;
  versions_.integer(id).text(dossier.key).integer(known_.number).integer(place_.run).blob(bytes_of(pledge));
  leaves_.add(Fact::versiones, id, versions_.finish(hash_));
}

std::int64_t Recorder::same_result(Digest const& what) {
  same_.bind(1, known_.version);
  same_.bind(2, place_.scope);
  std::int64_t result = 0;
  if (same_.executeStep() && digest_from(same_.getColumn(1)) == what) result = same_.getColumn(0).getInt64();
  same_.reset();
  return result;
}

std::int64_t Recorder::insert_result(StagedDossier const& dossier, Digest const& what) {
  texts_.clear();
  texts_.begin_list();
  for (std::size_t i = 0; i < dossier.finding_count; ++i) {
    auto const& finding = dossier.findings[i];
    texts_.begin_list().text(finding.list).text(finding.element).text(finding.message).end_list();
  }
  // Behind those of the observaciones: the card, and what the schema's layout prints.
  bool const printed = !dossier.content.printed.empty();
  if (printed || !dossier.card.empty()) dossier.card.write(texts_);
  if (printed) texts_.raw(dossier.content.printed);
  texts_.end_list();
  auto const id = next_result_++;
  messages_.integer(id).blob(salts_.next()).blob(bytes_of(what)).text(texts_.text());
  auto const pledge = messages_.finish(hash_);
  results_.integer(id).integer(known_.version).integer(place_.scope).integer(place_.run);
  results_.text(dossier.proposal).text(dossier.class_value);
  results_.text_or_null(dossier.requested).text_or_null(dossier.excluded).blob(dossier.outcomes);
  results_.integer(next_observation_).integer(static_cast<std::int64_t>(dossier.finding_count));
  leaves_.add(Fact::resultados, id, results_.blob(bytes_of(pledge)).finish(hash_));
  for (std::size_t i = 0; i < dossier.finding_count; ++i) {
    auto const& finding = dossier.findings[i];
    auto const row = next_observation_++;
    observations_.integer(row).integer(id).integer(place_.first_rule + finding.rule);
    observations_.text(finding.outcome).text(finding.effect).text_or_null(finding.amount);
    observations_.text_or_null(finding.currency).text_or_null(finding.date).text(finding.fingerprint);
    leaves_.add(Fact::observaciones, row, observations_.finish(hash_));
  }
  return id;
}

ResultFacts Recorder::facts(StagedDossier const& dossier, std::int64_t result) {
  return {event_, result, known_.version, known_.number, place_.rulebook, dossier.key, dossier.outcomes, sightings_, dossier.card};
}

}  // namespace visado::ledger
