#include "ledger/rule_record.hpp"

#include <algorithm>

#include "ledger/reconcile.hpp"

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

namespace {

// Why a rule asks what it asks, in words: for the documents, which are written without the rule files at hand.
void record_grounds(SQLite::Database& database, Rulebook const& rulebook, std::int64_t first_row, Leaves& leaves) {
  Sha256 hash;
  RowWriter rows(database, "fundamentos", 5);
  auto id = next_id(database, "fundamentos");
  auto row = first_row;
  for (auto const& rule : rulebook.rules()) {
    JsonWriter basis;
    basis.begin_list();
    for (auto const& citation : rule.basis) {
      auto const article = citation.norm->articles.find(citation.article);
      basis.begin_object().key("cita").text(citation.text).key("norma").text(citation.norm->title);
      basis.key("dice").text(article == citation.norm->articles.end() ? std::string() : article->second);
      basis.key("conocido").text(to_string(citation.norm->text)).end_object();
    }
    basis.end_list();
    rows.integer(id).integer(row++).text(basis.text()).text(rule.recommendation).text(rule.question);
    leaves.add(Fact::fundamentos, id, rows.finish(hash));
    ++id;
  }
}

}  // namespace

std::string rulebook_identity(Rulebook const& rulebook) {
  auto const& schema = rulebook.schema().name;
  return schema == "expediente" ? rulebook.fingerprint() : rulebook.fingerprint() + '/' + schema;
}

RulebookRecord record_rulebook(SQLite::Database& database, Rulebook const& rulebook, Leaves& leaves) {
  SQLite::Statement known(database,
                          "SELECT l.id, (SELECT min(r.id) FROM reglas r WHERE r.reglamento = l.id) "
                          "FROM reglamentos l WHERE l.huella = ?1");
  known.bind(1, rulebook_identity(rulebook));
  if (known.executeStep()) {
    RulebookRecord const record{known.getColumn(0).getInt64(), known.getColumn(1).getInt64()};
    // A ledger of an earlier version kept no grounds.
    SQLite::Statement grounds(database, "SELECT 1 FROM fundamentos WHERE regla = ?1");
    grounds.bind(1, record.first_rule);
    if (!rulebook.rules().empty() && !grounds.executeStep()) record_grounds(database, rulebook, record.first_rule, leaves);
    return record;
  }

  Sha256 hash;
  RulebookRecord record{next_id(database, "reglamentos"), next_id(database, "reglas")};
  RowWriter books(database, "reglamentos", 2);
  auto const identity = rulebook_identity(rulebook);
  leaves.add(Fact::reglamentos, record.rulebook,
             books.integer(record.rulebook).text(identity).finish(hash));
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
  record_grounds(database, rulebook, record.first_rule, leaves);
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

std::string unvisited_outcomes(Rulebook const& rulebook, VerifyOptions const& options) {
  std::string bytes;
  for (auto const& rule : rulebook.rules())
    bytes += static_cast<char>(asks(rule, options) ? outcome_bit(Outcome::no_aplica) : 0);
  return bytes;
}

}  // namespace visado::ledger
