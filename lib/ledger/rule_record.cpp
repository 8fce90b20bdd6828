#include "ledger/rule_record.hpp"

#include <algorithm>

namespace visado::ledger {
namespace {

void add(RowBytes& bytes, std::optional<Expression> const& expression) {
  if (expression) bytes.text(expression->print(Language::en));
  else bytes.null();
}

std::string control_word(VerifyOptions const& options) {
  return options.control ? std::string(to_string(*options.control)) : std::string();
}

}  // namespace

Digest rule_hash(Rule const& rule) {
  RowBytes bytes;
  bytes.begin("regla").text(rule.id).text(to_string(rule.state)).text(to_string(rule.control));
  bytes.text(to_string(rule.severity)).text(to_string(rule.effect)).text(rule.question);
  for (auto const& stage : rule.stages) bytes.text(stage);
  for (auto const& end : {rule.validity.from, rule.validity.to})
    if (end) bytes.text(end->to_string());
    else bytes.null();
  add(bytes, rule.date);
  for (auto const& citation : rule.basis) bytes.text(citation.text);
  for (auto const& each : rule.for_each) bytes.text(each.variable).text(each.list.print(Language::en));
  add(bytes, rule.applies);
  add(bytes, rule.demands);
  for (auto const& field : rule.required) bytes.text(field.path);
  return Sha256().update(bytes.bytes()).digest();
}

RulebookRecord record_rulebook(SQLite::Database& database, Rulebook const& rulebook, Leaves& leaves) {
  SQLite::Statement known(database,
                          "SELECT l.id, (SELECT min(r.id) FROM reglas r WHERE r.reglamento = l.id) "
                          "FROM reglamentos l WHERE l.huella = ?1");
  known.bind(1, rulebook.fingerprint());
  if (known.executeStep()) return {known.getColumn(0).getInt64(), known.getColumn(1).getInt64()};

  Sha256 hash;
  RulebookRecord record{next_id(database, "reglamentos"), next_id(database, "reglas")};
  RowWriter books(database, "reglamentos", 2);
  leaves.add(Fact::reglamentos, record.rulebook,
             books.integer(record.rulebook).text(rulebook.fingerprint()).finish(hash));
  RowWriter rows(database, "reglas", 16);
  auto const& rules = rulebook.rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    auto const& rule = rules[i];
    auto const id = record.first_rule + static_cast<std::int64_t>(i);
    std::string const severity(to_string(rule.severity)), effect(to_string(rule.effect)),
        control(to_string(rule.control)), state(to_string(rule.state));
    auto const what = rule_hash(rule);
    rows.integer(id).integer(record.rulebook).integer(static_cast<std::int64_t>(i));
    rows.text(rule.id).text(rule.version).text(rule.title).text(severity).text(effect).text(control).text(state);
    rows.integer(rule.type == Rule::Type::manual).integer(rule.mendable).integer(rule.dispensable);
    if (rule.term) rows.integer(rule.term->days).integer(rule.term->working);
    else rows.null().null();
    leaves.add(Fact::reglas, id, rows.blob(bytes_of(what)).finish(hash));
  }
  return record;
}

std::int64_t record_scope(SQLite::Database& database, std::int64_t rulebook, VerifyOptions const& options,
                          Leaves& leaves) {
  auto const control = control_word(options);
  SQLite::Statement known(database,
                          "SELECT id FROM ambitos WHERE reglamento = ?1 AND control = ?2 AND etapa = ?3 AND clase = ?4");
  known.bind(1, rulebook);
  known.bindNoCopy(2, control);
  known.bindNoCopy(3, options.stage);
  known.bindNoCopy(4, options.class_value);
  if (known.executeStep()) return known.getColumn(0).getInt64();
  Sha256 hash;
  RowWriter rows(database, "ambitos", 5);
  auto const id = next_id(database, "ambitos");
  rows.integer(id).integer(rulebook).text(control).text(options.stage).text(options.class_value);
  leaves.add(Fact::ambitos, id, rows.finish(hash));
  return id;
}

bool asks(Rule const& rule, VerifyOptions const& options) {
  return (rule.state == RuleState::activa || rule.state == RuleState::en_prueba) &&
         (!options.control || rule.control == *options.control) &&
         (options.stage.empty() || rule.stages.empty() ||
          std::ranges::find(rule.stages, options.stage) != rule.stages.end());
}

}  // namespace visado::ledger
