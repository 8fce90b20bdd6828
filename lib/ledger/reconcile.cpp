#include "ledger/reconcile.hpp"

#include <algorithm>

#include "ledger/schema.hpp"
#include "ledger/states.hpp"

namespace visado::ledger {
namespace {

std::string const breach(to_string(Outcome::incumple));
std::string const excepted(to_string(Outcome::exceptuado));
std::string const informs(to_string(Effect::informa));

// Outcomes that say nothing of whether the fault is still there.
constexpr unsigned char undecided =
    outcome_bit(Outcome::no_evaluable) | outcome_bit(Outcome::por_comprobar) | outcome_bit(Outcome::error);

void run(SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
}

std::string insert(std::string const& schema, char const* table, int columns) {
  std::string sql = "INSERT INTO " + schema + '.' + table + " VALUES (?";
  for (int i = 1; i < columns; ++i) sql += ",?";
  return sql + ')';
}

void bind_text_or_null(SQLite::Statement& statement, int index, std::string const& text) {
  if (text.empty()) statement.bind(index);
  else statement.bindNoCopy(index, text);
}

}  // namespace

Reconciler::Reconciler(SQLite::Database& database, std::string const& schema, RuleRows& rules)
    : database_(database),
      schema_(schema),
      rules_(rules),
      dossier_(database, "INSERT INTO " + schema + ".expedientes VALUES (?1,?2,?3,?4) ON CONFLICT DO UPDATE SET "
                         "version = ?2, versiones = ?3, resultado = ?4"),
      load_(database, "SELECT id, huella, regla, estado, presente, version, fila_regla FROM " + schema +
                          ".reparos WHERE expediente = ?1 ORDER BY id"),
      formulate_(database, insert(schema, "reparos", 15)),
      see_(database, "UPDATE " + schema + ".reparos SET presente = ?2, observacion = ?3, version = ?4, fila_regla = ?5, "
                     "efecto = ?6, monto = ?7 WHERE id = ?1"),
      state_(database, "UPDATE " + schema + ".reparos SET estado = ?2, causa = ?3, evento = ?4, veces = veces + ?5 "
                       "WHERE id = ?1"),
      vanish_(database, "UPDATE " + schema + ".reparos SET presente = 0 WHERE id = ?1"),
      move_(database, insert(schema, "movimientos", 6)) {
  if (has_table(database, "fichas")) cards_.emplace(database, schema);
}

void Reconciler::read_ids() {
  auto const next = [&](char const* table) {
    return database_.execAndGet("SELECT coalesce(max(id), 0) + 1 FROM " + schema_ + '.' + table).getInt64();
  };
  next_reparo_ = next("reparos");
  next_move_ = next("movimientos");
}

void Reconciler::load(std::string const& dossier) {
  known_.clear();
  load_.bindNoCopy(1, dossier);
  while (load_.executeStep())
    known_.push_back({load_.getColumn(0).getInt64(), load_.getColumn(1).getString(), load_.getColumn(2).getString(),
                      load_.getColumn(3).getString(), load_.getColumn(4).getInt() != 0, load_.getColumn(5).getInt64(),
                      load_.getColumn(6).getInt64()});
  load_.reset();
}

Changes Reconciler::apply(ResultFacts const& facts, bool known) {
  if (known) load(facts.dossier);
  else known_.clear();
  auto const changes = work(facts, true);
  dossier_.bindNoCopy(1, facts.dossier);
  dossier_.bind(2, facts.version);
  dossier_.bind(3, facts.version_number);
  dossier_.bind(4, facts.result);
  run(dossier_);
  if (cards_ && (known || !facts.card.empty())) cards_->put(facts.dossier, facts.result, facts.card);
  return changes;
}

Changes Reconciler::would_change(ResultFacts const& facts) {
  load(facts.dossier);
  return work(facts, false);
}

Changes Reconciler::work(ResultFacts const& facts, bool write) {
  Changes changes;
  auto const before = known_.size();
  for (auto const& sighting : facts.sightings) {
    bool const is_breach = sighting.outcome == breach;
    if (!is_breach && sighting.outcome != excepted) continue;
    auto const found = std::ranges::find(known_, sighting.fingerprint, &Known::fingerprint);
    if (found == known_.end()) {
      if (!is_breach || sighting.effect == informs) continue;
      ++changes.formulated;
      if (write) formulate(facts, sighting);
      auto& now_known = known_.emplace_back();
      now_known.fingerprint = sighting.fingerprint;
      now_known.sighted = true;
      continue;
    }
    if (found->sighted) continue;
    found->sighted = true;
    bool const again = is_breach && settled_by_data(found->state);
    bool const covered = !is_breach && data_may_settle(found->state);
    if (again) ++changes.returned;
    else if (covered) ++changes.settled;
    else if (is_breach) ++changes.persisting;
    if (!write) continue;
    see(facts, sighting, *found, is_breach);
    if (again) move(facts, *found, state::formulado, cause::found_again, true);
    if (covered) move(facts, *found, state::dispensado, cause::dispensation, false);
  }
  for (std::size_t i = 0; i < before; ++i) {
    auto const& known = known_[i];
    if (known.sighted || !known.present) continue;
    auto const index = rules_.index(facts.rulebook, known.rule);
    auto const outcomes = index && *index < facts.outcomes.size() ? static_cast<unsigned char>(facts.outcomes[*index]) : 0;
    if (outcomes == 0 || (outcomes & undecided) != 0) continue;
    bool const settles = data_may_settle(known.state);
    if (settles) ++changes.settled;
    if (!write) continue;
    vanish(known);
    if (settles) move(facts, known, state::subsanado, why(facts, known), false);
  }
  return changes;
}

void Reconciler::formulate(ResultFacts const& facts, Sighting const& sighting) {
  auto const& rule = rules_.row(sighting.rule_row).id;
  formulate_.bind(1, next_reparo_++);
  formulate_.bindNoCopy(2, facts.dossier);
  formulate_.bindNoCopy(3, sighting.fingerprint);
  formulate_.bindNoCopy(4, rule);
  formulate_.bindNoCopy(5, sighting.effect);
  bind_text_or_null(formulate_, 6, sighting.amount);
  formulate_.bindNoCopy(7, state::formulado);
  formulate_.bind(8);
  formulate_.bind(9, 1);
  formulate_.bind(10, 1);
  formulate_.bind(11, facts.result);
  formulate_.bind(12, facts.event);
  formulate_.bind(13, sighting.observation);
  formulate_.bind(14, facts.version);
  formulate_.bind(15, sighting.rule_row);
  run(formulate_);
}

void Reconciler::see(ResultFacts const& facts, Sighting const& sighting, Known const& known, bool present) {
  see_.bind(1, known.id);
  see_.bind(2, present ? 1 : 0);
  see_.bind(3, sighting.observation);
  see_.bind(4, facts.version);
  see_.bind(5, sighting.rule_row);
  see_.bindNoCopy(6, sighting.effect);
  bind_text_or_null(see_, 7, sighting.amount);
  run(see_);
}

void Reconciler::move(ResultFacts const& facts, Known const& known, std::string const& to, std::string const& cause,
                      bool again) {
  state_.bind(1, known.id);
  state_.bindNoCopy(2, to);
  state_.bindNoCopy(3, cause);
  state_.bind(4, facts.event);
  state_.bind(5, again ? 1 : 0);
  run(state_);
  move_.bind(1, next_move_++);
  move_.bind(2, known.id);
  move_.bind(3, facts.event);
  move_.bindNoCopy(4, known.state);
  move_.bindNoCopy(5, to);
  move_.bindNoCopy(6, cause);
  run(move_);
}

void Reconciler::vanish(Known const& known) {
  vanish_.bind(1, known.id);
  run(vanish_);
}

std::string const& Reconciler::why(ResultFacts const& facts, Known const& known) {
  if (facts.version != known.version) return cause::data;
  auto const& then = rules_.row(known.rule_row);
  if (then.rulebook == facts.rulebook) return cause::date;
  auto const index = rules_.index(facts.rulebook, known.rule);
  auto const now = rules_.first_row(facts.rulebook) + static_cast<std::int64_t>(index.value_or(0));
  return rules_.row(now).hash == then.hash ? cause::parameter : cause::rule;
}

}  // namespace visado::ledger
